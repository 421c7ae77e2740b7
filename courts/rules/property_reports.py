"""Whether the duty to report property was kept (财产调查规定 art.3-10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Missed(StrEnum):
    """In what way it was not kept; each may be found to be ground G4 by the judge, and by nobody else."""

    OVERDUE = "overdue"  # no report at all
    LATE = "late"  # without just cause, as the judge assessed it
    FALSE = "false"  # untrue or with something left out, as the judge assessed it


@dataclass(frozen=True, slots=True)
class Report:
    """One report or supplement: by when it should have come, and what the judge's assessment says ("" for none)."""

    due_on: date
    result: str
    assessed_on: date | None


@dataclass(frozen=True, slots=True)
class Breach:
    """The latest breach, and the day since which it stands."""

    how: Missed
    day: date


def breach(
    report_by: date, reports: Iterable[Report], excuse: str, day: date, *, waits: bool = False
) -> Breach | None:
    """The breach of the duty that stands on `day`, the latest if there are several; None where there is none.

    That a report came late or is false is an assessment; that none came shows by itself once `report_by` has
    passed, unless the judge accepted an excuse, or owes an answer to who asked for longer in time (`waits`).
    """
    handed_in = list(reports)
    found = [each for report in handed_in if (each := _of(report)) is not None]
    if not (handed_in or excuse or waits) and report_by < day:
        found.append(Breach(Missed.OVERDUE, report_by))
    return max(found, key=lambda each: each.day, default=None)


def _of(report: Report) -> Breach | None:
    if report.result == Missed.LATE:
        return Breach(Missed.LATE, report.due_on)
    if report.result == Missed.FALSE and report.assessed_on is not None:
        return Breach(Missed.FALSE, report.assessed_on)
    return None
