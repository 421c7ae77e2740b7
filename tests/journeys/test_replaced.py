"""An order is replaced by a milder one, then by a stricter one: what partners are told, and what they read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.services import performances
from tests.factories import agencies, cases
from tests.factories.cases import LISTED, World
from tests.factories.mirror import Mirror

PAID = date(2026, 7, 1)
REVERSED = date(2026, 8, 3)
TRAVEL = {"air", "rail_sleeper", "ship_cabin", "rail_high_speed"}


def mirrored() -> Mirror:
    """What a reader of the whole feed holds."""
    mirror = Mirror()
    for change in Change.objects.order_by("entry"):
        mirror.read(change)
    return mirror


def test_half_is_paid_a_milder_order_takes_its_place_and_a_reversal_brings_a_stricter_one(
    world: World,
) -> None:
    airline, hotel = agencies.airline().agency, agencies.hotel().agency
    case = cases.debtor(world, 100_000)
    order = cases.ordered(world.on(LISTED), case)
    moves.confirmed(world.on(PAID), moves.paid(world.on(PAID), case, Decimal(50_000)))
    assert cases.verdict(airline, order.subject, PAID) == "restricted"
    milder = moves.signed(world, Decision.objects.get(kind="milder"))
    assert cases.verdict(airline, order.subject, PAID) == "clear"
    assert cases.verdict(hotel, order.subject, PAID, "tourism") == "restricted"
    with world.on(REVERSED).act("chief") as act:
        performances.reverse(act=act, performance_id=milder.content["performance"], reason="退汇。")
    assert cases.verdict(airline, order.subject, REVERSED) == "clear"
    cases.replaced(world, milder)
    assert cases.verdict(airline, order.subject, REVERSED) == "restricted"
    told = [(row.kind, set(row.items)) for row in Change.objects.order_by("entry")]
    every, rest = told[0][1], told[0][1] - TRAVEL
    assert told[1:] == [("imposed", rest), ("lifted", every), ("imposed", every), ("lifted", rest)]
    mirror, days = mirrored(), [REVERSED, date(2027, 8, 3), date(2027, 8, 4)]
    assert [mirror.bound(day) for day in days] == [cases.bound(order.subject, day) for day in days]
    cases.assert_sound()


def test_at_no_position_of_the_feed_is_an_item_missing_that_both_orders_name(world: World) -> None:
    case = cases.debtor(world)
    order = cases.ordered(world.on(LISTED), case)
    items = set(order.restrictions.get().items)
    cases.replaced(world.on(PAID), order, dropped_items=["vehicle"], drop_reasons="营运所需。")
    mirror = Mirror()
    for change in Change.objects.order_by("entry"):
        mirror.read(change)
        assert items - {"vehicle"} <= mirror.bound(PAID)
