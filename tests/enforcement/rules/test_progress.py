"""When a change is late at a partner."""

from __future__ import annotations

from datetime import date

import pytest

from courts.rules.working_days import Calendar
from enforcement.rules.progress import clock, last_late_day

PLAIN = Calendar.from_days(set(), set(), {2026})
FRIDAY, MONDAY, TUESDAY = date(2026, 5, 8), date(2026, 5, 11), date(2026, 5, 12)


@pytest.mark.parametrize("kind", ["stayed", "lifted", "cancelled", "exempted"])
def test_what_sets_free_has_the_shorter_clock(kind: str) -> None:
    assert clock(kind) == "partner.apply_release"


@pytest.mark.parametrize("kind", ["imposed", "reinstated", "corrected"])
def test_what_binds_or_corrects_has_the_longer_clock(kind: str) -> None:
    assert clock(kind) == "partner.apply_restriction"


@pytest.mark.parametrize(
    ("code", "day", "last"),
    [
        ("partner.apply_release", TUESDAY, date(2026, 5, 10)),  # told on Sunday, due on Monday
        ("partner.apply_release", MONDAY, date(2026, 5, 7)),  # told on Friday, due today
        ("partner.apply_restriction", TUESDAY, date(2026, 5, 6)),
    ],
)
def test_a_change_is_late_from_the_day_after_its_last_working_day(code: str, day: date, last: date) -> None:
    assert last_late_day(code, day, PLAIN) == last
