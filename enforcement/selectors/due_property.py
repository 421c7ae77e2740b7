"""The rows behind the queue for clues to property and for the duty to report it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from courts.models import (
    Case,
    Obligation,
    Obligor,
    PropertyClue,
    PropertyReport,
    PropertyReportOrder,
    ReportExtension,
)
from courts.rules import deadlines
from courts.rules.property_reports import Breach, Missed, Report, breach
from defaulters.models import ConductFinding
from enforcement.selectors.due import MOST, Asked, Clock, Task

_KIND_OF: Final = {
    Missed.OVERDUE: "report_overdue",
    Missed.LATE: "report_late",
    Missed.FALSE: "report_false",
}


def clues(asked: Asked) -> Iterator[Task]:
    """Clues that nobody has verified: within seven days, in urgent cases three (财产调查规定 art.2)."""
    article = deadlines.DEADLINES["property_clue.verify"].article
    rows = PropertyClue.objects.filter(case__in=asked.cases, search=None)
    for row in rows.select_related("case__court")[:MOST]:
        yield Task(
            kind="verify_clue",
            case=row.case,
            row_id=row.pk,
            subject_id=row.subject_id,
            clock=Clock(row.due_on, row.due_provisional, article),
            about=row.text[:40],
        )


def to_assess(asked: Asked) -> Iterator[Task]:
    """Reports and supplements that the judge has not assessed; no text says by when."""
    rows = PropertyReport.objects.filter(order__case__in=asked.cases, result="")
    for row in rows.select_related("order__case__court")[:MOST]:
        yield Task(
            kind="assess_report",
            case=row.order.case,
            row_id=row.pk,
            subject_id=row.order.subject_id,
            about=row.get_kind_display(),
        )


def extensions(asked: Asked) -> Iterator[Task]:
    """Requests for a longer time to report that the court owes an answer to (财产调查规定 art.5)."""
    rows = ReportExtension.objects.filter(order__case__in=asked.cases, result="")
    for row in rows.select_related("order__case__court")[:MOST]:
        yield Task(
            kind="decide_extension",
            case=row.order.case,
            row_id=row.pk,
            subject_id=row.order.subject_id,
            clock=Clock(row.due_on, row.due_provisional),
            about=str(row.asked_until),
        )


def missed(asked: Asked) -> Iterator[Task]:
    """Breaches of the duty to report about which ground G4 is not found yet (财产调查规定 art.10)."""
    rows = PropertyReportOrder.objects.filter(case__in=asked.cases.filter(state=Case.State.OPEN))
    for row in rows.select_related("case__court", "case__judgment").prefetch_related("reports", "extensions")[
        :MOST
    ]:
        found = breach_of(row, asked)
        obligor = _owing(row) if found is not None and not _is_found(row, found) else None
        if found is not None and obligor is not None:
            yield Task(
                kind=_KIND_OF[found.how],
                case=row.case,
                row_id=obligor.pk,
                subject_id=row.subject_id,
                about=str(found.day),
            )


def breach_of(order: PropertyReportOrder, asked: Asked) -> Breach | None:
    """The breach of the duty under `order` that stands on the day asked for."""
    reports = [Report(row.due_on, row.result, row.assessed_on) for row in order.reports.all()]
    waits = any(not one.result for one in order.extensions.all())
    return breach(order.report_by, reports, order.excuse, asked.day, waits=waits)


def _is_found(order: PropertyReportOrder, found: Breach) -> bool:
    return ConductFinding.objects.filter(
        case=order.case_id,
        obligor__subject=order.subject_id,
        ground=ConductFinding.Ground.G4,
        made_on__gte=found.day,
    ).exists()


def _owing(order: PropertyReportOrder) -> Obligor | None:
    return (
        Obligor.objects.filter(
            obligation__judgment=order.case.judgment_id,
            obligation__kind=Obligation.Kind.PAY,
            obligation__performed_on=None,
            subject=order.subject_id,
        )
        .order_by("obligation__ordinal")
        .first()
    )
