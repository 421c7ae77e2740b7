"""What binds a person on a day, and what carries it.

The union of the items of the restrictions that carry on that day, each item with all its causes. Nothing
here reads a clock or a job's mark: orders, stays, lifts, legal bases and permissions are windows of whole
days, so one function answers for a day long past, for today and for a day of travel next month. It also
answers on a hypothetical set: "what if judgment B were performed".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.windows import Window, any_covers, within

# An order in its grace period has bound nobody yet and is disclosed to nobody; a cancelled one is void from
# the start. Every other state is read from the windows, else a past day would be answered by today's state.
NEVER_BINDING = frozenset({"pending", "cancelled"})


@dataclass(frozen=True)
class Item:
    """One measure of an order with the provisions that carry it; it binds while one of them is in force."""

    code: str
    bases: tuple[LegalBasis, ...]

    def basis_on(self, day: date) -> str | None:
        return next((basis.code for basis in self.bases if basis.in_force(day)), None)


def last_days(items: Iterable[Item]) -> dict[str, date]:
    """Item code -> the last day on which any provision carries it; without the items that have no end."""
    ends = {item.code: [basis.valid_until for basis in item.bases] for item in items}
    return {code: max(day for day in days if day) for code, days in ends.items() if days and None not in days}


@dataclass(frozen=True)
class Trip:
    """The purchase asked about: when it is bought (None: held already, or not known) and used."""

    used: date
    bought: date | None = None


@dataclass(frozen=True)
class Permission:
    """A permission (单次解禁, 因私消费) of the ordering court, for its own order and no other court's."""

    permission_id: int
    items: frozenset[str]
    travel: Window
    purchase: Window
    purpose: str

    def covers(self, code: str, trip: Trip) -> bool:
        bought = trip.bought is None or self.purchase.covers(trip.bought)
        return code in self.items and self.travel.covers(trip.used) and bought


@dataclass(frozen=True)
class Imposed:
    """One restriction: one order, one obligation, one person.

    `basis` is art1_1 or art1_2 and `legal_basis` its provision. `until` is the last day of the order's own
    period. `ended_on` is the day of the lift, the first day that is free again. A stay runs from the day it
    begins, which is free as a whole, to the day before the reinstatement (None: open).
    """

    restriction_id: int
    judgment_id: int
    obligation_id: int
    decision: str
    court: str
    basis: str
    legal_basis: LegalBasis
    items: frozenset[Item]
    schedule_version: str
    policy_version: str
    from_day: date
    state: str
    until: date | None = None
    review_on: date | None = None
    ended_on: date | None = None
    stays: tuple[Window, ...] = ()
    permissions: tuple[Permission, ...] = ()
    subject_id: int | None = None
    sealed: bool = False


class Cause(NamedTuple):
    """Why one measure is reached. `legal_basis` is the item's provision, `basis` art1_1 or art1_2."""

    restriction_id: int
    judgment_id: int
    obligation_id: int
    decision: str
    court: str
    basis: str
    legal_basis: str
    schedule_version: str
    policy_version: str
    since: date
    until: date | None
    review_on: date | None
    sealed: bool = False


@dataclass(frozen=True)
class Asked:
    """What a check asks of one measure: reached on either day, exempt by a permission, and the causes."""

    at_purchase: bool
    at_use: bool
    exempt: bool
    causes: tuple[Cause, ...]


def carries(one: Imposed, day: date) -> bool:
    """Whether the restriction binds at all on `day`: window, lift, stay, and its legal basis in force."""
    return (
        one.state not in NEVER_BINDING
        and within(one.from_day, one.until, day)
        and (one.ended_on is None or day < one.ended_on)
        and one.legal_basis.in_force(day)
        and not any_covers(one.stays, day)
    )


def bound(imposed: Iterable[Imposed], day: date) -> dict[str, tuple[Cause, ...]]:
    """As `reach`, before permissions."""
    return _union(imposed, day, None)


