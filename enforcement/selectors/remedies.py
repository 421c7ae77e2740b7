"""Objections and reconsiderations of a person, and until when the next higher court may be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from courts.models import ProofOfService, Subject
from courts.rules import deadlines
from courts.rules.working_days import Due
from courts.selectors.calendar import calendar
from defaulters.models import Objection, Reconsideration


def apply_until(objection: Objection) -> Due | None:
    """The last day to ask for the reconsideration; None where no dismissal has been served."""
    served = ProofOfService.objects.filter(document=objection.document_id).first()
    if objection.state != Objection.State.DISMISSED or served is None:
        return None
    return deadlines.due("reconsideration.apply", served.served_on, calendar())


@dataclass(frozen=True)
class Remedy:
    """One objection of a person, the last day to ask the higher court, and whether it can be asked on the day."""

    objection: Objection
    reconsideration: Reconsideration | None
    until: Due | None
    open: bool


def of_subject(subject: Subject, day: date) -> tuple[Remedy, ...]:
    """The objections of `subject` as they stand on `day`, the newest first."""
    rows = Objection.objects.filter(subject=subject).select_related(
        "decision__court__superior", "case__court", "document__service", "relief", "reconsideration__court"
    )
    return tuple(_remedy(row, day) for row in rows.order_by("-lodged_on", "-pk"))


def _remedy(row: Objection, day: date) -> Remedy:
    until = apply_until(row)
    asked: Reconsideration | None = getattr(row, "reconsideration", None)
    return Remedy(row, asked, until, open=asked is None and until is not None and day <= until.day)
