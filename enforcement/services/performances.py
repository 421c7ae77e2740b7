"""Performance 履行: recorded, confirmed by another person or the case account, refused, reversed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import IntegrityError
from django.db.models import Sum

from courts.models import Allocation, Case, Obligation, Performance, Settlement, Subject
from courts.rules import allocation, case_numbers, payoff, transitions
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.transitions import PERFORMANCE
from courts.selectors import payoffs
from courts.selectors.cases import enforced_under
from courts.selectors.obligors import obligor_of, payer_of
from courts.services.acts import Act
from courts.services.postings import denied, require
from enforcement.models import PartnerAgency
from enforcement.services import milder, release
from enforcement.services.locks import hold_case


def record(
    *,
    act: Act,
    case_id: int,
    subject_id: int,
    value_day: date,
    reference: str,
    amount: Decimal | None = None,
    obligation_id: int | None = None,
    settlement_id: int | None = None,
    note: str = "",
) -> Performance:
    """Money that came in on `value_day` (yuan), or the act owed under `obligation_id` that was done.

    It works nothing before it is confirmed. Raises `performance.reference_used`, `.in_future`, `.act_or_amount`.
    """
    case = hold_case(act, case_id)
    require(act=act, code="performances.record", court=case.court)
    performance = _new(
        act, case, obligor_of(case, subject_id), value_day=value_day, reference=reference, amount=amount,
        obligation_id=obligation_id, source=Performance.Source.DESK,
    )  # fmt: skip
    performance.settlement = _settlement(case, subject_id, settlement_id)
    performance.note, performance.recorded_by = note, act.user
    performance.save()
    act.record("performances.record", performance, amount=str(amount or ""))
    return performance


def _settlement(case: Case, subject_id: int, settlement_id: int | None) -> Settlement | None:
    """The settlement that the money is paid under, if any; `settlement.unknown` unless of this case and person."""
    if settlement_id is None:
        return None
    settlement = case.settlements.filter(pk=settlement_id, subject=subject_id).first()
    if settlement is None:
        raise DomainError(Code.SETTLEMENT_UNKNOWN)
    return settlement


def _new(
    act: Act,
    case: Case,
    subject: Subject,
    *,
    value_day: date,
    reference: str,
    amount: Decimal | None,
    obligation_id: int | None,
    source: str,
) -> Performance:
    if value_day > act.today:
        raise DomainError(Code.PERFORMANCE_IN_FUTURE)
    if amount is not None and amount <= 0:
        raise DomainError(Code.AMOUNT_NOT_POSITIVE)
    if amount is None and obligation_id is None:
        raise DomainError(Code.PERFORMANCE_ACT_OR_AMOUNT)
    obligation = _obligation(case, pk=obligation_id) if obligation_id is not None else None
    if obligation is not None and amount is None and obligation.kind == Obligation.Kind.PAY:
        raise DomainError(Code.PERFORMANCE_ACT_OR_AMOUNT)
    if Performance.objects.filter(source=source, reference=reference).exists():
        raise DomainError(Code.PERFORMANCE_REFERENCE_USED, reference=reference)
    return Performance(
        case=case,
        subject=subject,
        obligation=obligation,
        amount=amount,
        value_day=value_day,
        source=source,
        reference=reference,
        recorded_at=act.now,
    )


def confirm(*, act: Act, performance_id: int) -> Performance:
    """A second person confirms; what is performed in full stops in this same act (list rules art.10, 2015 rules art.9)."""
    performance, case = _hold(act, performance_id)
    require(act=act, code="performances.confirm", court=case.court)
    if performance.recorded_by_id == act.user.pk:
        raise DomainError(Code.PERFORMANCE_SAME_PERSON)
    performance.confirmed_by = act.user
    _confirm(act, case, performance)
    return performance


def _hold(act: Act, performance_id: int) -> tuple[Performance, Case]:
    case = hold_case(act, Performance.objects.values_list("case_id", flat=True).get(pk=performance_id))
    return Performance.objects.select_related("subject", "settlement", "obligation").get(
        pk=performance_id
    ), case


def _confirm(act: Act, case: Case, performance: Performance) -> None:
    transitions.check(PERFORMANCE, "performance", performance.state, Performance.State.CONFIRMED)
    performance.state, performance.confirmed_at = Performance.State.CONFIRMED, act.now
    performance.save()
    act.record("performances.confirm", performance, amount=str(performance.amount or ""))
    performed = _allocate(case, performance)
    if performed:
        release.release(act=act, case=case, performance=performance, performed=performed)
    milder.propose(act=act, case=case, performance=performance)


def _allocate(case: Case, performance: Performance) -> list[Obligation]:
    """Write the allocation and give the obligations that it performs in full."""
    if performance.amount is None:
        return [performance.obligation] if performance.obligation is not None else []
    debts = payoffs.debts_of(case, performance.subject)
    owed = {debt.obligation_id for debt in debts}
    # What is owed no more takes nothing: money named for it goes on in the usual order.
    named = performance.obligation_id if performance.obligation_id in owed else None
    proposal = allocation.propose(performance.amount, performance.value_day, debts, named)
    lines = (*proposal.lines, *proposal.waived)
    Allocation.objects.bulk_create(
        Allocation(
            performance=performance, obligation_id=line.obligation_id, part=line.part, amount=line.amount
        )
        for line in lines
    )
    if performance.settlement is not None and _settlement_performed(performance.settlement):
        return list(case.judgment.obligations.filter(pk__in=[debt.obligation_id for debt in debts]))
    return _paid_in_full(case, debts, lines, performance.value_day)


def _settlement_performed(settlement: Settlement) -> bool:
    """Whether the settlement is performed in full by confirmed performances; then it counts as such (D2)."""
    paid = settlement.performances.filter(state=Performance.State.CONFIRMED).aggregate(sum=Sum("amount"))[
        "sum"
    ]
    if settlement.state == Settlement.State.BREACHED or (paid or Decimal(0)) < settlement.total:
        return False
    settlement.state = Settlement.State.PERFORMED
    settlement.save(update_fields=["state"])
    return True


def _paid_in_full(
    case: Case, debts: Sequence[payoff.Debt], lines: Sequence[allocation.Line], day: date
) -> list[Obligation]:
    left = allocation.after(debts, day, lines)
    done = [debt.obligation_id for debt in left if payoff.outstanding(debt, _last_booked(debt, day)) == 0]
    return list(case.judgment.obligations.filter(pk__in=done))


def _last_booked(debt: payoff.Debt, day: date) -> date:
    """The latest value day of what was paid: money of an earlier day may be confirmed after it."""
    return max([day, *(paid.day for paid in debt.payments)])


def refuse(*, act: Act, performance_id: int, reason: str) -> Performance:
    """Not what it was taken for; it has worked nothing and stays on record with the reason."""
    performance, case = _hold(act, performance_id)
    require(act=act, code="performances.refuse", court=case.court)
    if not reason.strip():
        raise DomainError(Code.REASON_MISSING)
    transitions.check(PERFORMANCE, "performance", performance.state, Performance.State.REFUSED)
    performance.state, performance.reason = Performance.State.REFUSED, reason
    performance.save()
    act.record("performances.refuse", performance)
    return performance


def reverse(*, act: Act, performance_id: int, reason: str) -> Performance:
    """The bank took it back, or it was booked in error: its allocations are pointed back, what it stayed returns."""
    performance, case = _hold(act, performance_id)
    require(act=act, code="performances.reverse", court=case.court)
    if not reason.strip():
        raise DomainError(Code.REASON_MISSING)
    transitions.check(PERFORMANCE, "performance", performance.state, Performance.State.REVERSED)
    performance.state, performance.reason = Performance.State.REVERSED, reason
    performance.reversed_at = act.now
    performance.save()
    act.record("performances.reverse", performance)
    touched = _point_back(performance)
    milder.withdraw_drafts(act=act, performance=performance)
    _reopen_settlement(performance)
    release.reinstate(
        act=act, case=case, performance=performance, owed=_owed_again(case, performance, touched)
    )
    return performance


def _point_back(performance: Performance) -> set[int]:
    rows = list(performance.allocations.filter(reverses=None))
    Allocation.objects.bulk_create(
        Allocation(
            performance=performance,
            obligation_id=row.obligation_id,
            part=row.part,
            amount=-row.amount,
            reverses=row,
        )
        for row in rows
    )
    return {row.obligation_id for row in rows}


def _reopen_settlement(performance: Performance) -> None:
    settlement = performance.settlement
    if settlement is not None and settlement.state == Settlement.State.PERFORMED:
        settlement.state = Settlement.State.CURRENT
        settlement.save(update_fields=["state"])


def _owed_again(case: Case, performance: Performance, touched: set[int]) -> list[Obligation]:
    """Obligations that this performance ended and that, without it, are owed again."""
    again = []
    for obligation in case.judgment.obligations.exclude(performed_on=None):
        if obligation.kind != Obligation.Kind.PAY:
            if obligation.pk == performance.obligation_id:
                again.append(obligation)
            continue
        settled = performance.settlement_id is not None
        debt = payoffs.debt(case.judgment, obligation)
        if (settled or obligation.pk in touched) and payoff.outstanding(debt, performance.value_day) > 0:
            again.append(obligation)
    return again


def credit(
    *,
    act: Act,
    agency: PartnerAgency,
    case_number: str,
    amount: Decimal,
    value_day: date,
    reference: str,
    subject: Subject | None = None,
    obligation_ordinal: int | None = None,
) -> Performance:
    """A credit of the case account 一案一账号. It releases at once if it meets the payoff of its value day for the
    case; else it waits as a task "confirm today". A reference that is booked already gives that same performance.

    Raises `permission.denied` for another kind of partner, `case.unknown`, `performance.differs`.
    """
    if agency.kind != PartnerAgency.Kind.CASE_ACCOUNT:
        raise denied("performances.credit", None)
    number = str(case_numbers.parse(case_number))
    found = enforced_under(number)
    if found is None:
        raise DomainError(Code.CASE_UNKNOWN)
    case = hold_case(act, found)
    booked = Performance.objects.filter(source=Performance.Source.CASE_ACCOUNT, reference=reference).first()
    if booked is not None:
        return _same(booked, case, amount, value_day)
    obligation_id = _by_ordinal(case, obligation_ordinal)
    payer = obligor_of(case, subject.pk) if subject is not None else payer_of(case)
    performance = _new(
        act, case, payer, value_day=value_day, reference=reference, amount=amount,
        obligation_id=obligation_id, source=Performance.Source.CASE_ACCOUNT,
    )  # fmt: skip
    meets = amount >= payoffs.quote(case, payer, value_day).total
    _save_once(performance)
    act.record("performances.credit", performance, amount=str(amount))
    if meets:
        _confirm(act, case, performance)
    return performance


def _save_once(performance: Performance) -> None:
    """The same reference sent at the same moment for another case: the database lets one in."""
    try:
        performance.save(force_insert=True)
    except IntegrityError as taken:
        raise DomainError(Code.PERFORMANCE_DIFFERS, reference=performance.reference) from taken


def _same(booked: Performance, case: Case, amount: Decimal, value_day: date) -> Performance:
    if (booked.case_id, booked.amount, booked.value_day) != (case.pk, amount, value_day):
        raise DomainError(Code.PERFORMANCE_DIFFERS, reference=booked.reference)
    return booked


def _by_ordinal(case: Case, ordinal: int | None) -> int | None:
    return None if ordinal is None else _obligation(case, ordinal=ordinal).pk


def _obligation(case: Case, **which: int) -> Obligation:
    """The obligation of the case's judgment with this pk or ordinal; `obligation.unknown`."""
    obligation = case.judgment.obligations.filter(**which).first()
    if obligation is None:
        raise DomainError(Code.OBLIGATION_UNKNOWN)
    return obligation
