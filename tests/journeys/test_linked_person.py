"""A unit that is listed, and the person behind it: reached by an own finding, released together with the unit."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from courts.models import Case, Performance, Subject
from defaulters.models import Listing
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.management.demo.stage import SHANGHAI
from enforcement.models import Restriction
from enforcement.services import performances
from tests.factories import cases
from tests.factories.cases import LISTED, World

REACHED, PAID = date(2026, 5, 20), date(2026, 9, 30)


@pytest.fixture
def unit(world: World) -> Subject:
    return moves.company(world, "禾穗食品有限公司", "申屠岳")


@pytest.fixture
def head(world: World) -> Subject:
    return moves.person(world, "申屠岳", date(1969, 11, 2))


@pytest.fixture
def case(world: World, unit: Subject) -> Case:
    made = moves.filed(world, [cases.debt(unit)], interest_rule="none")
    cases.able(world, made)
    return made


def test_reached_from_the_service_of_the_own_decision_and_released_with_the_unit(
    world: World, unit: Subject, head: Subject, case: Case
) -> None:
    listing = cases.listed(world.on(LISTED), case)
    cases.reached(world.on(REACHED), case, head, listing.decision.pair)
    assert cases.bound(head, REACHED) == cases.bound(unit, REACHED)
    cases.paid(world.on(PAID), case, 86_400)
    assert tasks.remove_due(datetime(2026, 10, 10, 17, tzinfo=SHANGHAI)) == 1
    days = (LISTED, date(2026, 5, 19), REACHED, date(2026, 9, 29), PAID)
    assert [bool(cases.bound(unit, day)) for day in days] == [True, True, True, True, False]
    assert [bool(cases.bound(head, day)) for day in days] == [False, False, True, True, False]
    assert [cases.told(who) for who in (unit, head)] == [["imposed", "stayed", "lifted"]] * 2
    cases.assert_sound()


def test_scenario_10_the_person_is_never_listed_for_the_units_debt(
    world: World, head: Subject, case: Case
) -> None:
    listing = cases.listed(world.on(LISTED), case)
    cases.reached(world.on(REACHED), case, head, listing.decision.pair)
    assert [row.subject for row in Listing.objects.all()] == [listing.subject]
    row = Restriction.objects.get(subject=head)
    assert (row.linked_person is not None, row.order.kind, row.listing) == (True, "reach", listing)


def test_in_the_units_grace_the_person_is_bound_by_nothing_and_then_together_with_it(
    world: World, unit: Subject, head: Subject, case: Case
) -> None:
    listing = cases.listed(world.on(LISTED), case, grace_months=1)
    cases.reached(world.on(REACHED), case, head, listing.decision.pair)
    assert (cases.bound(head, REACHED), cases.told(head)) == (set(), [])
    assert tasks.publish_due(datetime(2026, 6, 15, 9, tzinfo=SHANGHAI)) == 1
    published = date(2026, 6, 15)
    assert cases.bound(head, published) == cases.bound(unit, published) != set()
    cases.assert_sound()


def test_who_is_reached_after_the_unit_has_paid_is_bound_by_nothing(
    world: World, head: Subject, case: Case
) -> None:
    listing = cases.listed(world.on(LISTED), case)
    cases.paid(world.on(REACHED), case, 86_400)
    cases.reached(world, case, head, listing.decision.pair)
    assert (cases.bound(head, REACHED), cases.told(head)) == (set(), [])
    cases.assert_sound()


def test_a_reversal_binds_both_again(world: World, unit: Subject, head: Subject, case: Case) -> None:
    listing = cases.listed(world.on(LISTED), case)
    cases.reached(world.on(REACHED), case, head, listing.decision.pair)
    cases.paid(world.on(date(2026, 6, 18)), case, 86_400)
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=Performance.objects.get().pk, reason="退汇。")
    assert [cases.told(who) for who in (unit, head)] == [["imposed", "stayed", "reinstated"]] * 2
    assert cases.bound(head, date(2026, 6, 22)) == cases.bound(unit, date(2026, 6, 22)) != set()
    cases.assert_sound()
