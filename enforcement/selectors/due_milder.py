"""The rows behind the queue that a part performance leaves: the milder order to decide on, or to look at again."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from courts.models import Performance
from defaulters.models import Decision
from enforcement.models import Restriction
from enforcement.selectors.due import MOST, Asked, Task
from enforcement.selectors.due_rulings import clock


def to_decide(asked: Asked) -> Iterator[Task]:
    """Milder orders that the system drafted: to be submitted, or withdrawn with reasons."""
    rows = _milder(asked).filter(state=Decision.State.DRAFT, author=None)
    for row in rows.order_by("drafted_on", "pk")[:MOST]:
        yield Task(
            kind="decide_milder",
            case=row.case,
            row_id=row.pk,
            subject_id=row.subject_id,
            clock=clock("restriction.decide_milder", row.drafted_on, asked),
        )


def on_reversed_performance(asked: Asked) -> Iterator[Task]:
    """Milder orders in force that rest on a performance reversed since: a stricter one, or a review that says why
    not, is for the judge.
    """
    reversed_at = dict(
        Performance.objects.filter(case__in=asked.cases, state=Performance.State.REVERSED).values_list(
            "pk", "reversed_at"
        )
    )
    in_force = Restriction.objects.filter(state=Restriction.State.ACTIVE)
    rows = _milder(asked).filter(content__performance__in=list(reversed_at), restrictions__in=in_force)
    for row in rows.distinct().order_by("pk")[:MOST]:
        since = reversed_at[row.content["performance"]]
        if not row.reviews.filter(made_at__gte=since).exists():
            yield Task(kind="milder_reversed", case=row.case, row_id=row.pk, subject_id=row.subject_id)


def _milder(asked: Asked) -> QuerySet[Decision]:
    rows = Decision.objects.filter(case__in=asked.cases, kind=Decision.Kind.MILDER)
    return rows.select_related("case__court")
