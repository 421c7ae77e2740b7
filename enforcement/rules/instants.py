"""How an instant is written to partners, and the day of the law on which it falls."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

_SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


def instant(value: datetime) -> str:
    """RFC 3339 with the offset of Shanghai: 2026-11-24T16:00:00+08:00. `value` is aware."""
    return value.astimezone(_SHANGHAI).isoformat(timespec="seconds")


def day_of(value: datetime) -> date:
    """The day in Shanghai on which an instant falls."""
    return value.astimezone(_SHANGHAI).date()
