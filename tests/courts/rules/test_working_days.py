"""Counting days: the tables of 2026, rest days, months, and years without a calendar."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.working_days import (
    Calendar,
    Due,
    add_days,
    add_months,
    add_working_days,
    is_working_day,
    working_days_between,
)
from tests.courts.rules.calendars import CALENDAR_2026, NO_CALENDAR

few = settings(max_examples=50, deadline=None)
days_of_2026 = st.dates(date(2026, 1, 1), date(2026, 11, 30))
any_day = st.dates(date(2000, 1, 1), date(2100, 1, 1))
calendars = st.sampled_from([CALENDAR_2026, NO_CALENDAR])


@pytest.mark.parametrize(
    ("trigger", "third"),
    [
        (date(2026, 9, 18), date(2026, 9, 22)),
        (date(2026, 9, 28), date(2026, 10, 8)),
        (date(2026, 9, 30), date(2026, 10, 10)),
        (date(2026, 10, 8), date(2026, 10, 12)),
        (date(2026, 2, 11), date(2026, 2, 14)),
        (date(2026, 2, 13), date(2026, 2, 25)),
        (date(2026, 5, 7), date(2026, 5, 11)),
    ],
)
def test_third_working_day_of_the_table_of_2026(trigger: date, third: date):
    assert add_working_days(trigger, 3, CALENDAR_2026) == Due(third, provisional=False)


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        pytest.param(date(2026, 9, 30), 3, date(2026, 10, 10), id="21: full payment before the holiday"),
        pytest.param(date(2026, 8, 14), 3, date(2026, 8, 19), id="26: early deletion signed"),
        pytest.param(date(2026, 9, 26), 3, date(2026, 9, 30), id="27: term ended on a Saturday"),
        pytest.param(date(2026, 7, 10), 3, date(2026, 7, 15), id="35: bankruptcy"),
        pytest.param(date(2026, 3, 31), 3, date(2026, 4, 3), id="37: retrial"),
        pytest.param(date(2026, 6, 16), 3, date(2026, 6, 22), id="39: correction over Dragon Boat"),
        pytest.param(date(2026, 11, 16), 3, date(2026, 11, 19), id="42: namesake"),
    ],
)
def test_scenarios_21_26_27_35_37_39_42_working_days(start: date, n: int, due: date):
    assert add_working_days(start, n, CALENDAR_2026) == Due(due, provisional=False)


def test_scenario_25_a_missing_calendar_gives_a_provisional_day():
    due = add_working_days(date(2026, 12, 30), 3, CALENDAR_2026)
    assert due == Due(date(2027, 1, 5), provisional=True)


def test_scenario_25_the_day_is_final_once_the_calendar_is_entered():
    entered = Calendar.from_days({date(2027, 1, 1), date(2027, 1, 4)}, set(), {2026, 2027})
    assert add_working_days(date(2026, 12, 30), 3, entered) == Due(date(2027, 1, 6), provisional=False)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        pytest.param(date(2026, 9, 16), date(2026, 10, 8), id="4: day 15 is the first of October"),
        pytest.param(date(2026, 6, 1), date(2026, 6, 16), id="39: a Tuesday"),
        pytest.param(date(2026, 5, 8), date(2026, 5, 25), id="a Saturday moves to Monday"),
        pytest.param(date(2026, 9, 5), date(2026, 9, 20), id="a Sunday that is worked does not move"),
    ],
)
def test_scenarios_4_39_fifteen_days(start: date, due: date):
    assert add_days(start, 15, CALENDAR_2026) == Due(due, provisional=False)


def test_days_are_provisional_if_any_of_them_lies_in_a_year_without_calendar():
    assert add_days(date(2026, 12, 31), 3, CALENDAR_2026).provisional
    assert add_days(date(2025, 12, 30), 15, CALENDAR_2026).provisional


def test_the_day_of_the_event_is_not_counted_and_needs_no_calendar():
    assert add_days(date(2025, 12, 31), 7, CALENDAR_2026) == Due(date(2026, 1, 7), provisional=False)
    assert add_working_days(date(2025, 12, 31), 1, CALENDAR_2026) == Due(date(2026, 1, 4), provisional=False)


@pytest.mark.parametrize(
    ("day", "due"), [(date(2026, 10, 9), date(2026, 10, 9)), (date(2026, 10, 3), date(2026, 10, 8))]
)
def test_a_duty_of_the_same_day_waits_for_the_first_working_day(day: date, due: date):
    assert add_working_days(day, 0, CALENDAR_2026) == Due(due, provisional=False)


@pytest.mark.parametrize("count", [add_days, add_working_days])
def test_days_are_not_counted_backwards(count):
    with pytest.raises(DomainError) as refusal:
        count(date(2026, 3, 2), -1, CALENDAR_2026)
    assert refusal.value.code is Code.DAYS_NEGATIVE


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        pytest.param(date(2024, 9, 26), 24, date(2026, 9, 26), id="27: a term ends on a Saturday"),
        pytest.param(date(2026, 6, 30), 3, date(2026, 9, 30), id="16: grace"),
        pytest.param(date(2026, 3, 20), 6, date(2026, 9, 20), id="31: bar after consent"),
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="no such day"),
        pytest.param(date(2024, 2, 29), 12, date(2025, 2, 28), id="leap day"),
        pytest.param(date(2026, 12, 15), 1, date(2027, 1, 15), id="over the year"),
        pytest.param(date(2026, 1, 15), -1, date(2025, 12, 15), id="back"),
    ],
)
def test_scenarios_16_27_31_months_are_never_moved(day: date, months: int, result: date):
    assert add_months(day, months) == result


def test_the_calendar_agrees_with_the_package_on_every_day_of_2026():
    days = [date(2026, 1, 1) + timedelta(days=i) for i in range(365)]
    assert [is_working_day(day, CALENDAR_2026) for day in days] == [
        chinese_calendar.is_workday(day) for day in days
    ]


def test_fixed_holidays_are_known_without_a_calendar():
    holidays = [date(2030, 1, 1), date(2030, 5, 1), date(2030, 5, 2), date(2030, 10, 1)]
    assert not any(is_working_day(day, NO_CALENDAR) for day in holidays)
    assert is_working_day(date(2030, 5, 3), NO_CALENDAR)


def test_a_day_both_off_and_worked_is_refused():
    day = date(2026, 10, 10)
    with pytest.raises(DomainError) as refusal:
        Calendar.from_days({day}, {day}, {2026})
    assert refusal.value.code is Code.CALENDAR_CONTRADICTORY
    assert refusal.value.context == {"day": day}


def test_working_days_left_count_down_to_the_last_day_and_below():
    due = date(2026, 10, 10)
    left = [
        working_days_between(date(2026, 9, 30) + timedelta(days=i), due, CALENDAR_2026) for i in range(13)
    ]
    assert left == [3, 3, 3, 3, 3, 3, 3, 3, 2, 1, 0, 0, -1]


@few
@given(day=any_day, n=st.integers(1, 30), calendar=calendars)
def test_exactly_n_working_days_lie_between_and_the_last_is_one(day: date, n: int, calendar: Calendar):
    due = add_working_days(day, n, calendar).day
    assert is_working_day(due, calendar)
    assert working_days_between(day, due, calendar) == n


@few
@given(day=any_day, n=st.integers(0, 60), calendar=calendars)
def test_days_end_on_a_working_day_not_before_the_raw_one(day: date, n: int, calendar: Calendar):
    due, raw = add_days(day, n, calendar).day, day + timedelta(days=n)
    assert due >= raw
    assert is_working_day(due, calendar)
    assert not any(is_working_day(raw + timedelta(days=i), calendar) for i in range((due - raw).days))


@few
@given(day=days_of_2026, n=st.integers(0, 10))
def test_within_a_loaded_year_nothing_is_provisional(day: date, n: int):
    assert add_days(day, n, CALENDAR_2026).provisional is False
    assert add_working_days(day, n, CALENDAR_2026).provisional is False
