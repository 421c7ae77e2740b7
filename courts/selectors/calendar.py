"""The court calendar as the rules want it."""

from __future__ import annotations

from courts.models import CalendarDay
from courts.rules.working_days import Calendar


def calendar() -> Calendar:
    """All loaded years; a year counts as loaded when it has rows."""
    days = list(CalendarDay.objects.values_list("day", "kind"))
    return Calendar.from_days(
        holidays={day for day, kind in days if kind == CalendarDay.Kind.HOLIDAY},
        make_up={day for day, kind in days if kind == CalendarDay.Kind.MAKE_UP},
        years={day.year for day, _ in days},
    )
