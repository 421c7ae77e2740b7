"""What is owed under a judgment, from its rows to the rules of payoff (法释〔2014〕8号)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courts.models import Allocation, Case, Judgment, Obligation, Performance, Subject
from courts.rules import payoff


def debts_of(case: Case, subject: Subject) -> tuple[payoff.Debt, ...]:
    """The unperformed money debts of `subject` under the case's judgment."""
    obligations = case.judgment.obligations.filter(
        kind=Obligation.Kind.PAY, performed_on=None, obligors__subject=subject
    ).order_by("ordinal")
    return tuple(debt(case.judgment, obligation) for obligation in obligations)


def debt(judgment: Judgment, obligation: Obligation) -> payoff.Debt:
    """One money obligation as the rules read it; without a set day it runs from the day of force (art.2)."""
    last_day = obligation.due_on or judgment.in_force_on
    if obligation.amount is None or last_day is None:
        raise ValueError(f"obligation {obligation.pk} has no amount or day")
    return payoff.Debt(
        obligation_id=obligation.pk,
        principal=obligation.amount,
        last_day=last_day,
        ordinary_rate=obligation.ordinary_rate,
        ordinary_from=obligation.ordinary_from,
        rule=judgment.interest_rule,
        costs=obligation.costs,
        payments=_paid(obligation),
        protected=obligation.protected_interest != Obligation.Interest.NONE,
    )


def _paid(obligation: Obligation) -> tuple[payoff.Paid, ...]:
    rows = Allocation.objects.filter(
        obligation=obligation, performance__state=Performance.State.CONFIRMED, reverses=None
    ).values_list("performance__value_day", "part", "amount")
    return tuple(payoff.Paid(day, part, amount) for day, part, amount in rows)


def quote(case: Case, subject: Subject, day: date) -> payoff.Quote:
    """The sum that performs all money debts of `subject` in this case if it is credited on `day`."""
    return payoff.quote(debts_of(case, subject), day)


def outstanding(obligation: Obligation, day: date) -> Decimal | None:
    """Yuan still owed of one obligation at the end of `day`; None where no sum is owed but an act."""
    if obligation.kind != Obligation.Kind.PAY or obligation.amount is None:
        return None
    if obligation.performed_on is not None:
        return Decimal(0)
    return payoff.outstanding(debt(obligation.judgment, obligation), day)


def performed_share(obligation: Obligation) -> Decimal:
    """Which share of the principal is paid, from 0 to 1; an act is done or not."""
    if obligation.performed_on is not None:
        return Decimal(1)
    if obligation.kind != Obligation.Kind.PAY or not obligation.amount:
        return Decimal(0)
    paid = sum((row.amount for row in _paid(obligation) if row.part == payoff.Part.PRINCIPAL), Decimal(0))
    return min(Decimal(1), paid / obligation.amount) if paid else Decimal(0)
