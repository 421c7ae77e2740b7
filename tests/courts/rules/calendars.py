"""The calendar of 2026 as the State Council gave notice of it on 2025-11-04."""

from datetime import date, timedelta

from courts.rules.working_days import Calendar

_OFF_2026 = (
    ((1, 1), (1, 3)),
    ((2, 15), (2, 23)),
    ((4, 4), (4, 6)),
    ((5, 1), (5, 5)),
    ((6, 19), (6, 21)),
    ((9, 25), (9, 27)),
    ((10, 1), (10, 7)),
)
_MAKE_UP_2026 = ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))


def _span(first: tuple[int, int], last: tuple[int, int]) -> set[date]:
    start, end = date(2026, *first), date(2026, *last)
    return {start + timedelta(days=i) for i in range((end - start).days + 1)}


CALENDAR_2026 = Calendar.from_days(
    holidays=set().union(*(_span(first, last) for first, last in _OFF_2026)),
    make_up={date(2026, *each) for each in _MAKE_UP_2026},
    years={2026},
)
NO_CALENDAR = Calendar.from_days(set(), set(), set())
