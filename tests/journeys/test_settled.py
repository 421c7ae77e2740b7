"""D2: a settlement, performed in full; signing it alone, or half of it, releases nobody."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from courts.models import Performance
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.management.demo.stage import SHANGHAI
from enforcement.services import performances
from tests.factories import cases, proceedings
from tests.factories.cases import LISTED, World

SIGNED, FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 31)
DUE = date(2026, 8, 5)


def test_scenario_30_the_last_instalment_releases_and_the_listing_ends_by_d2(world: World) -> None:
    listing = cases.listed_debtor(world)
    settlement = proceedings.settled(world.on(SIGNED), listing.case, 60_000, date(2026, 12, 31))
    cases.paid(world.on(FIRST), listing.case, 30_000, settlement_id=settlement.pk)
    listing.refresh_from_db()
    settlement.refresh_from_db()
    assert (listing.state, settlement.state) == ("published", "current")
    cases.paid(world.on(LAST), listing.case, 30_000, settlement_id=settlement.pk)
    listing.refresh_from_db()
    settlement.refresh_from_db()
    assert (listing.state, listing.removal_reason, settlement.state) == ("shielded", "D2", "performed")
    assert tasks.remove_due(datetime(2026, 8, 5, 17, tzinfo=SHANGHAI)) == 1
    listing.refresh_from_db()
    assert (listing.state, listing.ended_on, listing.end_reason) == ("deleted", DUE, "D2")
    assert cases.told(listing.subject) == ["imposed", "stayed", "lifted"]
    days = (LISTED, SIGNED, FIRST, date(2026, 7, 30), LAST, DUE)
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True] * 4 + [False] * 2
    cases.assert_sound()


def test_the_same_sum_outside_the_settlement_is_part_of_the_debt(world: World) -> None:
    listing = cases.listed_debtor(world)
    proceedings.settled(world.on(SIGNED), listing.case, 60_000, date(2026, 12, 31))
    cases.paid(world.on(LAST), listing.case, 60_000)
    listing.refresh_from_db()
    assert (listing.state, cases.states(listing.case.judgment)) == ("published", ["active"])


def test_a_reversed_instalment_opens_the_settlement_and_binds_again(world: World) -> None:
    listing = cases.listed_debtor(world)
    settlement = proceedings.settled(world.on(SIGNED), listing.case, 60_000, date(2026, 12, 31))
    cases.paid(world.on(FIRST), listing.case, 30_000, settlement_id=settlement.pk)
    performance = moves.paid(world.on(LAST), listing.case, Decimal(30_000), settlement_id=settlement.pk)
    moves.confirmed(world, performance)
    first = Performance.objects.order_by("pk")[0]
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=first.pk, reason="退汇。")
    listing.refresh_from_db()
    settlement.refresh_from_db()
    assert (listing.state, settlement.state, cases.states(listing.case.judgment)) == (
        "published", "current", ["active"],
    )  # fmt: skip
    assert cases.told(listing.subject) == ["imposed", "stayed", "reinstated"]
    cases.assert_sound()
