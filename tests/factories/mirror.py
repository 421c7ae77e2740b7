"""What a partner that only reads the feed knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from enforcement.models import Change


@dataclass
class Mirror:
    """Restriction -> the window of each item, and what is exempt."""

    held: dict[int, dict[str, tuple[date, date | None]]] = field(default_factory=dict)
    exempt: dict[int, list[tuple[list[str], date, date]]] = field(default_factory=dict)

    def read(self, change: Change) -> None:
        """Take in one row of the feed; the rows come in its order."""
        key = change.restriction_id
        assert key is not None
        told = dict.fromkeys(change.items, (change.from_day, change.until_day))
        if change.kind in ("imposed", "reinstated"):
            self.held[key] = told
        elif change.kind == "exempted":
            assert change.until_day is not None
            self.exempt.setdefault(key, []).append((change.items, change.from_day, change.until_day))
        elif change.kind == "stayed" and key in self.held:
            before = change.from_day - timedelta(days=1)
            self.held[key] = {
                code: (first, before if last is None else min(last, before))
                for code, (first, last) in self.held[key].items()
            }
        elif change.kind != "corrected":
            self.held.pop(key, None)
        elif key in self.held and change.reason == "basis_lapsed":
            self.held[key] |= told

    def bound(self, day: date) -> set[str]:
        """The measures that bind on `day` by what was read."""
        found: set[str] = set()
        for key, windows in self.held.items():
            freed = {code for codes, a, b in self.exempt.get(key, ()) if a <= day <= b for code in codes}
            binding = {code for code, (a, b) in windows.items() if a <= day and (b is None or day <= b)}
            found |= binding - freed
        return found


def at_the_end_of(day: date, changes: Iterable[Change]) -> Mirror:
    """What the feed had told by the end of `day`; what was cancelled since was never so."""
    mirror = Mirror()
    for change in changes:
        if change.entry.day <= day or change.kind in ("cancelled", "exempted"):
            mirror.read(change)
    return mirror
