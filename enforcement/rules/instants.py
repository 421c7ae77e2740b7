"""How an instant is written to partners."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

_SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


def instant(value: datetime) -> str:
    """RFC 3339 with the offset of Shanghai: 2026-11-24T16:00:00+08:00. `value` is aware."""
    return value.astimezone(_SHANGHAI).isoformat(timespec="seconds")
