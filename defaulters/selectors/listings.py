"""What a listing rests on."""

from __future__ import annotations

from datetime import date

from courts.models import Obligation
from defaulters.models import Listing


def obligation_ids(listing: Listing) -> set[int]:
    """The obligations that its decision graded."""
    return set(listing.decision.gradings.values_list("obligor__obligation", flat=True))


def obligations(listing: Listing) -> list[Obligation]:
    """The same as rows, in the judgment's order."""
    return list(Obligation.objects.filter(pk__in=obligation_ids(listing)).order_by("ordinal"))


def open_grounds(listing: Listing, day: date) -> frozenset[str]:
    """The grounds whose term has not ended on `day`."""
    rows = listing.grounds.values_list("ground", "until_day")
    return frozenset(ground for ground, until in rows if until is None or until >= day)
