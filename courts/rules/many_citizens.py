"""Which of thousands of numbers are citizens' in their one written form: asked column by column, not one by one.

A column is one character of all numbers, one byte each. A table translates it, and columns are added as if each
were one long number: no sum in a byte goes beyond 255, so none reaches its neighbour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

LENGTH: Final = 18
_YEAR, _MONTH, _DAY = 6, 10, 12
_DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = 31
_NEVER = 100  # beyond any sum that fits, and small enough to be added once
_NO_NUMBER = "?" * LENGTH


def _table(value: Callable[[int], int]) -> bytes:
    return bytes(map(value, range(256)))


def _digit(code: int) -> int:
    return code - 48 if chr(code) in "0123456789" else 0


def _weighed(place: int) -> bytes:
    """By GB 11643, in which X is ten, and the sum of a right number leaves 1 when it is divided by 11."""
    weight = pow(2, LENGTH - 1 - place, 11)
    return _table(lambda code: (10 if code == ord("X") else _digit(code)) * weight % 11)


def _none_but(right: str) -> bytes:
    """0 for a right character, else 1."""
    return _table(lambda code: chr(code) not in right)


# The first digit of 8 is that of a residence permit.
_FORM = (_none_but("12345679"), *[_none_but("0123456789")] * (LENGTH - 2), _none_but("0123456789X"))
_WEIGHED = tuple(map(_weighed, range(LENGTH)))
_TENS, _ONES = _table(lambda code: 10 * _digit(code)), _table(_digit)
_IS_NO_CENTURY = _table(lambda century: century not in (18, 19, 20))
# 29 February has its years, and is left to the calendar.
_MISSING_DAYS = _table(lambda month: _LONGEST - _DAYS_OF_MONTHS[month - 1] if 1 <= month <= 12 else _NEVER)
_IS_DAY = _table(lambda day: day if 1 <= day <= _LONGEST else _NEVER)
_IS_TOO_LATE = _table(lambda day: day > _LONGEST)
_IS_UNCHECKED = _table(lambda total: total % 11 != 1)


def doubtful(numbers: Sequence[str]) -> bytes:
    """A byte for each: 0 where `identity.parse` takes it for a citizen's as it is written, else it is to be asked."""
    together = "".join([number if len(number) == LENGTH else _NO_NUMBER for number in numbers])
    written = together.encode("ascii", "replace")  # with ?, which no number holds
    columns = [written[place::LENGTH] for place in range(LENGTH)]

    def added(*parts: tuple[bytes, bytes]) -> bytes:
        return sum(_lanes(column, table) for column, table in parts).to_bytes(len(numbers))

    def two_digits(place: int) -> bytes:
        return added((columns[place], _TENS), (columns[place + 1], _ONES))

    days = added((two_digits(_MONTH), _MISSING_DAYS), (two_digits(_DAY), _IS_DAY))
    totals = added(*zip(columns, _WEIGHED, strict=True))
    return added(
        *zip(columns, _FORM, strict=True),
        (two_digits(_YEAR), _IS_NO_CENTURY),
        (days, _IS_TOO_LATE),
        (totals, _IS_UNCHECKED),
    )


def _lanes(column: bytes, table: bytes) -> int:
    return int.from_bytes(column.translate(table))
