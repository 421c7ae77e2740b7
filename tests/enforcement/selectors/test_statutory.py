"""What the law attaches to a person: own debts, a large sum, the days of the listing."""

from __future__ import annotations

from datetime import date

import pytest

from courts.services import acts
from defaulters.models import Listing
from enforcement.management.demo import moves
from enforcement.selectors.statutory import attached_to
from enforcement.services import catalogue as service
from tests.factories import cases, catalogue
from tests.factories.cases import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


@pytest.fixture
def consequences(world: World) -> set[str]:
    with acts.begin(actor=acts.system("seeds"), now=catalogue.LOADED_AT) as act:
        service.load_consequences(act=act, content=catalogue.seed("statutory_consequences.json"))
    return {row["code"] for row in catalogue.seed("statutory_consequences.json")["statutory_consequences"]}


def attached(listing: Listing, day: date = TODAY) -> set[str]:
    return {one.consequence.code for one in attached_to(listing.subject, day)}


def test_a_large_own_debt_carries_all_and_a_small_one_only_what_rests_on_the_listing(
    world: World, consequences: set[str]
) -> None:
    large, small = cases.listed_debtor(world, 600_000), cases.listed_debtor(world, name="小额")
    assert attached(large) == consequences
    by_listing = {
        row["code"]
        for row in catalogue.seed("statutory_consequences.json")["statutory_consequences"]
        if "large_sum" not in row["tests"]
    }
    assert attached(small) == by_listing


def test_they_begin_with_the_publication_and_end_with_the_shield(
    world: World, consequences: set[str]
) -> None:
    listing = cases.listed_debtor(world)
    before = attached(listing, date(2026, 5, 11))
    cases.paid(world.on(TODAY), listing.case, 86_400)
    assert (before, attached(listing)) == (set(), set())


def test_none_passes_through_a_unit(world: World, consequences: set[str]) -> None:
    unit, head = (
        moves.company(world, "禾穗食品有限公司", "申屠岳"),
        moves.person(world, "申屠岳", date(1969, 11, 2)),
    )
    case = moves.filed(world, [cases.debt(unit, 600_000)], interest_rule="none")
    cases.able(world, case, 900_000)
    order = cases.listed(world.on(cases.LISTED), case).decision.pair
    cases.reached(world, case, head, order)
    assert attached_to(head, TODAY) == ()
