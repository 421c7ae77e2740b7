"""Which order stands in place of which: a new order instead of an edit."""

from __future__ import annotations

from courts.models import Obligor
from defaulters.models import Decision, Listing
from enforcement.models import Restriction


def held(order: Decision) -> list[Restriction]:
    """What binds the debtor by this order: what a new order may take the place of."""
    rows = order.restrictions.filter(state=Restriction.State.ACTIVE, linked_person=None)
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
    rows = order.follow_ups.filter(
        kind__in=[Decision.Kind.RESTRICT, Decision.Kind.MILDER],
        state__in=[Decision.State.DRAFT, Decision.State.SUBMITTED, Decision.State.REVIEWED],
    )
    to_serve = order.follow_ups.filter(kind=Decision.Kind.RESTRICT, state=Decision.State.SIGNED)
    return [*rows, *to_serve]


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
