"""Interest: the worked examples, part payments, days that do not count, rounding."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.interest import double_part, ordinary

few = settings(max_examples=60, deadline=None)
LAST_DAY = date(2026, 3, 10)
PAID = date(2026, 9, 30)
DEBT = Decimal(500000)

sums = st.decimals(Decimal(0), Decimal(10**7), places=2)
later_days = st.dates(LAST_DAY, LAST_DAY + timedelta(days=900))


def test_worked_example_paid_at_once():
    assert double_part(DEBT, LAST_DAY, [], PAID) == Decimal("17850.00")


def test_worked_example_with_a_part_payment_ends_its_part_on_its_day():
    payments = [(date(2026, 6, 30), Decimal(200000))]
    assert double_part(DEBT, LAST_DAY, payments, PAID) == Decimal("14630.00")


def test_nothing_accrues_after_full_payment():
    assert double_part(DEBT, LAST_DAY, [(PAID, DEBT)], date(2027, 9, 30)) == Decimal("17850.00")


def test_payments_beyond_the_principal_are_capped():
    payments = [(date(2026, 6, 30), Decimal(200000)), (PAID, Decimal(900000))]
    assert double_part(DEBT, LAST_DAY, payments, PAID) == Decimal("14630.00")


@pytest.mark.parametrize("until", [date(2025, 1, 1), LAST_DAY])
def test_the_last_day_for_performance_bears_nothing(until: date):
    assert double_part(DEBT, LAST_DAY, [], until) == Decimal("0.00")


def test_the_day_after_bears_one_day():
    assert double_part(DEBT, LAST_DAY, [], date(2026, 3, 11)) == Decimal("87.50")


def test_a_payment_in_time_bears_nothing():
    assert double_part(DEBT, LAST_DAY, [(LAST_DAY, Decimal(200000))], PAID) == Decimal("10710.00")


def test_payments_after_the_day_are_not_seen():
    assert double_part(DEBT, LAST_DAY, [(date(2026, 10, 1), DEBT)], PAID) == Decimal("17850.00")


@pytest.mark.parametrize(
    ("spans", "days"),
    [
        pytest.param([(date(2026, 3, 31), date(2026, 6, 30))], 204 - 92, id="37: both days included"),
        pytest.param([(date(2026, 3, 31), date(2026, 3, 31))], 203, id="one day"),
        pytest.param([(date(2026, 1, 1), date(2026, 3, 11))], 203, id="begins before interest"),
        pytest.param([(date(2026, 9, 30), date(2027, 3, 1))], 203, id="lasts beyond the day"),
        pytest.param(
            [(date(2026, 4, 1), date(2026, 4, 10)), (date(2026, 4, 5), date(2026, 4, 20))], 184, id="overlap"
        ),
        pytest.param(
            [(date(2026, 4, 1), date(2026, 4, 30)), (date(2026, 4, 5), date(2026, 4, 6))], 174, id="nested"
        ),
        pytest.param([(date(2026, 10, 1), date(2026, 10, 5))], 204, id="afterwards"),
        pytest.param([(date(2025, 1, 1), date(2027, 1, 1))], 0, id="always"),
    ],
)
def test_scenario_37_a_suspension_does_not_count(spans: list[tuple[date, date]], days: int):
    assert double_part(DEBT, LAST_DAY, [], PAID, spans) == Decimal("87.50") * days


def test_each_part_is_rounded_half_up_once():
    one_part = double_part(Decimal(200), LAST_DAY, [], LAST_DAY + timedelta(days=1))
    two_parts = double_part(Decimal(60), LAST_DAY, [(date(2026, 3, 11), Decimal(30))], date(2026, 3, 12))
    assert one_part == Decimal("0.04")  # 0.035
    assert two_parts == Decimal("0.02")  # 0.00525 and 0.0105, not 0.01575


@pytest.mark.parametrize(
    ("principal", "payments"),
    [(Decimal(-1), []), (DEBT, [(PAID, Decimal("-0.01"))])],
)
def test_negative_amounts_are_refused(principal: Decimal, payments: list[tuple[date, Decimal]]):
    with pytest.raises(DomainError) as refusal:
        double_part(principal, LAST_DAY, payments, PAID)
    assert refusal.value.code is Code.AMOUNT_NEGATIVE


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(DomainError) as refusal:
        double_part(DEBT, LAST_DAY, [], PAID, [(date(2026, 5, 2), date(2026, 5, 1))])
    assert refusal.value.code is Code.PERIOD_BACKWARDS


@pytest.mark.parametrize(
    ("payments", "until", "interest"),
    [
        pytest.param([], date(2027, 3, 10), "19250.00", id="a whole year"),
        pytest.param([], date(2026, 3, 11), "52.74", id="a day"),
        pytest.param(
            [(date(2026, 6, 30), Decimal(200000))], date(2027, 3, 10), "13912.74", id="in two parts"
        ),
    ],
)
def test_ordinary_interest_is_simple_on_365_days(payments, until: date, interest: str):
    assert ordinary(DEBT, Decimal("0.0385"), LAST_DAY, payments, until) == Decimal(interest)


@few
@given(principal=sums, day=later_days, paid=sums)
def test_what_is_paid_on_the_day_never_changes_the_interest_of_the_day(principal, day, paid):
    assert double_part(principal, LAST_DAY, [(day, paid)], day) == double_part(principal, LAST_DAY, [], day)


@few
@given(principal=sums, one=later_days, other=later_days)
def test_interest_never_falls_with_time(principal, one, other):
    first, second = sorted([one, other])
    assert double_part(principal, LAST_DAY, [], first) <= double_part(principal, LAST_DAY, [], second)


@few
@given(payments=st.lists(st.tuples(later_days, sums), max_size=5), until=later_days, data=st.data())
def test_the_order_in_which_payments_are_given_does_not_matter(payments, until, data):
    shuffled = data.draw(st.permutations(payments))
    assert double_part(DEBT, LAST_DAY, payments, until) == double_part(DEBT, LAST_DAY, shuffled, until)


@few
@given(spans=st.lists(st.tuples(later_days, later_days).map(sorted).map(tuple), max_size=4), until=later_days)
def test_days_not_counted_equal_a_count_day_by_day(spans, until):
    days = (LAST_DAY + timedelta(days=i) for i in range(1, (until - LAST_DAY).days + 1))
    counted = sum(not any(first <= day <= last for first, last in spans) for day in days)
    assert double_part(DEBT, LAST_DAY, [], until, spans) == Decimal("87.50") * counted
