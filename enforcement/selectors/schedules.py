"""The measure schedule of a day."""

from __future__ import annotations

from datetime import date

from courts.rules.errors import DomainError
from enforcement.models import MeasureSchedule
from enforcement.rules.codes import Code
from enforcement.rules.selection import Schedule


def row_on(day: date) -> MeasureSchedule:
    """The version in force on `day`; raises `schedule.none_in_force` before the first."""
    row = MeasureSchedule.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    if row is None:
        raise DomainError(Code.SCHEDULE_NONE_IN_FORCE, day=day)
    return row


def schedule_on(day: date) -> Schedule:
    """The same as the rules read it."""
    return Schedule.from_dict(row_on(day).content)
