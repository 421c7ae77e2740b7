"""The row behind the queue that a temporary lifting leaves: the evidence that was promised for it."""

from __future__ import annotations

from collections.abc import Iterator

from courts.rules import deadlines
from enforcement.models import Permission
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
                    row.evidence_due_on, article=deadlines.DEADLINES["temporary_lifting.evidence"].article
                ),
                about=row.get_reason_display(),
            )
