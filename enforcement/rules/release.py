"""What does a confirmed performance set free, and what does its reversal bring back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

UNTIMED = frozenset({"G1"})
PERFORMANCE = "performance"
LIVE = frozenset({"published", "shielded"})
OVER = frozenset({"deleted", "dropped"})


class Removal(StrEnum):
    """What a full performance makes due for the listing, in 3 working days."""

    NONE = "none"
    DROP = "drop"  # still in grace: nothing is ever published
    DELETE = "delete"  # untimed: list rules art.10(1), by the system when nobody else does
    EARLY_DELETION = "early_deletion"  # timed: list rules art.2(2), a draft for the judge; no clock deletes


@dataclass(frozen=True)
class Duty:
    """One obligation of one obligor: the yuan outstanding, or, for an act (None), whether it is done."""

    obligation_id: int
    outstanding: Decimal | None
    done: bool = False

    @property
    def performed(self) -> bool:
        return self.done if self.outstanding is None else self.outstanding <= 0


@dataclass(frozen=True)
class HeldRestriction:
    """A restriction as it stands; `stayed_for` says why it is, or last was, stayed, else ""."""

    restriction_id: int
    obligation_id: int
    state: str
    stayed_for: str = ""


@dataclass(frozen=True)
class HeldListing:
    """A listing as it stands: the obligations it rests on and the grounds G1-G6 that still run."""

    obligation_ids: frozenset[int]
    grounds: frozenset[str]
    state: str


@dataclass(frozen=True)
class Release:
    """What to do in the act of the confirmation; ids of restrictions in ascending order.

    `stay` stop binding now. `drop` were pending and are void. `event` is D1 or D2 with `Removal.DELETE`.
    """

    stay: tuple[int, ...]
    drop: tuple[int, ...]
    shield: bool
    removal: Removal
    event: str = ""


@dataclass(frozen=True)
class Reinstatement:
    """What a reversal brings back, from the next working day and with notice to the person."""

    reinstate: tuple[int, ...]
    unshield: bool
    withdraw_removal: bool
    needs_new_decision: bool


def on_performance(
    duties: Iterable[Duty],
    restrictions: Iterable[HeldRestriction],
    listing: HeldListing | None,
    *,
    settled: bool = False,
) -> Release:
    """The release that a confirmed performance works. `settled`: it fulfils a settlement (D2, not D1).

    A restriction stops when its own obligation is performed, whatever else is owed; the listing when its
    last one is. A restriction stayed for another reason is stayed for the performance too, else the end of
    that reason would bring it back.
    """
    done = {duty.obligation_id for duty in duties if duty.performed}
    mine = [one for one in restrictions if one.obligation_id in done]
    removal = _removal(listing, done)
    return Release(
        stay=_ids(
            one
            for one in mine
            if one.state == "active" or (one.state == "stayed" and one.stayed_for != PERFORMANCE)
        ),
        drop=_ids(one for one in mine if one.state == "pending"),
        shield=removal is not Removal.NONE and listing is not None and listing.state == "published",
        removal=removal,
        event=("D2" if settled else "D1") if removal is Removal.DELETE else "",
    )


def on_reversal(
    duties: Iterable[Duty], restrictions: Iterable[HeldRestriction], listing: HeldListing | None
) -> Reinstatement:
    """What comes back, given the duties as they stand after the reversal.

    Only what the performance itself had stayed. What it ended for good (a listing deleted or dropped, a
    restriction lifted after its stay) does not come back: after the removal only a new decision binds.
    """
    owed = {duty.obligation_id for duty in duties if not duty.performed}
    mine = [one for one in restrictions if one.obligation_id in owed and one.stayed_for == PERFORMANCE]
    reopened = listing is not None and bool(owed & listing.obligation_ids)
    state = listing.state if listing is not None else ""
    return Reinstatement(
        reinstate=_ids(one for one in mine if one.state == "stayed"),
        unshield=reopened and state == "shielded",
        withdraw_removal=reopened and state in LIVE,
        needs_new_decision=(reopened and state in OVER) or any(one.state == "lifted" for one in mine),
    )


def _removal(listing: HeldListing | None, done: set[int]) -> Removal:
    if listing is None or not listing.obligation_ids or not listing.obligation_ids <= done:
        return Removal.NONE
    if listing.state == "pending":
        return Removal.DROP
    if listing.state not in LIVE:
        return Removal.NONE
    # G1 beside a timed ground: the listing ends when both clocks have, so the timed way out governs.
    return Removal.DELETE if listing.grounds <= UNTIMED else Removal.EARLY_DELETION


def _ids(restrictions: Iterable[HeldRestriction]) -> tuple[int, ...]:
    return tuple(sorted({one.restriction_id for one in restrictions}))
