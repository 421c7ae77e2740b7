"""The timed jobs: what each does once, that twice is once, and that without any of them every answer is right."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from courts.models import LedgerEntry, LedgerHead
from defaulters.models import Listing
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.management.demo.stage import SHANGHAI
from tests.factories import agencies, cases
from tests.factories.cases import LISTED, World

JOBS = [tasks.publish_due, tasks.remove_due, tasks.end_by_time, tasks.erase_warnings]


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=SHANGHAI)


@pytest.fixture
def in_grace(world: World) -> Listing:
    case = cases.debtor(world)
    return cases.listed(world.on(LISTED), case, grace_months=1)


@pytest.fixture
def paid(world: World) -> Listing:
    listing = cases.listed_debtor(world)
    cases.paid(world.on(date(2026, 9, 30)), listing.case, 86_400)
    return listing


@pytest.fixture
def timed(world: World) -> Listing:
    case = cases.debtor(world)
    cases.conduct(world, case, "G4")
    return cases.listed(world.on(LISTED), case, ["G4"])


RUNS = [
    ("in_grace", tasks.publish_due, at(date(2026, 6, 14)), at(date(2026, 6, 15)), "published"),
    ("paid", tasks.remove_due, at(date(2026, 10, 10), 16), at(date(2026, 10, 10), 17), "deleted"),
    ("timed", tasks.end_by_time, at(date(2028, 5, 12)), at(date(2028, 5, 13)), "deleted"),
]


@pytest.mark.parametrize(("which", "job", "too_early", "due", "state"), RUNS)
def test_a_job_does_its_duty_when_it_is_due_and_a_second_run_changes_nothing(
    request: pytest.FixtureRequest,
    world: World,
    which: str,
    job: Any,
    too_early: datetime,
    due: datetime,
    state: str,
) -> None:
    listing: Listing = request.getfixturevalue(which)
    before = listing.state if which != "paid" else "shielded"
    assert job(too_early) == 0
    assert Listing.objects.get(pk=listing.pk).state == before
    assert job(due) == 1
    head = LedgerHead.objects.get().position
    assert [job(due), job(due)] == [0, 0]
    assert (Listing.objects.get(pk=listing.pk).state, LedgerHead.objects.get().position) == (state, head)
    cases.assert_sound()


def test_the_other_jobs_find_nothing_of_it(world: World, paid: Listing) -> None:
    assert [job(at(date(2026, 10, 1))) for job in JOBS] == [0] * len(JOBS)


def test_a_job_that_is_late_does_all_that_has_become_due(world: World) -> None:
    owing = [cases.debtor(world, name=name) for name in ("甲", "乙", "丙")]
    for case in owing:
        cases.listed(world.on(LISTED), case, grace_months=1)
    cases.circumstance(world, owing[1], "security")
    assert tasks.publish_due(at(date(2026, 8, 3))) == 2
    states = list(Listing.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["published", "pending", "published"]


def test_the_entry_of_a_deletion_by_the_system_names_whose_duty_it_was(world: World, paid: Listing) -> None:
    tasks.remove_due(at(date(2026, 10, 10), 17))
    entry = LedgerEntry.objects.get(code="listing.deleted")
    assert (entry.actor_kind, entry.actor_id) == ("system", "deadline")
    assert entry.payload == {"reason": "D1", "alarm": True, "owed_by": world.people["judge"].pk}


def test_the_end_of_a_term_is_recorded_for_all_whom_it_bound(world: World) -> None:
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    case = moves.filed(world, [cases.debt(unit)], interest_rule="none")
    cases.able(world, case)
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(LISTED), case, ["G4"])
    cases.reached(world, case, head, listing.decision.pair)
    assert tasks.end_by_time(at(date(2028, 5, 13))) == 1
    assert (Listing.objects.get().state, cases.states(case.judgment)) == ("deleted", ["lifted", "lifted"])
    cases.assert_sound()


# -- with none of them run: reach and the partner's answer on the last day and the day after ---------------------

LAST = date(2028, 5, 12)
CLOCKS = [
    ("in_grace", [(date(2026, 6, 12), False), (date(2026, 6, 15), False)]),
    ("paid", [(date(2026, 9, 29), True), (date(2026, 9, 30), False), (date(2026, 12, 1), False)]),
    ("timed", [(LISTED, True), (LAST, True), (date(2028, 5, 13), False)]),
]


@pytest.mark.parametrize(("which", "days"), CLOCKS, ids=[row[0] for row in CLOCKS])
def test_no_answer_waits_for_a_job(
    request: pytest.FixtureRequest, world: World, which: str, days: list[tuple[date, bool]]
) -> None:
    listing: Listing = request.getfixturevalue(which)
    airline = agencies.airline().agency
    assert [(day, "air" in cases.bound(listing.subject, day)) for day, _ in days] == days
    now = [day for day, _ in days if day >= world.today]
    verdicts = [cases.verdict(airline, listing.subject, day) for day in now]
    assert verdicts == ["restricted" if dict(days)[day] else "clear" for day in now]


def test_an_order_ends_by_itself_for_the_counter_too(world: World) -> None:
    case = cases.debtor(world)
    order = cases.ordered(world.on(LISTED), case)
    airline = agencies.airline().agency
    row = order.restrictions.get()
    days = [date(2027, 5, 12), date(2027, 5, 13)]
    assert [cases.verdict(airline, row.subject, day) for day in days] == ["restricted", "clear"]
    assert row.state == "active"
