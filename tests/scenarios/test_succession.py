"""E22 and the heirs of E7: a party changes by ruling alone, and nothing that stood against one stands against another."""

from __future__ import annotations

from datetime import date

from courts.models import Document, Subject
from defaulters.models import AbilityFinding, Decision, Grading, Listing
from defaulters.rules.codes import Code
from enforcement.management.demo import moves
from enforcement.models import Restriction
from enforcement.selectors import public, queue
from tests.factories import agencies, cases, succeeding
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

RULED = date(2026, 6, 1)
ENTERED = date(2026, 6, 15)


def deregistered(world: World) -> tuple[Listing, Subject]:
    """A company that was listed, has been struck off the register, and who took its property for nothing."""
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    case = moves.filed(world, [cases.debt(unit)], interest_rule="none")
    cases.able(world, case)
    listing = cases.listed(world.on(LISTED), case)
    return listing, moves.company(world, "丰野仓储有限公司", "申屠岳")


def about(subject: Subject) -> list[bool]:
    """Whether anything that leads to a sanction, or is one, exists about this person."""
    return [
        rows.exists()
        for rows in (
            Document.objects.filter(subject=subject),
            AbilityFinding.objects.filter(obligor__subject=subject),
            Grading.objects.filter(obligor__subject=subject),
            Decision.objects.filter(subject=subject),
            Listing.objects.filter(subject=subject),
            Restriction.objects.filter(subject=subject),
        )
    ]


def test_e22_the_successor_of_a_deregistered_unit_owes_by_ruling_and_inherits_no_listing(
    world: World,
) -> None:
    listing, taker = deregistered(world)
    hotel = agencies.hotel().agency
    change = succeeding.asked(world.on(RULED), listing.case, "took_property", listing.subject_id, taker)
    succeeding.entered(world, change, 30_000)
    assert moves.obligors(listing.case).filter(subject=taker).count() == 1
    assert about(taker) == [False] * 6
    assert cases.verdict(hotel, taker, ENTERED, "tourism") == "clear"
    assert (cases.bound(taker, ENTERED), cases.told(taker)) == (set(), [])
    assert public.record(taker.pk, ENTERED).is_empty
    cases.assert_sound()


def test_e22_before_the_ruling_is_final_nobody_succeeds_and_what_stood_still_stands(world: World) -> None:
    listing, taker = deregistered(world)
    succeeding.asked(world.on(RULED), listing.case, "took_property", listing.subject_id, taker)
    assert moves.obligors(listing.case).filter(subject=taker).count() == 0
    listing.refresh_from_db()
    assert (listing.state, listing.subject_id == taker.pk) == ("published", False)


def test_e22_what_stands_against_the_unit_is_for_the_judge_to_end(world: World) -> None:
    listing, taker = deregistered(world)
    change = succeeding.asked(world.on(RULED), listing.case, "took_property", listing.subject_id, taker)
    succeeding.entered(world, change, 30_000)
    tasks = queue.of(world.people["judge"], world.today)
    assert [one.subject_id for one in tasks if one.kind == "succeeded"] == [listing.subject_id]


def test_e7_an_heir_needs_an_own_notice_before_any_measure(world: World) -> None:
    listing = cases.listed_debtor(world)
    change = succeeding.entered(world.on(RULED), succeeding.inherited(world, listing.case), 20_000)
    heir = moves.obligors(listing.case).get(subject=change.successor_id)
    assert about(heir.subject) == [False] * 6
    with refused(Code.WARNING_NOT_SERVED):
        moves.draft(world, listing.case, ["G1"], "拒不履行。", subject_id=heir.subject_id, **cases.NO_GRACE)


def test_e7_an_heir_who_has_handed_over_the_estate_is_bound_no_more(world: World) -> None:
    case = cases.debtor(world)
    change = succeeding.entered(world.on(LISTED), succeeding.inherited(world, case), 20_000)
    moves.notice(world, case, change.successor_id)
    cases.able(world.on(ENTERED), case)
    order = moves.served(world, moves.signed(world, cases.drafted_order(world, case, change.successor_id)))
    cases.paid(world, case, 20_000, subject_id=change.successor_id)
    tasks = [one.subject_id for one in queue.of(world.people["judge"], ENTERED) if one.kind == "limit_spent"]
    assert tasks == [change.successor_id]
    moves.relieved(world, "lift", order, "已在所得遗产范围内履行。")
    assert cases.bound(change.successor_id, ENTERED) == set()
