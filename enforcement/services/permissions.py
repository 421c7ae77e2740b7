"""What a signed permission frees, by the rule of its kind, and the evidence that may follow it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from courts.rules import deadlines
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.rules.working_days import Due
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision
from enforcement.models import Change, Permission, Restriction
from enforcement.rules import exemptions
from enforcement.rules.codes import Code
from enforcement.rules.exemptions import Exemption
from enforcement.services import feed, own_money
from enforcement.services.locks import hold_case

# A restriction that is stayed may bind again within the window: its permission is told with the others.
_TOLD: Final = (Restriction.State.ACTIVE, Restriction.State.STAYED)
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
    due = None if asked.evidence.strip() else _evidence_due(asked, act)
    permission = Permission.objects.create(
        decision=decision,
        subject=decision.subject,
        kind=asked.kind,
        # Only a temporary lifting stands on a listed reason; a form may send one with any kind.
        reason=asked.reason if asked.kind == exemptions.TEMPORARY else "",
        items=decision.content["items"],
        purpose=asked.purpose,
        evidence=asked.evidence,
        evidence_due_on=due.day if due else None,
        evidence_due_provisional=due is not None and due.provisional,
        **{name: getattr(asked, name) for name in DAYS},
    )
    if asked.kind == exemptions.OWN_MONEY:
        own_money.on_signature(act=act, decision=decision)
    for restriction in order.restrictions.filter(state__in=_TOLD).order_by("pk"):
        _tell(act, permission, restriction, asked.article)


def carry_over(*, act: Act, old: Restriction, new: Restriction) -> None:
    """Step: what frees from `old` on a day to come frees from `new`, which has taken its place; partners are told."""
    told = old.changes.filter(kind=Change.Kind.EXEMPTED, permission__use_until__gte=act.today)
    for change in told.select_related("permission").order_by("entry"):
        assert change.permission is not None
        _tell(act, change.permission, new, change.article)


def _tell(act: Act, permission: Permission, restriction: Restriction, article: str) -> None:
    freed = [code for code in restriction.items if code in permission.items]
    if freed:
        feed.tell(
            act, Change.Kind.EXEMPTED, restriction, reason="permitted", article=article, items=freed,
            window=(permission.use_from, permission.use_until), permission=permission,
            decision=permission.decision_id,
        )  # fmt: skip


def _evidence_due(asked: Exemption, act: Act) -> Due | None:
    if not exemptions.may_follow(asked.reason, promised=asked.evidence_follows):
        return None
    return deadlines.due("temporary_lifting.evidence", act.today, calendar())


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
