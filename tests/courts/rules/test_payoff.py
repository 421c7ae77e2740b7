"""The payoff quote: its lines, its rules, and that paying it is full performance."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings

from courts.rules.allocation import after, propose
from courts.rules.payoff import Debt, InterestRule, Paid, Part, outstanding, owed, quote
from tests.courts.rules.debts import LAST_DAY, cases, value_days

few = settings(max_examples=80, deadline=None)
DAY = date(2026, 9, 30)
DEBT = Debt(1, Decimal(500000), LAST_DAY)


def test_a_quote_names_each_part_with_rule_and_article():
    debt = replace(
        DEBT, costs=Decimal(4400), ordinary_rate=Decimal("0.0365"), ordinary_from=date(2025, 9, 30)
    )
    lines = [(line.obligation_id, line.part, line.amount) for line in quote([debt], DAY).lines]
    assert lines == [
        (1, Part.PRINCIPAL, Decimal(500000)),
        (1, Part.COSTS, Decimal(4400)),
        (1, Part.ORDINARY, Decimal("18250.00")),
        (1, Part.DOUBLE_PART, Decimal("17850.00")),
    ]
    assert quote([debt], DAY).total == Decimal("540500.00")
    assert all(line.rule == "civil_double" and line.article for line in quote([debt], DAY).lines)


@pytest.mark.parametrize(
    ("rule", "total"),
    [
        (InterestRule.CIVIL_DOUBLE, "536100.00"),
        (InterestRule.AS_DOCUMENT, "518250.00"),
        (InterestRule.NONE, "500000.00"),
    ],
)
def test_the_judgments_rule_says_which_interest_runs(rule: InterestRule, total: str):
    debt = replace(DEBT, rule=rule, ordinary_rate=Decimal("0.0365"), ordinary_from=date(2025, 9, 30))
    assert quote([debt], DAY).total == Decimal(total)


def test_a_partial_payment_of_principal_stops_its_interest_from_its_day():
    debt = replace(DEBT, payments=(Paid(date(2026, 6, 30), Part.PRINCIPAL, Decimal(200000)),))
    assert owed(debt, DAY)[Part.PRINCIPAL] == Decimal(300000)
    assert owed(debt, DAY)[Part.DOUBLE_PART] == Decimal("14630.00")


def test_scenario_37_a_suspension_is_left_out_of_the_double_part_only():
    span = ((date(2026, 3, 31), date(2026, 6, 30)),)
    debt = replace(DEBT, not_counted=span, ordinary_rate=Decimal("0.0365"), ordinary_from=date(2025, 9, 30))
    assert owed(debt, DAY)[Part.DOUBLE_PART] == Decimal("9800.00")
    assert owed(debt, DAY)[Part.ORDINARY] == Decimal("18250.00")


def test_payments_after_the_day_are_not_seen():
    debt = replace(DEBT, payments=(Paid(date(2026, 10, 1), Part.PRINCIPAL, Decimal(500000)),))
    assert outstanding(debt, DAY) == Decimal("517850.00")
    assert outstanding(debt, date(2026, 10, 1)) == Decimal("17937.50")


def test_a_payment_for_delay_of_an_act_is_owed_as_the_court_fixed_it():
    debt = Debt(1, Decimal(0), LAST_DAY, rule=InterestRule.NONE, delay_payment=Decimal(3000))
    assert [(line.part, line.amount) for line in quote([debt], DAY).lines] == [
        (Part.DELAY_PAYMENT, Decimal(3000))
    ]


def test_a_waived_rest_bears_no_interest_ever_after():
    payments = (
        Paid(DAY, Part.PRINCIPAL, Decimal("499999.50")),
        Paid(DAY, Part.DOUBLE_PART, Decimal("17850.00")),
        Paid(DAY, Part.WAIVED, Decimal("0.50")),
    )
    debt = replace(DEBT, payments=payments)
    assert [outstanding(debt, DAY + timedelta(days=days)) for days in (0, 1, 400)] == [0, 0, 0]


def test_what_is_paid_in_full_leaves_no_line():
    debt = replace(
        DEBT,
        payments=(
            Paid(DAY, Part.PRINCIPAL, Decimal(500000)),
            Paid(DAY, Part.DOUBLE_PART, Decimal("17850.00")),
        ),
    )
    assert quote([debt], date(2027, 9, 30)).lines == ()
    assert quote([debt], date(2027, 9, 30)).total == 0


@few
@given(debts=cases(), days=value_days)
def test_paying_the_quote_on_any_day_within_it_leaves_nothing_owed(
    debts: list[Debt], days: tuple[date, date]
):
    paid_on, value_day = days
    total = quote(debts, value_day).total
    proposal = propose(total, paid_on, debts)
    paid = after(debts, paid_on, [*proposal.lines, *proposal.waived])
    assert [outstanding(debt, paid_on) for debt in paid] == [0] * len(paid)
    assert [outstanding(debt, value_day + timedelta(days=500)) for debt in paid] == [0] * len(paid)


@few
@given(debts=cases(), days=value_days)
def test_paying_the_quote_on_its_day_waives_nothing_and_leaves_nothing_over(debts: list[Debt], days):
    value_day = days[1]
    proposal = propose(quote(debts, value_day).total, value_day, debts)
    assert proposal.waived == ()
    assert proposal.unallocated == 0


@few
@given(debts=cases(), days=value_days)
def test_one_yuan_and_one_fen_less_is_not_full_performance(debts: list[Debt], days: tuple[date, date]):
    value_day = days[1]
    proposal = propose(quote(debts, value_day).total - Decimal("1.01"), value_day, debts)
    paid = after(debts, value_day, [*proposal.lines, *proposal.waived])
    assert sum(outstanding(debt, value_day) for debt in paid) > 0


@few
@given(debts=cases(at_most=1), days=value_days)
def test_one_yuan_less_is_full_performance_with_the_yuan_waived(debts: list[Debt], days: tuple[date, date]):
    value_day = days[1]
    proposal = propose(quote(debts, value_day).total - 1, value_day, debts)
    paid = after(debts, value_day, [*proposal.lines, *proposal.waived])
    assert sum(line.amount for line in proposal.waived) == 1
    assert [outstanding(debt, value_day) for debt in paid] == [0]
