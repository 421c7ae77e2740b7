"""The rows behind the queue for the case itself: the enforcement notice, and the six months in which it is to end."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Subquery

from courts.models import Case, Document, Obligor
from courts.rules import deadlines
from enforcement.selectors.due import AHEAD, MOST, Asked, Clock, Task


def notices(asked: Asked) -> Iterator[Task]:
    """Debtors to whom no enforcement notice was served: ten days from the application (执行工作规定 art.22).

    Counted from the filing, the earliest day on record.
    """
    served = Document.objects.filter(
        case=OuterRef("pk"), kind=Document.Kind.ENFORCEMENT_NOTICE, service__isnull=False
    )
    rows = asked.cases.filter(~Exists(served), state=Case.State.OPEN).select_related("court")
    for case in rows.order_by("filed_on", "pk")[:MOST]:
        owing = Obligor.objects.filter(obligation__judgment=case.judgment_id).order_by("pk")
        yield Task(
            kind="serve_notice",
            case=case,
            row_id=case.pk,
            subject_id=owing.values_list("subject", flat=True).first(),
            clock=_clock("case.serve_notice", case, asked),
        )


def closings(asked: Asked) -> Iterator[Task]:
    """Open cases whose six months end within 30 days or have ended (执行工作规定 art.63)."""
    first = Obligor.objects.filter(obligation__judgment=OuterRef("judgment")).order_by("pk")
    rows = asked.cases.filter(state=Case.State.OPEN).select_related("court").order_by("filed_on", "pk")
    for case in rows.annotate(owing=Subquery(first.values("subject")[:1]))[:MOST]:
        due = _clock("case.close", case, asked)
        if due.day <= asked.day + AHEAD:
            yield Task(kind="close_case", case=case, row_id=case.pk, subject_id=case.owing, clock=due)


def _clock(code: str, case: Case, asked: Asked) -> Clock:
    due = deadlines.due(code, case.filed_on, asked.calendar)
    return Clock(due.day, due.provisional, deadlines.DEADLINES[code].article)
