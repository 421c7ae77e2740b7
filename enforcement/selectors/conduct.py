"""What the register shows of how an agency follows: what no message to its endpoint can."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from courts.models import Case
from enforcement.models import Hit, Mark, PartnerAgency
from enforcement.rules.partner_reports import Kind
from enforcement.rules.verdicts import Answer
from enforcement.selectors import marks, progress


@dataclass(frozen=True)
class Conduct:
    """Each is None where nothing has happened yet that would show it."""

    reads_what_it_is_told: bool | None
    applies_in_time: bool | None
    reports_namesakes: bool | None


def of(agency: PartnerAgency, day: date) -> Conduct:
    """How the agency has followed up to `day`."""
    return Conduct(_reads(agency), _applies(agency, day), _reports(agency))


def _reads(agency: PartnerAgency) -> bool | None:
    last = marks.last(agency)
    if Mark.Kind.TOLD not in last:
        return None
    return Mark.Kind.READ in last and last[Mark.Kind.READ].position >= last[Mark.Kind.TOLD].position


def _applies(agency: PartnerAgency, day: date) -> bool | None:
    figures = [row for row in progress.release_times(Case.objects.all(), day) if row.agency == agency]
    return not any(row.late for row in figures) if figures else None


def _reports(agency: PartnerAgency) -> bool | None:
    if not Hit.objects.filter(check_row__agency=agency, verdict=Answer.NAME_MISMATCH).exists():
        return None
    return agency.reports.filter(kind=Kind.MISMATCH).exists()
