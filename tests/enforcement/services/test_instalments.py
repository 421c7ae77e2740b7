"""A settlement by instalments: its schedule, an instalment missed, the original resumed, a plan that is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Instalment, Settlement
from courts.rules.codes import Code as CourtCode
from courts.selectors import payoffs
from defaulters.rules.codes import Code as ListingCode
from defaulters.selectors.candidates import facts
from enforcement.management.demo import moves
from enforcement.selectors import queue
from tests.factories import cases, proceedings
from tests.factories.cases import World
from tests.factories.refusals import refused

SIGNED = date(2026, 4, 1)
DAYS = [
    date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30),
]  # fmt: skip
PLAN = [(day, Decimal(10_000)) for day in DAYS]
MISSED = date(2026, 6, 1)  # the day after the second instalment


@pytest.fixture
def settlement(world: World) -> Settlement:
    """60,000 yuan in six instalments, on a debt of 86,400."""
    return proceedings.settled(world.on(SIGNED), cases.debtor(world), 60_000, DAYS[-1], PLAN)


def paid(world: World, settlement: Settlement, *days: date) -> None:
    for day in days:
        cases.paid(world.on(day), settlement.case, 10_000, settlement_id=settlement.pk)


def tasks(world: World, day: date) -> list[tuple[str, str]]:
    found = queue.of(world.people["judge"], day)
    kinds = ("instalment_missed", "settlement_breached")
    return [(task.kind, task.about) for task in found if task.kind in kinds]


def kept(settlement: Settlement, day: date) -> bool:
    return facts(settlement.case, moves.obligors(settlement.case)[0], ["G1"], day).plan_kept


def test_the_schedule_is_written_with_the_settlement(settlement: Settlement) -> None:
    rows = Instalment.objects.filter(settlement=settlement).values_list("due_on", "amount")
    assert list(rows) == PLAN


WRONG = [
    PLAN[:-1],
    [*PLAN[:-1], (DAYS[-1], Decimal(10_001))],
    [*PLAN[1::-1], *PLAN[2:]],
    [(date(2026, 3, 31), Decimal(10_000)), *PLAN[1:]],
    [PLAN[0], *PLAN[:4], (DAYS[-1], Decimal(10_000))],
]


@pytest.mark.parametrize("schedule", WRONG)
def test_a_schedule_makes_up_the_sum_by_the_last_day(
    world: World, schedule: list[tuple[date, Decimal]]
) -> None:
    case = cases.debtor(world)
    with refused(CourtCode.SETTLEMENT_SCHEDULE_DIFFERS):
        proceedings.settled(world.on(SIGNED), case, 60_000, DAYS[-1], schedule)
    with refused(CourtCode.AMOUNT_NOT_POSITIVE):
        proceedings.settled(world, case, 60_000, DAYS[-1], [*PLAN[:-1], (DAYS[-1], Decimal(0))])


def test_an_instalment_that_passed_unpaid_is_in_the_queue_of_the_judge(
    world: World, settlement: Settlement
) -> None:
    paid(world, settlement, DAYS[0])
    assert tasks(world, DAYS[1]) == []
    assert tasks(world, MISSED) == [("instalment_missed", "2026-05-31 10,000.00")]
    paid(world, settlement, MISSED)
    assert tasks(world, MISSED) == []
    with refused(CourtCode.SETTLEMENT_NOT_DUE):
        proceedings.breached(world, settlement)


def test_money_that_waits_for_its_confirmation_is_no_default(world: World, settlement: Settlement) -> None:
    moves.paid(world.on(DAYS[0]), settlement.case, Decimal(10_000), settlement_id=settlement.pk)
    assert tasks(world, date(2026, 5, 6)) == []


def test_after_a_missed_instalment_the_original_is_owed_less_what_was_paid(
    world: World, settlement: Settlement
) -> None:
    paid(world, settlement, DAYS[0])
    proceedings.breached(world.on(MISSED), settlement)
    settlement.refresh_from_db()
    assert (settlement.state, settlement.missed_on, settlement.breached_on) == ("breached", DAYS[1], MISSED)
    obligation = settlement.case.judgment.obligations.get()
    assert payoffs.outstanding(obligation, MISSED) == Decimal("76400.00")
    assert tasks(world, MISSED) == [("settlement_breached", "2026-05-31")]
    cases.conduct(world, settlement.case, "G6")
    assert tasks(world, MISSED) == []
    cases.assert_sound()


def test_a_just_cause_resumes_the_original_and_opens_no_g6(world: World, settlement: Settlement) -> None:
    proceedings.breached(world.on(MISSED), settlement, "住院手术，已书面说明。")
    settlement.refresh_from_db()
    assert (settlement.state, tasks(world, MISSED)) == ("breached", [])
    with refused(ListingCode.SETTLEMENT_NOT_BREACHED):
        cases.conduct(world, settlement.case, "G6")


def test_a_kept_plan_lowers_the_grade_and_one_paid_late_does_not(
    world: World, settlement: Settlement
) -> None:
    assert [kept(settlement, day) for day in (SIGNED, DAYS[0])] == [False, False]
    paid(world, settlement, DAYS[0], DAYS[1])
    assert [kept(settlement, day) for day in (date(2026, 5, 1), MISSED, DAYS[2])] == [True, True, True]
    assert not kept(settlement, date(2026, 7, 1))
    paid(world, settlement, date(2026, 7, 1))
    assert not kept(settlement, date(2026, 7, 2))


def test_the_grading_says_that_the_plan_is_kept(world: World, settlement: Settlement) -> None:
    paid(world, settlement, DAYS[0])
    decision = moves.draft(world.on(date(2026, 5, 6)), settlement.case, ["G1"], "理由。", **cases.NO_GRACE)
    grading = decision.gradings.get()
    read = [(reason["step"], reason["code"], reason["effect"]) for reason in grading.reasons]
    assert ("lower", "plan_kept", "-1") in read


def test_all_instalments_paid_are_d2(world: World, settlement: Settlement) -> None:
    paid(world, settlement, *DAYS)
    settlement.refresh_from_db()
    obligation = settlement.case.judgment.obligations.get()
    assert (settlement.state, obligation.performed_on) == ("performed", DAYS[-1])
    cases.assert_sound()
