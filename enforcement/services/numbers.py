"""Numbers of papers within a case: （2026）京0105执1234号之一, 之二 ..."""

from __future__ import annotations

from courts.models import Case
from defaulters.models import Decision

_DIGITS = "零一二三四五六七八九"


def next_number(case: Case) -> str:
    """The next number of a decision in this case; the judgment's lock makes it unique."""
    taken = Decision.objects.filter(case=case).count()
    return f"{case.number}之{chinese(taken + 1)}"


def chinese(number: int) -> str:
    """A number from 1 to 99 as papers write it: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones or not tens else "")
