"""A death recorded, what it stays, and what binds again when it was wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Subject
from courts.rules.codes import Code
from defaulters.models import Listing
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.services import deaths, performances
from tests.factories import cases, proceedings
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

BORN = date(1969, 11, 2)
DIED = date(2026, 6, 1)  # a Monday
FOUND = date(2026, 6, 5)  # a Friday
AGAIN = date(2026, 6, 8)  # the Monday after


@pytest.fixture
def listing(world: World) -> Listing:
    """Published on LISTED, with its order."""
    return cases.listed_debtor(world)


def record(world: World, subject: Subject, died_on: date = LISTED, evidence: str = "死亡证明") -> None:
    with world.act("clerk") as act:
        deaths.record(
            act=act, court=world.court, subject_id=subject.pk, died_on=died_on, evidence=evidence
        )  # fmt: skip


def stands(listing: Listing) -> tuple[str, str, bool, bool]:
    """The state of the entry and of its order, and which stays hold the order."""
    listing.refresh_from_db()
    row = listing.restrictions.get()
    return listing.state, row.state, row.stayed_by_death, row.stayed_by_id is not None


def test_a_death_is_recorded_once_with_its_evidence_when_it_has_happened(
    world: World, listing: Listing
) -> None:
    for code, given in [
        (Code.SUBJECT_DEATH_IN_FUTURE, {"died_on": DIED}),
        (Code.REASON_MISSING, {"evidence": " "}),
    ]:
        with refused(code):
            record(world, listing.subject, **given)  # type: ignore[arg-type]
    record(world, listing.subject)
    with refused(Code.SUBJECT_NOT_ALIVE):
        record(world, listing.subject)
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    with refused(Code.SUBJECT_NOT_ALIVE):
        record(world, unit)


def test_what_binds_is_stayed_at_once_and_the_entry_is_shielded(world: World, listing: Listing) -> None:
    proceedings.died(world.on(DIED), listing.subject_id)
    assert stands(listing) == ("shielded", "stayed", True, False)
    assert cases.bound(listing.subject_id, DIED) == set()
    change = Change.objects.latest("entry")
    assert (change.kind, change.reason, change.from_day, change.until_day) == (
        "stayed", "deceased", DIED, None,
    )  # fmt: skip
    assert listing.removal_due_on is None
    cases.assert_sound()


def test_who_is_alive_is_bound_again_from_the_next_working_day(world: World, listing: Listing) -> None:
    proceedings.died(world.on(DIED), listing.subject_id)
    proceedings.alive(world.on(FOUND), listing.subject_id)
    assert stands(listing) == ("published", "active", False, False)
    assert [len(cases.bound(listing.subject_id, day)) > 0 for day in (FOUND, AGAIN)] == [False, True]
    assert cases.told(listing.subject_id) == ["imposed", "stayed", "reinstated"]
    with refused(Code.SUBJECT_NOT_DEAD):
        proceedings.alive(world, listing.subject_id)
    cases.assert_sound()


def test_what_is_performed_after_the_death_stays_stayed_whoever_lives(world: World, listing: Listing) -> None:
    proceedings.died(world.on(DIED), listing.subject_id)
    cases.paid(world, listing.case, 86_400)
    assert stands(listing) == ("shielded", "stayed", True, True)
    proceedings.alive(world.on(FOUND), listing.subject_id)
    assert stands(listing) == ("shielded", "stayed", False, True)
    assert cases.told(listing.subject_id) == ["imposed", "stayed"]
    cases.assert_sound()


def test_a_reversed_performance_binds_nobody_who_has_died(world: World, listing: Listing) -> None:
    performance = moves.paid(world, listing.case, Decimal(86_400))
    moves.confirmed(world, performance)
    proceedings.died(world.on(DIED), listing.subject_id)
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=performance.pk, reason="退票")
    assert stands(listing) == ("shielded", "stayed", True, False)
    assert cases.told(listing.subject_id) == ["imposed", "stayed"]
    proceedings.alive(world.on(FOUND), listing.subject_id)
    assert stands(listing) == ("published", "active", False, False)
    cases.assert_sound()


def test_who_stands_behind_a_unit_is_free_after_death_and_the_unit_is_not(world: World) -> None:
    unit, head = moves.company(world, "禾穗食品有限公司", "申屠岳"), moves.person(world, "申屠岳", BORN)
    case = moves.filed(world, [cases.debt(unit)], interest_rule="none")
    cases.able(world, case)
    order = cases.listed(world.on(LISTED), case).decision.pair
    cases.reached(world, case, head, order)
    proceedings.died(world.on(DIED), head.pk)
    assert (cases.bound(head, DIED), len(cases.bound(unit, DIED)) > 0) == (set(), True)
    assert Listing.objects.get().state == "published"
