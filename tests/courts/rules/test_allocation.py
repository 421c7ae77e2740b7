"""On what a payment counts: the order of art.4, several obligations, waivers, what is left over."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courts.rules.allocation import Line, after, propose
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.payoff import Debt, InterestRule, Paid, Part, outstanding
from tests.courts.rules.debts import LAST_DAY, cases, value_days

few = settings(max_examples=80, deadline=None)
DAY = date(2026, 9, 30)
DEBT = Debt(1, Decimal(500000), LAST_DAY)
COSTS_AND_INTEREST = replace(
    DEBT, costs=Decimal(4400), ordinary_rate=Decimal("0.0365"), ordinary_from=date(2025, 9, 30)
)


def lines_of(amount: str, *debts: Debt, directed_to: int | None = None) -> list[tuple[int, str, Decimal]]:
    proposal = propose(Decimal(amount), DAY, debts, directed_to)
    return [(line.obligation_id, str(line.part), line.amount) for line in proposal.lines]


def test_scenario_59_the_debt_first_then_the_double_part():
    proposal = propose(Decimal(510000), DAY, [DEBT])
    assert proposal.lines == (
        Line(1, Part.PRINCIPAL, Decimal(500000)),
        Line(1, Part.DOUBLE_PART, Decimal(10000)),
    )
    assert (proposal.waived, proposal.unallocated) == ((), 0)
    [debt] = after([DEBT], DAY, proposal.lines)
    assert outstanding(debt, date(2027, 1, 1)) == Decimal("7850.00")


def test_costs_and_ordinary_interest_come_before_the_principal_and_the_double_part_last():
    assert lines_of("530000", COSTS_AND_INTEREST) == [
        (1, "costs", Decimal(4400)),
        (1, "ordinary", Decimal("18250.00")),
        (1, "principal", Decimal(500000)),
        (1, "double_part", Decimal("7350.00")),
    ]


def test_wages_come_first_then_the_older_debt_and_every_double_part_last():
    old = Debt(1, Decimal(1000), date(2025, 1, 1))
    new = Debt(2, Decimal(1000), date(2026, 1, 1))
    wages = Debt(3, Decimal(1000), date(2026, 6, 1), protected=True)
    assert lines_of("2500", new, old, wages) == [
        (3, "principal", Decimal(1000)),
        (1, "principal", Decimal(1000)),
        (2, "principal", Decimal(500)),
    ]
    assert [line[:2] for line in lines_of("3100", new, old, wages)][3:] == [
        (3, "double_part"),
        (1, "double_part"),
    ]


def test_the_obligation_that_the_debtor_names_is_paid_before_all_others():
    old, named = Debt(1, Decimal(1000), date(2025, 1, 1)), Debt(2, Decimal(1000), LAST_DAY)
    assert lines_of("1100", old, named, directed_to=2) == [
        (2, "principal", Decimal(1000)),
        (2, "double_part", Decimal("35.70")),
        (1, "principal", Decimal("64.30")),
    ]


def test_an_excess_stays_unallocated_and_is_shown():
    proposal = propose(Decimal(520000), DAY, [DEBT])
    assert proposal.unallocated == Decimal("2150.00")


@pytest.mark.parametrize(
    ("short", "waived"),
    [("0.00", []), ("0.01", ["0.01"]), ("1.00", ["1.00"]), ("1.01", [])],
)
def test_a_difference_of_up_to_one_yuan_is_waived_and_booked(short: str, waived: list[str]):
    proposal = propose(Decimal("517850.00") - Decimal(short), DAY, [DEBT])
    assert proposal.waived == tuple(Line(1, Part.WAIVED, Decimal(each)) for each in waived)


def test_a_rest_of_principal_is_waived_too():
    debt = Debt(1, Decimal(1000), LAST_DAY, rule=InterestRule.NONE)
    proposal = propose(Decimal("999.50"), DAY, [debt])
    assert proposal.waived == (Line(1, Part.WAIVED, Decimal("0.50")),)


def test_nothing_is_waived_while_the_rest_is_not_paid():
    assert propose(Decimal(1000), DAY, [DEBT]).waived == ()


def test_an_obligation_that_is_paid_but_for_a_fen_is_waived_while_another_stays_owed():
    small, large = (
        Debt(1, Decimal(1000), LAST_DAY, rule="none", protected=True),
        replace(DEBT, obligation_id=2),
    )
    proposal = propose(Decimal("999.99"), DAY, [small, large])
    assert proposal.waived == (Line(1, Part.WAIVED, Decimal("0.01")),)


def test_a_token_compensation_of_one_yuan_is_never_waived():
    token = Debt(1, Decimal(1), LAST_DAY, rule=InterestRule.NONE)
    other = Debt(2, Decimal(1000), LAST_DAY, rule=InterestRule.NONE, protected=True)
    assert propose(Decimal(1000), DAY, [token, other]).waived == ()
    assert propose(Decimal("0.50"), DAY, [token]).waived == ()


def test_a_payment_waives_one_yuan_in_all():
    debts = [Debt(each, Decimal(100), LAST_DAY, rule="none", payments=(nearly(100),)) for each in (1, 2)]
    proposal = propose(Decimal("0.19"), DAY, debts)
    assert proposal.lines == (Line(1, Part.PRINCIPAL, Decimal("0.19")),)
    assert proposal.waived == (Line(1, Part.WAIVED, Decimal("0.41")),)


def test_a_payment_with_an_earlier_day_does_not_pay_twice_what_is_paid():
    booked = (Paid(DAY, Part.PRINCIPAL, Decimal(500000)), Paid(DAY, Part.DOUBLE_PART, Decimal("17850.00")))
    proposal = propose(Decimal(1000), date(2026, 6, 30), [replace(DEBT, payments=booked)])
    assert (proposal.lines, proposal.waived, proposal.unallocated) == ((), (), Decimal(1000))


@pytest.mark.parametrize("amount", ["0", "-5"])
def test_what_is_no_payment_is_refused(amount: str):
    with pytest.raises(DomainError) as refusal:
        propose(Decimal(amount), DAY, [DEBT])
    assert refusal.value.code is Code.AMOUNT_NOT_POSITIVE


def test_an_obligation_of_another_case_cannot_be_named():
    with pytest.raises(DomainError) as refusal:
        propose(Decimal(1), DAY, [DEBT], directed_to=9)
    assert refusal.value.code is Code.OBLIGATION_UNKNOWN


def nearly(amount: int) -> Paid:
    return Paid(LAST_DAY, Part.PRINCIPAL, amount - Decimal("0.60"))


amounts = st.decimals(Decimal("0.01"), Decimal(4 * 10**6), places=2)


@few
@given(amount=amounts, debts=cases(), days=value_days)
def test_what_is_allocated_and_what_is_left_sum_to_the_amount(amount: Decimal, debts: list[Debt], days):
    proposal = propose(amount, days[0], debts)
    assert sum(line.amount for line in proposal.lines) + proposal.unallocated == amount
    assert all(line.amount > 0 for line in proposal.lines)


@few
@given(amount=amounts, debts=cases(), days=value_days, data=st.data())
def test_the_order_in_which_debts_are_given_does_not_matter(amount: Decimal, debts: list[Debt], days, data):
    shuffled = data.draw(st.permutations(debts))
    assert propose(amount, days[0], debts) == propose(amount, days[0], shuffled)


@few
@given(amount=amounts, debts=cases(), days=value_days)
def test_nothing_is_left_over_while_something_is_owed(amount: Decimal, debts: list[Debt], days):
    proposal = propose(amount, days[0], debts)
    owed = sum(outstanding(debt, days[0]) for debt in after(debts, days[0], proposal.lines))
    assert proposal.unallocated == 0 or owed == 0
