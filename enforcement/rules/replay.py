"""What does the feed amount to: from the changes of one restriction to what it carries.

The server's checks and a partner's mirror then ask the same rules (`reach`, `verdicts`), so they cannot differ.

| kind | what it does |
| --- | --- |
| imposed | its days hold for its measures; those told before are void |
| reinstated | the same, and the stay ends the day before; after a dismissed claim it only ends that stay |
| stayed | free from its first day on |
| exempted | a permission: a purchase and a use within two windows |
| corrected | of reason `basis_lapsed`: new days for the measures it names; of any other: no day changes |
| lifted, cancelled | the restriction carries nothing any more, and is forgotten |
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from enforcement.rules import stays
from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.reach import Imposed, Item, Permission
from enforcement.rules.windows import Window

LAPSES: Final = "basis_lapsed"
ENDS: Final = frozenset({"lifted", "cancelled"})
_OPEN: Final = LegalBasis("as_told", "law", date.min)


@dataclass(frozen=True)
class Told:
    """One change as a partner reads it. `purchase` is there for an exemption only."""

    kind: str
    measures: tuple[str, ...]
    days: Window
    reason: str = ""
    purchase: Window | None = None

    @classmethod
    def from_dict(cls, d: Mapping[str, Any]) -> Told:
        """From a row of `GET /changes` or of a snapshot."""
        purchase = d["purchase"]
        return cls(
            kind=d["kind"],
            measures=tuple(d["measures"]),
            days=_window(d),
            reason=d["reason"],
            purchase=_window(purchase) if purchase else None,
        )


def imposed(changes: Iterable[Told]) -> Imposed:
    """What one restriction carries by its changes, in their order and without one that `ENDS` it."""
    days: dict[str, Window] = {}
    moves: list[tuple[bool, date, str]] = []
    permissions: list[Permission] = []
    for told in changes:
        if _sets_days(told):
            kept = days if told.kind == "corrected" else {}
            days = kept | dict.fromkeys(told.measures, told.days)
        if told.kind in ("stayed", "reinstated"):
            moves.append((told.kind == "stayed", told.days.first, told.reason))
        if told.purchase is not None:
            items = frozenset(told.measures)
            permissions.append(Permission(len(permissions), items, told.days, told.purchase, ""))
    return Imposed(
        restriction_id=0,
        judgment_id=0,
        obligation_id=0,
        decision="",
        court="",
        basis="",
        legal_basis=_OPEN,
        items=frozenset(_item(code, window) for code, window in days.items()),
        schedule_version="",
        policy_version="",
        from_day=date.min,
        state="active",
        stays=tuple(stays.windows(moves)),
        permissions=tuple(permissions),
    )


def _sets_days(told: Told) -> bool:
    if told.kind == "reinstated":
        return told.reason not in stays.OF_CLAIMS
    return told.kind == "imposed" or (told.kind == "corrected" and told.reason == LAPSES)


def _item(code: str, window: Window) -> Item:
    return Item(code, (LegalBasis("as_told", "law", window.first, window.last),))


def _window(d: Mapping[str, Any]) -> Window:
    last = d["until"]
    return Window(date.fromisoformat(d["from"]), date.fromisoformat(last) if last else None)
