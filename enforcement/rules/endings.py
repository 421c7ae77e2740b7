"""The end of an address of the API, announced in time: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime


@dataclass(frozen=True)
class Ending:
    """Since when an address should not be used any more, from when it may be gone, and where that is explained.

    Both instants in UTC.
    """

    deprecated: datetime
    sunset: datetime
    notice: str

    def headers(self) -> dict[str, str]:
        """What each answer of the address says."""
        return {
            "Deprecation": f"@{int(self.deprecated.timestamp())}",
            "Sunset": format_datetime(self.sunset, usegmt=True),
            "Link": f'<{self.notice}>; rel="deprecation"; type="text/html"',
        }
