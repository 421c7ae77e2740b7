"""Which addresses of the API come to an end, by their name in `urls.py`. None does today."""

from __future__ import annotations

from typing import Final

from enforcement.rules.endings import Ending

ENDINGS: Final[dict[str, Ending]] = {}


def headers(name: str | None) -> dict[str, str]:
    """What each answer of the address of that name says of its end; nothing, if it has none."""
    ending = ENDINGS.get(name or "")
    return ending.headers() if ending else {}
