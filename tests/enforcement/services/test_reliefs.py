"""What a signed decision that relieves does, and what it may not do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courts.rules.codes import Code as CourtCode
from defaulters.models import Decision, Listing, ListingCorrection
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.models import Change, Permission
from enforcement.rules.codes import Code
from tests.factories import cases
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

LATER = date(2026, 6, 18)
TRIP = {
    "permission": "need",
    "items": ["air"], "purpose": "异地住院手术", "buy_from": "2026-06-18", "buy_until": "2026-06-30",
    "use_from": "2026-06-22", "use_until": "2026-07-05",
}  # fmt: skip


@pytest.fixture
def listing(world: World) -> Listing:
    return cases.listed_debtor(world)


@pytest.fixture
def timed(world: World) -> Listing:
    case = cases.debtor(world)
    cases.conduct(world, case, "G4")
    return cases.listed(world.on(LISTED), case, ["G4"])


def relieved(world: World, listing: Listing, kind: str, **content: Any) -> Listing:
    moves.relieved(world, kind, listing.decision, "经审查，理由成立。", **content)
    return Listing.objects.get(pk=listing.pk)


NO_ENDING = [
    ("D1", ListingCode.LISTING_NOT_PERFORMED),
    ("D2", ListingCode.LISTING_NOT_PERFORMED),
    ("D4", Code.RELIEF_NEEDS_SEARCHES),
    ("D5", Code.RELIEF_NEEDS_RULING),
    ("D6", Code.RELIEF_NEEDS_RULING),
    ("D7", Code.RELIEF_NEEDS_RULING),
    ("part_payment", ListingCode.LISTING_NOT_AN_ENDING),
    ("settlement_signed", ListingCode.LISTING_NOT_AN_ENDING),
    ("", ListingCode.LISTING_ENDING_UNKNOWN),
]


@pytest.mark.parametrize(("reason", "code"), NO_ENDING)
def test_what_ends_no_listing_is_refused_at_the_signature(
    world: World, listing: Listing, reason: str, code: Any
) -> None:
    draft = cases.submitted_relief(world, "delete", listing.decision, reason=reason)
    with refused(code):
        cases.signed_relief(world, draft)


@pytest.mark.parametrize("role", ["chief", "president"])
def test_two_people_relieve_and_the_signature_takes_effect(world: World, listing: Listing, role: str) -> None:
    draft = cases.submitted_relief(world.on(LATER), "delete", listing.decision, reason="D3")
    signed = cases.signed_relief(world, draft, role)
    listing.refresh_from_db()
    assert (signed.state, signed.reviewer, signed.signer) == ("signed", None, world.people[role])
    assert (listing.state, listing.ended_on, listing.ended_by) == ("deleted", LATER, signed)
    assert cases.bound(listing.subject, LATER) == set()
    cases.assert_sound()


def test_the_author_does_not_sign_the_relief(world: World, listing: Listing) -> None:
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D3")
    Decision.objects.filter(pk=draft.pk).update(author=world.people["chief"])
    with refused(ListingCode.DECISION_SAME_PERSON):
        cases.signed_relief(world, draft, "chief")


def test_the_judge_deletes_what_is_paid_before_the_deadline(world: World, listing: Listing) -> None:
    cases.paid(world.on(LATER), listing.case, 86_400)
    listing = relieved(world, listing, "delete", reason="D1")
    row = listing.restrictions.get()
    assert (listing.state, listing.end_reason, row.state, row.end_reason) == ("deleted", "D1", "lifted", "D1")
    assert Change.objects.latest("entry").article == "法释〔2017〕7号第10条第1款第1项"
    cases.assert_sound()


CONSENTS = [("both", ["lifted", "lifted"], False), ("list", ["lifted", "active"], True)]


@pytest.mark.parametrize(("scope", "states", "bound"), CONSENTS)
def test_d3_reaches_the_list_or_the_order_too_as_the_applicant_consents(
    world: World, listing: Listing, scope: str, states: list[str], bound: bool
) -> None:
    cases.ordered(world, listing.case)
    listing = relieved(world.on(LATER), listing, "delete", reason="D3", restrictions=scope)
    assert (listing.state, cases.states(listing.case.judgment)) == ("deleted", states)
    assert bool(cases.bound(listing.subject, LATER)) is bound
    cases.assert_sound()


@pytest.mark.parametrize(
    ("scope", "code"),
    [("order", Code.RELIEF_LISTING_NEEDS_ORDER), ("keep", ListingCode.LISTING_CONSENT_SCOPE_INVALID)],
)
def test_d3_leaves_no_listing_without_its_order(
    world: World, listing: Listing, scope: str, code: Any
) -> None:
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D3", restrictions=scope)
    with refused(code):
        cases.signed_relief(world, draft)


def test_scenario_26_the_events_of_article_10_do_not_end_a_timed_listing(
    world: World, timed: Listing
) -> None:
    draft = cases.submitted_relief(world, "delete", timed.decision, reason="D1")
    with refused(ListingCode.LISTING_ENDING_UNAVAILABLE):
        cases.signed_relief(world, draft)


def test_an_untimed_listing_is_not_deleted_early(world: World, listing: Listing) -> None:
    draft = cases.submitted_relief(world, "early_delete", listing.decision)
    with refused(ListingCode.LISTING_ENDING_UNAVAILABLE):
        cases.signed_relief(world, draft)


def test_a_timed_listing_is_deleted_early_by_decision_also_before_the_debt_is_paid(
    world: World, timed: Listing
) -> None:
    timed = relieved(world.on(LATER), timed, "early_delete")
    assert (timed.state, timed.end_reason, cases.states(timed.case.judgment)) == (
        "deleted", "early_deletion", ["lifted"],
    )  # fmt: skip


def test_g1_beside_a_timed_ground_waits_for_both_clocks(world: World) -> None:
    case = cases.debtor(world)
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(LISTED), case, ["G1", "G4"])
    early = cases.submitted_relief(world, "early_delete", listing.decision)
    with refused(ListingCode.LISTING_GROUND_LEFT):
        cases.signed_relief(world, early)
    cases.paid(world.on(LATER), case, 86_400)
    by_event = cases.submitted_relief(world, "delete", listing.decision, reason="D1")
    with refused(ListingCode.LISTING_GROUND_LEFT):
        cases.signed_relief(world, by_event)
    cases.signed_relief(world, early)
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason) == ("deleted", "early_deletion")


def test_scenario_42_a_cancellation_voids_listing_order_and_decisions(world: World, listing: Listing) -> None:
    listing = relieved(world.on(LATER), listing, "cancel")
    made = list(Decision.objects.filter(kind__in=["list", "restrict"]).values_list("state", flat=True))
    assert (listing.state, listing.end_reason, made) == ("cancelled", "wrong", ["revoked", "revoked"])
    assert cases.told(listing.subject) == ["imposed", "cancelled"]
    assert [cases.bound(listing.subject, day) for day in (LISTED, LATER)] == [set(), set()]
    cases.assert_sound()


def test_a_cancellation_in_the_grace_is_told_to_nobody(world: World) -> None:
    case = cases.debtor(world)
    listing = cases.listed(world.on(LISTED), case, grace_months=1)
    listing = relieved(world, listing, "cancel")
    made = list(Decision.objects.filter(kind__in=["list", "restrict"]).values_list("state", flat=True))
    assert (listing.state, listing.end_reason, made) == ("dropped", "wrong", ["revoked", "revoked"])
    assert (cases.states(case.judgment), cases.told(listing.subject)) == (["cancelled"], [])
    cases.assert_sound()


def test_scenario_43_a_correction_keeps_the_day_of_publication_and_tells_the_partners(
    world: World, listing: Listing
) -> None:
    before = dict(listing.published or {})
    listing = relieved(world.on(LATER), listing, "correct", after={"basis_maker": "更正后的法院"})
    row = ListingCorrection.objects.get()
    assert listing.published == before | {"basis_maker": "更正后的法院"}
    assert (row.before, row.after, row.corrected_on) == (before, listing.published, LATER)
    assert (listing.published_on, cases.told(listing.subject)) == (LISTED, ["imposed", "corrected"])
    cases.assert_sound()


@pytest.mark.parametrize("after", [{}, {"address": "某街1号"}])
def test_a_correction_changes_what_was_published_and_adds_nothing(
    world: World, listing: Listing, after: dict[str, str]
) -> None:
    draft = cases.submitted_relief(world, "correct", listing.decision, after=after)
    with refused(Code.RELIEF_CORRECTS_NOTHING):
        cases.signed_relief(world, draft)


def test_the_order_of_a_listed_person_is_not_lifted_while_the_listing_stands(
    world: World, listing: Listing
) -> None:
    draft = cases.submitted_relief(world, "lift", listing.decision.pair)
    with refused(Code.RELIEF_LISTING_NEEDS_ORDER):
        cases.signed_relief(world, draft)


def test_an_order_alone_is_lifted_for_all_whom_it_reached(world: World) -> None:
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    case = moves.filed(world, [cases.debt(unit)], interest_rule="none")
    cases.able(world, case)
    order = cases.ordered(world.on(LISTED), case)
    cases.reached(world, case, head, order)
    assert cases.bound(head, LISTED) == cases.bound(unit, LISTED) != set()
    moves.relieved(world.on(LATER), "lift", order, "无继续限制的必要。")
    assert [cases.told(who) for who in (unit, head)] == [["imposed", "lifted"]] * 2
    assert [cases.bound(who, LATER) for who in (unit, head)] == [set(), set()]
    cases.assert_sound()


def test_the_reach_to_one_person_is_lifted_alone(world: World) -> None:
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    case = moves.filed(world, [cases.debt(unit)], interest_rule="none")
    cases.able(world, case)
    listing = cases.listed(world.on(LISTED), case)
    reach = cases.reached(world, case, head, listing.decision.pair)
    moves.relieved(world.on(LATER), "lift", reach, "已不再任职，亦无控制。")
    assert (cases.bound(head, LATER), "air" in cases.bound(unit, LATER)) == (set(), True)
    cases.assert_sound()


def test_scenario_49_a_permission_frees_its_items_in_its_window_and_says_so_in_the_feed(
    world: World, listing: Listing
) -> None:
    moves.relieved(world.on(LATER), "permit", listing.decision.pair, "本人住院手术。", **TRIP)
    change = Change.objects.latest("entry")
    assert (change.kind, change.items) == ("exempted", ["air"])
    assert (change.from_day, change.until_day) == (date(2026, 6, 22), date(2026, 7, 5))
    days = [date(2026, 6, 21), date(2026, 6, 22), date(2026, 7, 5), date(2026, 7, 6)]
    assert ["air" in cases.bound(listing.subject, day) for day in days] == [True, False, False, True]
    assert all("tourism" in cases.bound(listing.subject, day) for day in days)
    assert Permission.objects.get().items == ["air"]


@pytest.mark.parametrize("items", [[], ["private_school"], ["air", "private_school"]])
def test_a_permission_is_for_items_that_the_order_carries(
    world: World, listing: Listing, items: list[str]
) -> None:
    world.on(LATER)
    with refused(Code.PERMISSION_BEYOND_ORDER):
        cases.submitted_relief(world, "permit", listing.decision.pair, **TRIP | {"items": items})


def test_what_has_ended_is_not_ended_again(world: World, listing: Listing) -> None:
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D3")
    relieved(world, listing, "delete", reason="D3")
    with refused(CourtCode.TRANSITION_NOT_ALLOWED):
        cases.signed_relief(world, draft)
