"""The rows behind the queue for orders that are to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from defaulters.models import Decision
from enforcement.models import Restriction
from enforcement.selectors.due import AHEAD, MOST, Asked, Clock, Task


def to_review(asked: Asked) -> Iterator[Task]:
    """Orders whose review is due within 30 days, or was due; not while the relief that a review drafted is open."""
    yield from _tasks("review_on", _binding(asked).filter(review_on__lte=asked.day + AHEAD))


def overdue(asked: Asked) -> Iterator[Task]:
    """Those whose day has passed, for the head of the court; whoever asks for everybody sees them as `review_on`."""
    if asked.user is not None:
        yield from _tasks("review_overdue", _binding(asked).filter(review_on__lt=asked.day))


def _binding(asked: Asked) -> QuerySet[Restriction]:
    open_drafts = [Decision.State.DRAFT, Decision.State.SUBMITTED]
    rows = Restriction.objects.filter(case__in=asked.cases, state=Restriction.State.ACTIVE)
    return rows.exclude(order__reviews__draft__state__in=open_drafts)


def _tasks(kind: str, rows: QuerySet[Restriction]) -> Iterator[Task]:
    """One for each order, which is reviewed as a whole, by the soonest day of what it carries."""
    seen: set[int] = set()
    for row in rows.select_related("case__court").order_by("review_on", "pk")[:MOST]:
        if row.review_on is not None and row.order_id not in seen:
            seen.add(row.order_id)
            yield Task(
                kind=kind,
                case=row.case,
                row_id=row.order_id,
                subject_id=row.subject_id,
                clock=Clock(row.review_on),
            )
