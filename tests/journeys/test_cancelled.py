"""Cancelled as wrong: void from the start, for the listing, its order and whom it reached."""

from __future__ import annotations

from datetime import date

from defaulters.models import Decision
from enforcement.management.demo import moves
from tests.factories import agencies, cases
from tests.factories.cases import LISTED, World

FOUND = date(2026, 11, 16)


def test_scenario_42_a_namesake_was_listed_and_it_counts_as_never_having_been(world: World) -> None:
    listing = cases.listed_debtor(world)
    airline = agencies.airline().agency
    assert cases.verdict(airline, listing.subject, LISTED) == "restricted"
    moves.relieved(world.on(FOUND), "cancel", listing.decision, "经核对身份，系同名他人。")
    listing.refresh_from_db()
    row = listing.restrictions.get()
    assert (listing.state, listing.ended_on, listing.end_reason) == ("cancelled", FOUND, "wrong")
    assert (row.state, row.ended_on, row.end_reason) == ("cancelled", FOUND, "wrong")
    assert cases.told(listing.subject) == ["imposed", "cancelled"]
    assert [cases.bound(listing.subject, day) for day in (LISTED, date(2026, 11, 15), FOUND)] == [set()] * 3
    assert cases.verdict(airline, listing.subject, FOUND) == "clear"
    assert set(Decision.objects.exclude(kind="cancel").values_list("state", flat=True)) == {"revoked"}
    cases.assert_sound()


def test_it_is_void_for_the_linked_person_too(world: World) -> None:
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    case = moves.filed(world, [cases.debt(unit)], interest_rule="none")
    cases.able(world, case)
    listing = cases.listed(world.on(LISTED), case)
    cases.reached(world, case, head, listing.decision.pair)
    moves.relieved(world.on(FOUND), "cancel", listing.decision, "另一公司。")
    assert [cases.told(who) for who in (unit, head)] == [["imposed", "cancelled"]] * 2
    assert [cases.bound(who, LISTED) for who in (unit, head)] == [set(), set()]
    cases.assert_sound()