def reach(imposed: Iterable[Imposed], day: date, trip: Trip | None = None) -> dict[str, tuple[Cause, ...]]:
    """Measure code -> the causes that carry it on `day`, both in a stable order; no code without a cause.

    Permissions are taken off for `trip`; without one, for a use on `day` of what is held already.
    The order of `imposed` and repetitions in it change nothing.
    """
    return _union(imposed, day, trip or Trip(used=day))


def asked(imposed: Iterable[Imposed], measure: str, *, used: date, bought: date | None = None) -> Asked:
    """Whether `measure` is reached on the day of purchase and on the day of use, and who carries it.

    `bought=None`: held already (a check-in), so only the day of use counts.
    `exempt`: both days are bound, and a permission frees this very trip.
    """
    held = tuple(imposed)
    days = (used if bought is None else bought, used)
    before = after = _on_both(held, measure, days, None)
    if any(one.permissions for one in held):
        after = _on_both(held, measure, days, Trip(used=used, bought=bought))
    exempt = all(before) and not all(after)
    shown = before if exempt else after
    return Asked(
        at_purchase=bool(after[0]),
        at_use=bool(after[1]),
        exempt=exempt,
        causes=_of_both(*shown) if exempt or all(after) else (),
    )


def _on_both(
    held: tuple[Imposed, ...], measure: str, days: tuple[date, date], trip: Trip | None
) -> tuple[tuple[Cause, ...], tuple[Cause, ...]]:
    """The causes of the measure on the day of purchase and on the day of use, which are often one day."""
    first, last = days
    at_use = _union(held, last, trip).get(measure, ())
    return at_use if first == last else _union(held, first, trip).get(measure, ()), at_use


def _of_both(purchase: tuple[Cause, ...], use: tuple[Cause, ...]) -> tuple[Cause, ...]:
    return use if purchase == use else _sorted([*purchase, *use])


def without(imposed: Iterable[Imposed], judgment_id: int) -> tuple[Imposed, ...]:
    """The set that remains if everything owed under this judgment were performed."""
    return tuple(one for one in imposed if one.judgment_id != judgment_id)


def freed(imposed: Iterable[Imposed], judgment_id: int, day: date) -> frozenset[str]:
    """The measures that would end on `day` if this judgment were performed: those only it carries."""
    held = tuple(imposed)
    return frozenset(reach(held, day)) - frozenset(reach(without(held, judgment_id), day))


def _union(imposed: Iterable[Imposed], day: date, trip: Trip | None) -> dict[str, tuple[Cause, ...]]:
    found: dict[str, list[Cause]] = {}
    for one in imposed:
        if not carries(one, day):
            continue
        for item in one.items:
            legal_basis = item.basis_on(day)
            if legal_basis is not None and not _permitted(one, item.code, trip):
                found.setdefault(item.code, []).append(_cause(one, legal_basis))
    return {code: _sorted(found[code]) for code in sorted(found)}


def _permitted(one: Imposed, code: str, trip: Trip | None) -> bool:
    return trip is not None and any(permission.covers(code, trip) for permission in one.permissions)


def _cause(one: Imposed, legal_basis: str) -> Cause:
    return Cause(
        restriction_id=one.restriction_id,
        judgment_id=one.judgment_id,
        obligation_id=one.obligation_id,
        decision=one.decision,
        court=one.court,
        basis=one.basis,
        legal_basis=legal_basis,
        schedule_version=one.schedule_version,
        policy_version=one.policy_version,
        since=one.from_day,
        until=one.until,
        review_on=one.review_on,
        sealed=one.sealed,
    )


def _sorted(causes: Sequence[Cause]) -> tuple[Cause, ...]:
    """Each once. One alone, as nearly always, is not even compared."""
    different = causes if len(causes) < 2 else set(causes)
    if len(different) < 2:
        return tuple(different)
    # The restriction's id would do; the rest keeps the order total whatever a hypothetical set holds.
    return tuple(sorted(different, key=lambda c: (c.since, c.restriction_id, c.legal_basis, repr(c))))
