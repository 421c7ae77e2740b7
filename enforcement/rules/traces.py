"""The caller's own trace of a request, by the header `traceparent` of W3C Trace Context."""

from __future__ import annotations

import re
from typing import Final

_FIRST_VERSION: Final = "00"
_PARENT = re.compile(
    r"(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?", re.ASCII
)


def trace_id(traceparent: str) -> str:
    """The 32 digits that name the trace, or "" where the header is missing or none: then there is no trace.

    A version later than 00 may add parts behind; they are passed over, as the recommendation asks.
    """
    found = _PARENT.fullmatch(traceparent)
    if found is None or (found[1] == _FIRST_VERSION and found[3] is not None):
        return ""
    return found[2]
