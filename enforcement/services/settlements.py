"""Settlements in enforcement 执行和解: signed, and found breached; nobody is released by a signature alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courts.models import Settlement
from courts.rules import transitions
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.transitions import SETTLEMENT
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
) -> Settlement:
    """A settlement in enforcement; signing it releases nobody (list rules art.10(2) asks for its performance).

    Raises `settlement.current` while another of this case and person runs.
    """
    case = lock_case(act, case_id, "settlements.sign")
    if case.settlements.filter(subject=subject_id, state=Settlement.State.CURRENT).exists():
        raise DomainError(Code.SETTLEMENT_CURRENT)
    row = Settlement.objects.create(
        case=case,
        subject=obligor_of(case, subject_id),
        signed_on=signed_on,
        total=total,
        due_on=due_on,
        content=content,
    )
    act.record("settlements.sign", row, total=str(total))
    return row


def breach(*, act: Act, settlement_id: int, facts: str) -> Settlement:
    """Its last day has passed and it is not performed, without cause: the original document is enforced again.

    What was paid stays booked and is deducted (执行和解规定 art.9, 17). Raises `settlement.not_due`.
    """
    settlement = Settlement.objects.get(pk=settlement_id)
    lock_case(act, settlement.case_id, "settlements.breach")
    settlement.refresh_from_db()
    transitions.check(SETTLEMENT, "settlement", settlement.state, Settlement.State.BREACHED)
    if act.today <= settlement.due_on:
        raise DomainError(Code.SETTLEMENT_NOT_DUE, article="执行和解规定第11条", due_on=settlement.due_on)
    if not facts.strip():
        raise DomainError(Code.REASON_MISSING)
    settlement.state = Settlement.State.BREACHED
    settlement.breached_on, settlement.breach = act.today, facts
    settlement.save(update_fields=["state", "breached_on", "breach"])
    act.record("settlements.breach", settlement)
    return settlement
