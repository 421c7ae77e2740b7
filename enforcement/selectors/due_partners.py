"""The rows behind the queue that partners leave: what is applied late or not at all, notices to assist, reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Final

from django.db.models import Q

from enforcement.models import (
    AssistanceDelivery,
    PartnerReport,
    Progress,
    Restriction,
    Shortfall,
)
from enforcement.rules.partner_reports import Kind, permission
from enforcement.rules.progress import RELEASING, clock, last_late_day
from enforcement.selectors.due import MOST, Asked, Clock, Task
from enforcement.selectors.due_rulings import clock as on_clock

# A lag of months is the platform's to sort out with the agency (the page of release times), not the case's.
BEHIND: Final = timedelta(days=90)

_TASK_OF: Final = {
    Kind.REFUSED: "report_refused",
    Kind.LET_THROUGH: "report_let_through",
    Kind.MISMATCH: "report_mismatch",
    Kind.DISPUTED: "report_disputed",
}


def late(asked: Asked) -> Iterator[Task]:
    """Changes that an agency has neither applied in time nor called an exception: one task a case and agency."""
    rows = Progress.objects.filter(
        is_late(asked), case__in=asked.cases, changed_on__gte=asked.day - BEHIND
    ).select_related("case__court", "agency")
    first = {(row.case_id, row.agency_id): row for row in rows.order_by("-change")}
    for row in islice(first.values(), MOST):
        due = on_clock(clock(row.kind), row.changed_on, asked)
        yield Task(
            kind="partner_late", case=row.case, row_id=row.agency_id, subject_id=row.subject_id, clock=due,
            about=row.agency.name,
        )  # fmt: skip


def is_late(asked: Asked) -> Q:
    """The rows of `Progress` that are late on the day; what sets free is late sooner."""
    last = {
        code: last_late_day(code, asked.day, asked.calendar)
        for code in ("partner.apply_release", "partner.apply_restriction")
    }
    return Q(applied_at=None, shortfall=None) & (
        Q(kind__in=RELEASING, changed_on__lte=last["partner.apply_release"])
        | Q(changed_on__lte=last["partner.apply_restriction"])
    )


def shortfalls(asked: Asked) -> Iterator[Task]:
    """What an agency could not apply."""
    rows = Shortfall.objects.filter(change__restriction__case__in=asked.cases, resolved_at=None)
    rows = rows.select_related("agency", "change__restriction__case__court").order_by("change")
    for row in rows[:MOST]:
        restriction = row.change.restriction
        if restriction is not None:
            yield Task(
                kind="shortfall",
                case=restriction.case,
                row_id=row.pk,
                subject_id=row.change.subject_id,
                about=f"{row.agency.name} · {row.get_reason_display()}",
            )


def reports_to_note(asked: Asked) -> Iterator[Task]:
    """Reported refusals, for the clerk."""
    yield from _reports(asked, "partner_reports.note")


def reports_to_answer(asked: Asked) -> Iterator[Task]:
    """Reports that a judge answers; who the person is, on the same day."""
    yield from _reports(asked, "partner_reports.answer")


def _reports(asked: Asked, code: str) -> Iterator[Task]:
    kinds = [kind for kind in Kind if permission(kind) == code]
    rows = PartnerReport.objects.filter(
        case__in=asked.cases, state=PartnerReport.State.OPEN, kind__in=kinds
    ).select_related("case__court", "agency", "hit")
    for row in rows[:MOST]:
        yield Task(
            kind=_TASK_OF[Kind(row.kind)],
            case=row.case,
            row_id=row.pk,
            subject_id=row.hit.subject_id,
            clock=Clock(row.due_on, row.due_provisional),
            about=row.agency.name,
        )


def notices_to_send(asked: Asked) -> Iterator[Task]:
    """Orders in force of which an agency that takes no electronic notice has not been sent the paper."""
    binding = [Restriction.State.ACTIVE, Restriction.State.STAYED]
    rows = Progress.objects.filter(
        case__in=asked.cases, kind=Progress.Kind.IMPOSED, electronic=False, sent_on=None,
        changed_on__gte=asked.day - BEHIND, change__restriction__state__in=binding,
    ).select_related("case__court", "agency", "order")  # fmt: skip
    first = {(row.order_id, row.agency_id): row for row in rows.order_by("-change")}
    for row in islice(first.values(), MOST):
        due = on_clock("assistance.send", row.changed_on, asked)
        yield Task(
            kind="assistance_send", case=row.case, row_id=row.order_id, subject_id=row.subject_id, clock=due,
            about=row.agency.name,
        )  # fmt: skip


def receipts_awaited(asked: Asked) -> Iterator[Task]:
    """Notices whose receipt has not come back."""
    rows = AssistanceDelivery.objects.filter(order__case__in=asked.cases, delivered_on=None)
    for row in rows.select_related("order__case__court", "agency").order_by("sent_on", "pk")[:MOST]:
        yield Task(
            kind="assistance_receipt",
            case=row.order.case,
            row_id=row.pk,
            subject_id=row.order.subject_id,
            clock=on_clock("assistance.receipt", row.sent_on, asked),
            about=row.agency.name,
        )
