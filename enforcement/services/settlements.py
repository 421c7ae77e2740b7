"""Settlements in enforcement 执行和解: signed, and found breached; nobody is released by a signature alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from courts.models import Instalment, Settlement
from courts.rules import instalments as rules
from courts.rules import transitions
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.transitions import SETTLEMENT
from courts.selectors import settlements
from courts.selectors.obligors import obligor_of
from courts.services.acts import Act
from enforcement.services.locks import lock_case


def sign(
    *,
    act: Act,
    case_id: int,
    subject_id: int,
    signed_on: date,
    total: Decimal,
    due_on: date,
    content: str,
    instalments: Sequence[tuple[date, Decimal]] = (),
) -> Settlement:
    """A settlement in enforcement; signing it releases nobody (list rules art.10(2) asks for its performance).

    `instalments` are (day, amount) of each payment; without them all is due on `due_on`. Raises
    `settlement.current` while another of this case and person runs, and the refusals of `instalments.check`.
    """
    case = lock_case(act, case_id, "settlements.sign")
    if case.settlements.filter(subject=subject_id, state=Settlement.State.CURRENT).exists():
        raise DomainError(Code.SETTLEMENT_CURRENT)
    schedule = [rules.Instalment(*one) for one in instalments or [(due_on, total)]]
    rules.check(schedule, signed_on=signed_on, total=total, due_on=due_on)
    row = Settlement.objects.create(
        case=case,
        subject=obligor_of(case, subject_id),
        signed_on=signed_on,
        total=total,
        due_on=due_on,
        content=content,
    )
    Instalment.objects.bulk_create(
        Instalment(settlement=row, due_on=one.due_on, amount=one.amount) for one in schedule
    )
    act.record("settlements.sign", row, total=str(total), instalments=len(schedule))
    return row


def breach(*, act: Act, settlement_id: int, facts: str, just_cause: str = "") -> Settlement:
    """An instalment has passed unpaid: the original document is enforced again, whatever the cause.

    What was paid stays booked and is deducted (执行和解规定 art.9, 17). `just_cause` says why it was not paid
    where that excuses it: then the breach is no conduct of ground G6 (list rules art.1(6)). Raises
    `settlement.not_due` where nothing that fell due is unpaid.
    """
    settlement = Settlement.objects.get(pk=settlement_id)
    lock_case(act, settlement.case_id, "settlements.breach")
    settlement.refresh_from_db()
    transitions.check(SETTLEMENT, "settlement", settlement.state, Settlement.State.BREACHED)
    missed = settlements.missed(settlement, act.today)
    if missed is None:
        raise DomainError(Code.SETTLEMENT_NOT_DUE, article="执行和解规定第11条", due_on=settlement.due_on)
    if not facts.strip():
        raise DomainError(Code.REASON_MISSING)
    settlement.state = Settlement.State.BREACHED
    settlement.missed_on, settlement.breached_on = missed.due_on, act.today
    settlement.breach, settlement.just_cause = facts, just_cause.strip()
    settlement.save(update_fields=["state", "missed_on", "breached_on", "breach", "just_cause"])
    act.record("settlements.breach", settlement, missed_on=missed.due_on.isoformat())
    return settlement
