"""How soon must a partner have applied a change, and which changes are therefore late."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from courts.rules import deadlines
from courts.rules.working_days import Calendar

RELEASING: Final = frozenset({"stayed", "lifted", "cancelled", "exempted"})


class Reason(StrEnum):
    """Why an agency could not apply a change."""

    NOT_FOUND = "not_found"
    REFUSED = "refused"
    DEFERRED = "deferred"


def clock(kind: str) -> str:
    """The clock (courts/rules/deadlines.py) of a change: what sets free has the shorter one."""
    return "partner.apply_release" if kind in RELEASING else "partner.apply_restriction"


def last_late_day(code: str, day: date, calendar: Calendar) -> date:
    """The latest day of a change that is late on `day` by the clock `code`; later changes have time left."""
    told = day - timedelta(days=1)
    while deadlines.due(code, told, calendar).day >= day:
        told -= timedelta(days=1)
    return told
