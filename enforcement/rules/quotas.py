"""How much an agency may ask in a minute, and how that is counted.

| kind | one unit | default a minute |
| --- | --- | --- |
| `checks` | one person asked about | 120,000 |
| `feed` | one page, manifest or part of a file | 1,200 |
| `writes` | one call that writes | 3,000 |
| `reads` | any other call | 1,200 |

A bucket is full at first and refilled evenly, so that no minute's edge lets twice as much through. A call that
costs more than the whole bucket passes when the bucket is full, and is then paid off.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

WINDOW: Final = 60
"""Seconds in which an empty bucket is full again."""


class Kind(StrEnum):
    """The kinds of calls that are counted apart, so that a rush at the counters does not stop a release."""

    CHECKS = "checks"
    FEED = "feed"
    WRITES = "writes"
    READS = "reads"


A_MINUTE: Final[dict[Kind, int]] = {
    Kind.CHECKS: 120_000,
    Kind.FEED: 1_200,
    Kind.WRITES: 3_000,
    Kind.READS: 1_200,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an agency stands after a call: of `limit` units `left` are left, all again in `reset` seconds.

    `wait`: the seconds after which a call that was not granted would be.
    """

    granted: bool
    limit: int
    left: int
    reset: int
    wait: int = 0


class Bucket:
    """The units of one kind that are left to one agency; `at` is a clock in seconds."""

    __slots__ = ("at", "left")

    def __init__(self, limit: int, at: float) -> None:
        self.left: float = limit
        self.at = at

    def take(self, cost: int, limit: int, at: float) -> Standing:
        """Take `cost` units, or nothing where they are not there. `limit` may have changed since the last call."""
        gone = max(0.0, at - self.at)
        self.left = min(limit, self.left + gone * limit / WINDOW)
        self.at = at
        lacking = min(cost, limit) - self.left
        if lacking > 0:
            return self._standing(limit, granted=False, wait=_seconds(lacking, limit))
        self.left -= cost
        return self._standing(limit, granted=True)

    def put_back(self, cost: int, limit: int) -> None:
        """Put back units that were taken; never more than the bucket holds."""
        self.left = min(limit, self.left + cost)

    def _standing(self, limit: int, *, granted: bool, wait: int = 0) -> Standing:
        left = max(0, int(self.left))
        return Standing(granted, limit, left, _seconds(limit - self.left, limit), wait)


def a_minute(own: Mapping[str, int], kind: Kind, *, processes: int) -> int:
    """The limit of one of `processes` that count apart: its share of the agency's own figure, or of the default."""
    return max(1, own.get(kind, A_MINUTE[kind]) // processes)


def _seconds(units: float, limit: int) -> int:
    return math.ceil(units * WINDOW / limit)
