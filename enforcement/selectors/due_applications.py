"""The row behind the queue for what the applicant has asked for."""

from __future__ import annotations

from collections.abc import Iterator

from courts.rules import deadlines
from defaulters.models import Application
from enforcement.selectors.due import MOST, Asked, Clock, Task


def to_decide(asked: Asked) -> Iterator[Task]:
    """Applications on which the court has not decided (2017 list rules art.5: fifteen days)."""
    article = deadlines.DEADLINES["application.decide"].article
    rows = Application.objects.filter(case__in=asked.cases, state=Application.State.PENDING)
    for row in rows.select_related("case__court")[:MOST]:
        yield Task(
            kind="decide_application",
            case=row.case,
            row_id=row.pk,
            subject_id=row.subject_id,
            clock=Clock(row.due_on, row.due_provisional, article),
            about=row.get_measure_display(),
        )
