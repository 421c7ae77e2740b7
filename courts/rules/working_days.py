"""The only place that counts days (Civil Procedure Law 85; Civil Code 200-204).

The calendar is data and is passed in. A year that is not loaded is counted with its weekends and fixed
holidays, and the answer is marked provisional; counting never fails for want of a calendar.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from courts.rules.codes import Code
from courts.rules.errors import DomainError

_DAY = timedelta(days=1)
_SATURDAY = 5

# Known before any notice of the State Council, as (month, day).
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which the State Council's yearly notices depart from the week.

    `holidays` are days off, `make_up` weekend days on which offices work (调休上班), `years` those whose
    notice is loaded. A day that is named counts as named even if its year is not loaded.
    """

    holidays: frozenset[date]
    make_up: frozenset[date]
    years: frozenset[int]

    @classmethod
    def from_days(cls, holidays: Iterable[date], make_up: Iterable[date], years: Iterable[int]) -> Self:
        """Build a calendar; `calendar.contradictory` if a day is both off and worked."""
        off, worked = frozenset(holidays), frozenset(make_up)
        if both := off & worked:
            raise DomainError(Code.CALENDAR_CONTRADICTORY, day=min(both))
        return cls(off, worked, frozenset(years))

    def is_loaded(self, day: date) -> bool:
        return day.year in self.years


@dataclass(frozen=True, slots=True)
class Due:
    """A last day; `provisional` where it rests on a year whose calendar is not loaded."""

    day: date
    provisional: bool


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether offices work on `day`: make-up days yes, weekends and holidays no."""
    if day in calendar.make_up:
        return True
    if day.weekday() >= _SATURDAY or day in calendar.holidays:
        return False
    return calendar.is_loaded(day) or (day.month, day.day) not in _FIXED_HOLIDAYS


def add_working_days(day: date, n: int, calendar: Calendar) -> Due:
    """The `n`-th working day (工作日) after `day`, which itself is not counted.

    `n = 0` is a duty of the same day: `day`, or the first working day after it if offices rest.
    """
    _not_negative(n)
    if n == 0:
        return add_days(day, 0, calendar)
    reached, left, provisional = day, n, False
    while left:
        reached += _DAY
        provisional = provisional or not calendar.is_loaded(reached)
        left -= is_working_day(reached, calendar)
    return Due(reached, provisional)


def working_days_before(day: date, n: int, calendar: Calendar) -> Due:
    """The `n`-th working day before `day`, which itself is not counted."""
    _not_negative(n)
    reached, left, provisional = day, n, False
    while left:
        reached -= _DAY
        provisional = provisional or not calendar.is_loaded(reached)
        left -= is_working_day(reached, calendar)
    return Due(reached, provisional)


def add_days(day: date, n: int, calendar: Calendar) -> Due:
    """The last day of a procedural limit of `n` days (日) after `day`, which itself is not counted.

    Calendar days; a last day on which offices rest, weekend or holiday, moves to the first that is none
    (Civil Procedure Law 85(3); Civil Code 203). A make-up day is not a rest day. Provisional if any
    counted day falls into a year that is not loaded.
    """
    _not_negative(n)
    last = day + timedelta(days=n)
    while not is_working_day(last, calendar):
        last += _DAY
    first_counted = min(day + _DAY, last)
    loaded = all(year in calendar.years for year in range(first_counted.year, last.year + 1))
    return Due(last, provisional=not loaded)


def add_months(day: date, n: int) -> date:
    """The corresponding day `n` months later, or the last of a month that has none (Civil Code 202).

    Never moved off rest days: a sanction does not grow because its last day is a holiday.
    """
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_between(day: date, until: date, calendar: Calendar) -> int:
    """How many working days lie after `day` up to and including `until`; negative once `until` is past."""
    if until < day:
        return -working_days_between(until, day, calendar)
    days = (day + timedelta(days=i) for i in range(1, (until - day).days + 1))
    return sum(is_working_day(each, calendar) for each in days)


def _not_negative(n: int) -> None:
    if n < 0:
        raise DomainError(Code.DAYS_NEGATIVE, days=n)
