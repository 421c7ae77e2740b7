"""The release tracker: how far a performance has come, from its confirmation to the last partner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from courts.models import Case, Performance, Subject
from defaulters.models import Listing
from enforcement.models import Change, PartnerAgency, Progress, Restriction, Shortfall
from enforcement.rules import stays

RELEASING = [Change.Kind.STAYED, Change.Kind.LIFTED, Change.Kind.CANCELLED]


@dataclass(frozen=True)
class Told:
    """One partner that applies what was released: when it read of the release, and when it applied it.

    `bound_since` is the day on which the notice to assist with the order reached it; `shortfall` says why it could
    not apply the release, while that is so.
    """

    agency: PartnerAgency
    read_at: datetime | None
    applied_at: datetime | None
    shortfall: Shortfall | None = None
    bound_since: date | None = None


@dataclass(frozen=True)
class Tracker:
    """The release of one case. `released_at` is when nothing of it bound any more."""

    case: Case
    performance: Performance | None
    released_at: datetime
    listing: Listing | None
    partners: tuple[Told, ...]


def trackers(subject: Subject) -> tuple[Tracker, ...]:
    """One for each case of which everything that bound `subject` has been stayed, lifted or cancelled."""
    rows = Restriction.objects.filter(subject=subject).exclude(from_day=None)
    by_case: dict[int, list[Restriction]] = {}
    for row in rows.select_related("case__court", "stayed_by").order_by("pk"):
        by_case.setdefault(row.case_id, []).append(row)
    released = (held for held in by_case.values() if all(row.state != "active" for row in held))
    return tuple(found for held in released if (found := _tracker(subject, held)) is not None)


def _tracker(subject: Subject, held: list[Restriction]) -> Tracker | None:
    changes = Change.objects.filter(restriction__in=held, kind__in=RELEASING).select_related("entry")
    changes = changes.exclude(reason=stays.UNDECIDED)  # an undecided claim is no release
    first = _first_of_each(changes.order_by("entry"))
    if not first:
        return None
    last = max(first, key=lambda change: change.pk)
    listing = Listing.objects.filter(subject=subject, case=held[0].case).order_by("-pk").first()
    return Tracker(
        case=held[0].case,
        performance=_performance(held, listing),
        released_at=last.entry.at,
        listing=listing,
        partners=tuple(_partners(held, first)),
    )


def _first_of_each(changes: Iterable[Change]) -> list[Change]:
    """The change by which each restriction ceased to bind for the last time: its stay, else its end."""
    ceased: dict[int, Change] = {}
    for change in changes:
        if change.restriction_id is not None:
            known = ceased.get(change.restriction_id)
            ceased[change.restriction_id] = (
                known if known is not None and change.kind != Change.Kind.STAYED else change
            )
    return list(ceased.values())


def _performance(held: list[Restriction], listing: Listing | None) -> Performance | None:
    by = [row.stayed_by for row in held if row.stayed_by is not None]
    return by[-1] if by else (listing.shielded_by if listing else None)


def _partners(held: list[Restriction], ceased: list[Change]) -> Iterable[Told]:
    """The partners that may learn of the release; each has applied it with the last change that concerns it."""
    rows = Progress.objects.filter(change__in=ceased).select_related("agency", "shortfall")
    last = {row.agency_id: row for row in rows.order_by("agency__code", "change")}
    imposed = Progress.objects.filter(change__restriction__in=held, kind=Change.Kind.IMPOSED)
    bound = dict(imposed.values_list("agency").annotate(Min("bound_since")).order_by())
    for agency_id, row in last.items():
        unapplied = row.shortfall if row.applied_at is None else None
        yield Told(row.agency, row.read_at, row.applied_at, unapplied, bound.get(agency_id))
