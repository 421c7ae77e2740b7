"""What is owed under a judgment, from its rows to the rules of payoff (法释〔2014〕8号)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Max, Sum

from courts.models import Allocation, Case, Judgment, Obligation, Obligor, Performance, Ruling, Subject
from courts.rules import interest, payoff


def debts_of(case: Case, subject: Subject) -> tuple[payoff.Debt, ...]:
    """The unperformed money debts of `subject` under the case's judgment."""
    obligations = case.judgment.obligations.filter(
        kind=Obligation.Kind.PAY, performed_on=None, obligors__subject=subject
    ).order_by("ordinal")
    return tuple(debt(case.judgment, obligation, subject) for obligation in obligations)


def debt(judgment: Judgment, obligation: Obligation, subject: Subject | None = None) -> payoff.Debt:
    """One money obligation as the rules read it; without a set day it runs from the day of force (art.2).

    A suspension that concerns one debtor alone is not counted for that debtor: `subject`, or the only obligor.
    """
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
        not_counted=_not_counted(judgment, obligation, subject),
        protected=obligation.protected_interest != Obligation.Interest.NONE,
    )


def _not_counted(
    judgment: Judgment, obligation: Obligation, subject: Subject | None
) -> tuple[interest.Span, ...]:
    """The suspensions for retrial, bankruptcy or what the debtor did not ask for (法释〔2014〕8号 art.3(3))."""
    found = list(Ruling.objects.suspending().filter(case__judgment=judgment, asked_by_debtor=False))
    if subject is None and any(ruling.subject_id is not None for ruling in found):
        owing = set(obligation.obligors.values_list("subject", flat=True))
    else:
        owing = {subject.pk} if subject else set()
    return tuple(
        (ruling.from_day, ruling.until_day or date.max)
        for ruling in found
        if ruling.from_day is not None and (ruling.subject_id is None or owing == {ruling.subject_id})
    )


def _paid(obligation: Obligation) -> tuple[payoff.Paid, ...]:
    rows = Allocation.objects.filter(
        obligation=obligation, performance__state=Performance.State.CONFIRMED, reverses=None
    ).values_list("performance__value_day", "part", "amount")
    return tuple(payoff.Paid(day, part, amount) for day, part, amount in rows)


def quote(case: Case, subject: Subject, day: date) -> payoff.Quote:
    """The sum that performs all money debts of `subject` in this case if it is credited on `day`.

    Who is liable within a limit alone, as an heir is, owes no more than what is left of it.
    """
    found, left = payoff.quote(debts_of(case, subject), day), left_of_limit(case, subject.pk)
    return found if left is None else payoff.within(found, left)


def left_of_limit(case: Case, subject_id: int) -> Decimal | None:
    """What is left of the limit of this person's liability, in yuan; None without a limit.

    The limit is one for all obligations to which a ruling has added the person: each of their rows carries it.
    """
    rows = Obligor.objects.filter(obligation__judgment=case.judgment_id, subject=subject_id)
    limit: Decimal | None = rows.aggregate(limit=Max("limit"))["limit"]
    if limit is None:
        return None
    confirmed = Performance.objects.filter(
        case__judgment=case.judgment_id, subject=subject_id, state=Performance.State.CONFIRMED
    )
    paid: Decimal | None = confirmed.aggregate(paid=Sum("amount"))["paid"]
    return max(limit - (paid or Decimal(0)), Decimal(0))


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
