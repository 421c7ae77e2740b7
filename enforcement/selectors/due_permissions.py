"""The rows behind the queue for permissions: evidence that was promised, and own money that is asked for or refused."""

from __future__ import annotations

from collections.abc import Iterator

from courts.rules import deadlines
from enforcement.models import Filing, Permission
from enforcement.selectors.due import MOST, Asked, Clock, Task


def evidence(asked: Asked) -> Iterator[Task]:
    """Permissions whose evidence was to follow and has not come."""
    rows = Permission.objects.filter(
        decision__case__in=asked.cases, evidence="", evidence_due_on__isnull=False
    ).select_related("decision__case__court")
    for row in rows.order_by("evidence_due_on", "pk")[:MOST]:
        if row.evidence_due_on is not None:
            yield Task(
                kind="evidence",
                case=row.decision.case,
                row_id=row.decision_id,
                subject_id=row.subject_id,
                clock=Clock(
                    row.evidence_due_on,
                    row.evidence_due_provisional,
                    deadlines.DEADLINES["temporary_lifting.evidence"].article,
                ),
                about=row.get_reason_display(),
            )


def own_money(asked: Asked) -> Iterator[Task]:
    """Applications to spend own money that are neither granted nor refused."""
    rows = Filing.objects.filter(
        case__in=asked.cases, kind=Filing.Kind.OWN_MONEY, state=Filing.State.LODGED
    ).select_related("case__court")
    for row in rows[:MOST]:
        yield _of_filing("own_money", row, Clock(row.due_on, row.due_provisional))


def refusals(asked: Asked) -> Iterator[Task]:
    """Refusals of own money that are not served."""
    rows = Filing.objects.filter(case__in=asked.cases, document__isnull=False, document__service=None)
    for row in rows.select_related("case__court")[:MOST]:
        yield _of_filing("serve_refusal", row)


def _of_filing(kind: str, row: Filing, clock: Clock | None = None) -> Task:
    return Task(kind=kind, case=row.case, row_id=row.pk, subject_id=row.subject_id, clock=clock)
