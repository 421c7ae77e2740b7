"""Signs that an agency's access is used to find out numbers, not to serve the people who have them.

| sign | what is seen within ten minutes |
| --- | --- |
| `invalid` | a hundred numbers that cannot be, and a fifth of all that were asked: nobody types so badly |
| `misses` | more people of whom the register knows nothing than any counter has customers |
| `sequence` | numbers of citizens that follow one another, as no queue stands; twins and triplets do |

A sign refuses nothing: it calls a person. What is counted is in memory, for the ten minutes alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

SPAN: Final = timedelta(minutes=10)
INVALID: Final = 100
INVALID_SHARE: Final = 5
MISSES: Final = 100_000
RUN: Final = 6
REMEMBERED: Final = 200_000
_ORDINAL_DIGITS: Final = 17
_CITIZEN_LENGTH: Final = 18


class Sign(StrEnum):
    """What was seen."""

    INVALID = "invalid"
    MISSES = "misses"
    SEQUENCE = "sequence"


def ordinals(numbers: Iterable[tuple[str, str]]) -> list[int]:
    """The citizens' numbers without their check digit, in whose order neighbours stand; of `id_type, number`."""
    firsts = [
        number[:_ORDINAL_DIGITS]
        for id_type, number in numbers
        if id_type == "citizen_id" and len(number) == _CITIZEN_LENGTH
    ]
    if not _are_digits("".join(firsts)):
        firsts = list(filter(_are_digits, firsts))
    return list(map(int, firsts))


def _are_digits(text: str) -> bool:
    return text.isascii() and text.isdecimal()


@dataclass
class Watch:
    """What one agency asked since the span began; each sign is given once in a span."""

    since: datetime
    asked: int = 0
    invalid: int = 0
    misses: int = 0
    numbers: set[int] = field(default_factory=set)
    given: set[Sign] = field(default_factory=set)

    def see(self, *, asked: int, invalid: int, misses: int, numbers: Iterable[int]) -> tuple[Sign, ...]:
        """Count one question; the signs that it completes."""
        self.asked += asked
        self.invalid += invalid
        self.misses += misses
        found = {sign for sign, seen in self._counted().items() if seen}
        if Sign.SEQUENCE not in self.given and self._runs(numbers):
            found.add(Sign.SEQUENCE)
        new = tuple(sorted(found - self.given))
        self.given |= found
        return new

    def is_over(self, now: datetime) -> bool:
        """Whether the span has ended."""
        return now - self.since >= SPAN

    def _counted(self) -> dict[Sign, bool]:
        badly = self.invalid >= INVALID and self.invalid * INVALID_SHARE >= self.asked
        return {Sign.INVALID: badly, Sign.MISSES: self.misses >= MISSES}

    def _runs(self, numbers: Iterable[int]) -> bool:
        """Remember the numbers; whether one of them stands in a run, by one each or, of one sex, by two."""
        if len(self.numbers) >= REMEMBERED:
            return False
        new = set(numbers) - self.numbers  # what was asked before completes nothing
        self.numbers |= new
        seen = self.numbers
        # Of ten thousand at once nearly none has a neighbour: only those are followed along. Whoever stands in a run
        # has somebody two further on or two back in it, at either step.
        near = [n for n in new if n + 2 in seen or n - 2 in seen]
        return any(self._run(number, step) >= RUN for number in near for step in (1, 2))

    def _run(self, number: int, step: int) -> int:
        first = last = number
        while first - step in self.numbers:
            first -= step
        while last + step in self.numbers:
            last += step
        return (last - first) // step + 1
