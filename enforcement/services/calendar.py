"""The working-day calendar as the application changes it: with every day that was counted by it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from courts.models import CalendarDay, Court
from courts.services import calendar
from courts.services.acts import Act
from courts.services.reference import Loaded
from enforcement.services import legal_days


def load(*, act: Act, holidays: Iterable[date], make_up: Iterable[date], source: str) -> Loaded:
    """Enter the years that the table does not know yet, and count again what was provisional until now."""
    done = calendar.load(act=act, holidays=holidays, make_up=make_up, source=source)
    if done.entered:
        legal_days.recompute(act=act)
    return done


def set_day(*, act: Act, court: Court, day: date, kind: str, source: str) -> CalendarDay | None:
    """Enter or change one day by a later notice, and count again what still runs.

    `court` is the one whose chief or president orders it; `kind` "" takes the day back to the plain week.
    """
    row = calendar.set_day(act=act, court=court, day=day, kind=kind, source=source)
    legal_days.recompute(act=act)
    return row
