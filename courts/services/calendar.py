"""The working-day calendar: a year is entered as a whole, when its notice appears."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from courts.models import CalendarDay, Court
from courts.rules.working_days import Calendar
from courts.services.acts import Act
from courts.services.postings import require
from courts.services.reference import Loaded


def load(*, act: Act, holidays: Iterable[date], make_up: Iterable[date], source: str) -> Loaded:
    """Enter every year that the table does not know yet; a year that stands is left to the staff.

    Raises `calendar.contradictory` for a day that is both off and worked. Counts years.
    """
    calendar = Calendar.from_days(holidays, make_up, ())
    known = set(CalendarDay.objects.values_list("day__year", flat=True).distinct())
    days = [
        *(CalendarDay(day=day, kind=CalendarDay.Kind.HOLIDAY, source=source) for day in calendar.holidays),
        *(CalendarDay(day=day, kind=CalendarDay.Kind.MAKE_UP, source=source) for day in calendar.make_up),
    ]
    years = [
        list(rows) for _, rows in groupby(sorted(days, key=lambda row: row.day), lambda row: row.day.year)
    ]
    new = [rows for rows in years if rows[0].day.year not in known]
    CalendarDay.objects.bulk_create([day for rows in new for day in rows])
    for rows in new:
        act.record("calendar.enter_year", rows[0], year=rows[0].day.year, days=len(rows))
    return Loaded(entered=len(new), standing=len(years) - len(new))


def set_day(*, act: Act, court: Court, day: date, kind: str, source: str) -> CalendarDay | None:
    """Enter or change one day by a later notice; `kind` "" takes it back to the plain week.

    `court` is the one whose chief or president orders it.
    """
    require(act=act, code="calendar.set_day", court=court)
    standing = CalendarDay.objects.filter(day=day).first()
    row = CalendarDay(day=day, kind=kind or getattr(standing, "kind", ""), source=source)
    act.record("calendar.set_day", row, day=day.isoformat(), kind=kind)
    if kind:
        row.save()
        return row
    CalendarDay.objects.filter(day=day).delete()
    return None
