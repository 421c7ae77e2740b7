"""Instants as partners read them, and the day of the law on which they fall."""

from __future__ import annotations

from datetime import UTC, date, datetime

from enforcement.rules.instants import day_of, instant


def test_an_instant_is_written_with_the_offset_of_shanghai() -> None:
    assert instant(datetime(2026, 11, 24, 2, 0, 0, 999_999, UTC)) == "2026-11-24T10:00:00+08:00"


def test_the_day_begins_at_midnight_in_shanghai() -> None:
    assert day_of(datetime(2026, 11, 23, 15, 59, 59, tzinfo=UTC)) == date(2026, 11, 23)
    assert day_of(datetime(2026, 11, 23, 16, tzinfo=UTC)) == date(2026, 11, 24)
