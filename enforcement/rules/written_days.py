"""What day a cell means: the forms in which the exchanged records write days, and spreadsheet numbers."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Final

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code

# Spreadsheets count days from here (their 1900 was a leap year, so from 1900-03-01 on this is right).
_SERIAL_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(20_000, 80_000)  # 1954 to 2119

_CLOCK = r"(?:[T ]*\d{1,2}:\d{1,2}(?::\d{1,2})?(?:\.\d+)?)?"
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII).fullmatch
_PARTED = re.compile(
    rf"(\d{{4}}) ?(?:年|[-/.]) ?(\d{{1,2}}) ?(?:月|[-/.]) ?(\d{{1,2}}) ?(?:日|号)?{_CLOCK}", re.ASCII
).fullmatch
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII).fullmatch


def read(cell: object) -> date:
    """The day of a cell: `20190713`, `2019年07月13日`, `2019-7-13`, `2019/07/13`, `2019.07.13` (a time of day may
    follow), in digits of either width, the day number of a spreadsheet, or a real date.

    Refuses with `row.day_unreadable`, also a day that no calendar has.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float | int):
        return _of_number(cell)
    return _of_text(str(cell).strip())


def _of_number(number: float) -> date:
    whole = int(number)
    if whole in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=whole)
    return _of_text(str(whole))


def _of_text(text: str) -> date:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    parts = _PACKED(text) or _PARTED(text)
    if parts is not None:
        try:
            return date(int(parts[1]), int(parts[2]), int(parts[3]))
        except ValueError:
            raise DomainError(Code.ROW_DAY_UNREADABLE) from None
    serial = _SERIAL(text)
    if serial is None or int(serial[1]) not in _SERIALS:
        raise DomainError(Code.ROW_DAY_UNREADABLE)
    return _SERIAL_ZERO + timedelta(days=int(serial[1]))
