"""Which order stands in place of which: a new order instead of an edit."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.db.models import Q

from courts.models import Obligor
from defaulters.models import Decision, Listing
from enforcement.models import Restriction

REPLACING: Final = (Decision.Kind.RESTRICT, Decision.Kind.MILDER)
REPLACEABLE: Final = (Restriction.State.PENDING, Restriction.State.ACTIVE)
NOT_SIGNED: Final = (Decision.State.DRAFT, Decision.State.SUBMITTED, Decision.State.REVIEWED)


def held(order: Decision) -> list[Restriction]:
    """What binds the debtor by this order, or will after the grace: what a new order may take the place of."""
    rows = order.restrictions.filter(state__in=REPLACEABLE, linked_person=None)
    return list(rows.select_related("obligation", "listing").order_by("obligation__ordinal"))


def reached(restriction: Restriction) -> list[Restriction]:
    """What binds linked people by the unit's restriction."""
    rows = Restriction.objects.live().filter(
        case=restriction.case_id,
        obligation=restriction.obligation_id,
        basis=restriction.basis,
        linked_person__unit=restriction.subject_id,
    )
    return list(rows.order_by("pk"))


def obligor(restriction: Restriction) -> Obligor:
    """Who owes what the restriction is for."""
    return Obligor.objects.select_related("obligation__judgment", "subject").get(
        obligation=restriction.obligation_id, subject=restriction.subject_id
    )


def under_way(order: Decision) -> list[Decision]:
    """Orders in place of this one that are drafted and not yet in force."""
    rows = order.follow_ups.filter(kind__in=REPLACING, state__in=NOT_SIGNED)
    to_serve = order.follow_ups.filter(kind=Decision.Kind.RESTRICT, state=Decision.State.SIGNED)
    return [*rows, *to_serve]


def not_in_force(orders: Collection[Decision]) -> list[Decision]:
    """What is on its way to take the place of one of these orders, or to reach a linked person by it."""
    rows = Decision.objects.filter(
        Q(kind__in=[Decision.Kind.RESTRICT, Decision.Kind.REACH], state=Decision.State.SIGNED)
        | Q(kind__in=[*REPLACING, Decision.Kind.REACH], state__in=NOT_SIGNED),
        concerns__in=orders,
    )
    return list(rows.select_related("court").order_by("pk"))


def beside(listing: Listing) -> list[Restriction]:
    """What binds the listed debtor in this case without the listing, for an unperformed duty alone (art.1(1))."""
    rows = Restriction.objects.live().filter(
        case=listing.case_id, subject=listing.subject_id, listing=None, linked_person=None
    )
    return list(rows.select_related("order__court").order_by("pk"))


def listed_with(decision: Decision) -> Decision | None:
    """The decision to list with which this order was signed, or the one whose place it took; itself, if it lists."""
    if decision.kind == Decision.Kind.LIST:
        return decision
    if decision.paired_with is not None:
        return decision.paired_with
    rows = decision.restrictions.filter(linked_person=None).exclude(listing=None)
    row = rows.select_related("listing__decision__case", "listing__decision__court").first()
    return row.listing.decision if row is not None and row.listing is not None else None


def of_listing(listing: Listing) -> list[Decision]:
    """The orders that took the place of the one signed with the listing."""
    rows = Decision.objects.filter(restrictions__listing=listing, restrictions__linked_person=None)
    live = [Decision.State.SIGNED, Decision.State.SERVED]
    rows = rows.filter(state__in=live, paired_with=None).select_related("court")
    return list(rows.distinct().order_by("pk"))


def newest(order: Decision) -> Decision:
    """The order that stands in the place of this one today; itself, if none does."""
    return Decision.objects.select_related("subject", "case", "court").get(pk=max(later(order.pk)))


def later(order_id: int) -> set[int]:
    """The order itself and those that took its place, one after the other."""
    found, latest = {order_id}, {order_id}
    while latest:
        rows = Restriction.objects.filter(replaces__order__in=latest)
        latest = set(rows.values_list("order", flat=True)) - found
        found |= latest
    return found
