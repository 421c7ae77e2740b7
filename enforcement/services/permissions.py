"""What a signed permission frees, by the rule of its kind, and the evidence that may follow it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from courts.rules import deadlines
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision
from enforcement.models import Change, Permission, Restriction
from enforcement.rules import exemptions
from enforcement.rules.codes import Code
from enforcement.rules.exemptions import Exemption
from enforcement.services import feed
from enforcement.services.locks import hold_case

DAYS: Final = ("buy_from", "buy_until", "use_from", "use_until")


def check(order: Decision, content: Mapping[str, Any]) -> Exemption:
    """What `content` asks in spite of `order`, if the provision of its kind allows it (`permission.*`)."""
    asked = Exemption(
        kind=content.get("permission", ""),
        items=frozenset(content.get("items", ())),
        purpose=content.get("purpose", ""),
        reason=content.get("reason", ""),
        evidence=content.get("evidence", ""),
        evidence_follows=bool(content.get("evidence_follows")),
        order_items=frozenset(code for row in _active(order) for code in row.items),
        reaches_linked=order.kind == Decision.Kind.REACH,
        **{name: date.fromisoformat(content[name]) for name in DAYS},
    )
    exemptions.check(asked)
    return asked


def _active(order: Decision) -> list[Restriction]:
    return list(order.restrictions.filter(state=Restriction.State.ACTIVE).order_by("pk"))


def grant(*, act: Act, decision: Decision) -> None:
    """Free the named items for one purpose in a window, in spite of one order; partners are told."""
    order = decision.concerns
    if order is None:
        raise DomainError(Code.RELIEF_CONCERNS_NOTHING_IN_FORCE)
    asked = check(order, decision.content)
    Permission.objects.create(
        decision=decision,
        subject=decision.subject,
        kind=asked.kind,
        reason=asked.reason,
        items=decision.content["items"],
        purpose=asked.purpose,
        evidence=asked.evidence,
        evidence_due_on=None if asked.evidence.strip() else _evidence_due(asked, act),
        **{name: getattr(asked, name) for name in DAYS},
    )
    for restriction in _active(order):
        if freed := [code for code in restriction.items if code in asked.items]:
            feed.tell(
                act, Change.Kind.EXEMPTED, restriction, reason="permitted", article=asked.article, items=freed,
                window=(asked.use_from, asked.use_until), decision=decision.pk,
            )  # fmt: skip


def _evidence_due(asked: Exemption, act: Act) -> date | None:
    if not exemptions.may_follow(asked.reason, promised=asked.evidence_follows):
        return None
    return deadlines.due("temporary_lifting.evidence", act.today, calendar()).day


def supply_evidence(*, act: Act, decision_id: int, evidence: str) -> Permission:
    """The evidence that was promised for a temporary lifting has come.

    Raises `permission.evidence_not_owed` where none is outstanding.
    """
    case_id = Decision.objects.values_list("case_id", flat=True).get(pk=decision_id)
    case = hold_case(act, case_id)
    require(act=act, code="permissions.supply_evidence", court=case.court)
    permission = Permission.objects.filter(decision=decision_id, evidence="").first()
    if permission is None or permission.evidence_due_on is None:
        raise DomainError(Code.PERMISSION_EVIDENCE_NOT_OWED)
    if not evidence.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    permission.evidence = evidence
    permission.save(update_fields=["evidence"])
    act.record("permissions.supply_evidence", permission, case_id=case_id)
    return permission
