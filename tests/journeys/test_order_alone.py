"""A restriction order without a listing: ends with its own period, with its debt, or by decision."""

from __future__ import annotations

from datetime import date, datetime

from defaulters.models import Listing
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.management.demo.stage import SHANGHAI
from tests.factories import cases
from tests.factories.cases import LISTED, World

LAST = date(2027, 5, 12)
DAY_AFTER = date(2027, 5, 13)


def test_it_ends_by_itself_with_its_period_and_a_new_order_renews_it(world: World) -> None:
    case = cases.debtor(world)
    row = cases.ordered(world.on(LISTED), case).restrictions.get()
    days = (date(2026, 5, 11), LISTED, LAST, DAY_AFTER)
    assert [bool(cases.bound(row.subject, day)) for day in days] == [False, True, True, False]
    assert tasks.end_by_time(datetime(2027, 5, 13, 9, tzinfo=SHANGHAI)) == 1
    row.refresh_from_db()
    assert (row.state, row.ended_on, row.end_reason) == ("lifted", DAY_AFTER, "period_ended")
    cases.ordered(world.on(DAY_AFTER), case)
    assert cases.told(row.subject) == ["imposed", "lifted", "imposed"]
    assert [bool(cases.bound(row.subject, day)) for day in days] == [False, True, True, True]
    assert Listing.objects.count() == 0
    cases.assert_sound()


def test_scenario_52_it_stops_with_the_debt_in_the_act_of_the_confirmation(world: World) -> None:
    case = cases.debtor(world)
    row = cases.ordered(world.on(LISTED), case).restrictions.get()
    paid = date(2026, 10, 8)
    cases.paid(world.on(paid), case, 86_400)
    row.refresh_from_db()
    assert (row.state, cases.told(row.subject)) == ("stayed", ["imposed", "stayed"])
    days = (date(2026, 10, 7), paid, LAST)
    assert [bool(cases.bound(row.subject, day)) for day in days] == [True, False, False]
    cases.assert_sound()


def test_it_is_lifted_by_decision(world: World) -> None:
    case = cases.debtor(world)
    order = cases.ordered(world.on(LISTED), case)
    lifted = date(2026, 7, 1)
    moves.relieved(world.on(lifted), "lift", order, "已提供充分有效担保。")
    row = order.restrictions.get()
    assert (row.state, row.end_reason, cases.told(row.subject)) == (
        "lifted", "lifted_by_decision", ["imposed", "lifted"],
    )  # fmt: skip
    assert [bool(cases.bound(row.subject, day)) for day in (date(2026, 6, 30), lifted)] == [True, False]
    cases.assert_sound()
