"""When does something run: whole days in Asia/Shanghai, the first and the last both included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Window:
    """From `first` to `last`, both included; `last=None` is open."""

    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        return within(self.first, self.last, day)


def within(first: date, last: date | None, day: date) -> bool:
    """The same where the days stand in something else: a check of ten thousand asks it a hundred thousand times."""
    return first <= day and (last is None or day <= last)


def any_covers(windows: Iterable[Window], day: date) -> bool:
    """Whether at least one of the windows holds `day`."""
    return any(window.covers(day) for window in windows)
