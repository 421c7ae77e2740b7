"""Performed in grace: nothing is ever published, nobody is told; unperformed, it is published on a working day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from enforcement import tasks
from enforcement.management.demo.stage import SHANGHAI
from tests.factories import agencies, cases
from tests.factories.cases import World

GRANTED = date(2026, 6, 30)
LAST = date(2026, 9, 30)
FIRST_WORKING_DAY = date(2026, 10, 8)
TERMS: dict[str, Any] = {"grace_months": 3, "grace_reasons": "有还款意愿。"}


def test_scenario_18_paid_on_the_twentieth_day_of_grace(world: World) -> None:
    case = cases.debtor(world)
    listing = cases.listed(world.on(GRANTED), case, **TERMS)
    paid = date(2026, 7, 20)
    cases.paid(world.on(paid), case, 86_400)
    listing.refresh_from_db()
    assert (listing.state, listing.ended_on, listing.end_reason) == ("dropped", paid, "performed_in_grace")
    assert (listing.published_on, listing.published) == (None, None)
    assert (cases.states(case.judgment), cases.told(listing.subject)) == (["cancelled"], [])
    assert tasks.publish_due(datetime(2026, 10, 8, 9, tzinfo=SHANGHAI)) == 0
    assert [cases.bound(listing.subject, day) for day in (GRANTED, LAST, FIRST_WORKING_DAY)] == [set()] * 3
    cases.assert_sound()


RUNS = [(date(2026, 9, 30), 0), (date(2026, 10, 1), 0), (date(2026, 10, 7), 0), (FIRST_WORKING_DAY, 1)]


@pytest.mark.parametrize(("day", "published"), RUNS)
def test_scenario_16_the_grace_of_three_months_runs_to_30_september_and_is_never_disclosed(
    world: World, day: date, published: int
) -> None:
    case = cases.debtor(world)
    listing = cases.listed(world.on(GRANTED), case, **TERMS)
    airline = agencies.airline().agency
    assert listing.grace_until == LAST
    assert cases.verdict(airline, listing.subject, LAST) == "clear"
    assert tasks.publish_due(datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI)) == published
    assert cases.told(listing.subject) == ["imposed"] * published
    assert ("air" in cases.bound(listing.subject, FIRST_WORKING_DAY)) is bool(published)
    cases.assert_sound()
