"""The text of a listing as list rules art.6 allows it: these fields and no others."""

from __future__ import annotations

from datetime import date
from typing import Any

from courts.models import Allocation, Performance
from courts.models.secrets import decrypt
from courts.selectors.subjects import display_name, masked_number
from defaulters.models import Listing
from defaulters.selectors import listings


def text(listing: Listing, day: date) -> dict[str, Any]:
    """What is published on `day`: no address, photo, telephone, family or property; the number masked."""
    subject, case = listing.subject, listing.case
    return {
        "name": display_name(subject),
        "number": masked_number(subject),
        "kind": subject.kind,
        "sex": subject.sex,
        "born_on": subject.born_on.isoformat() if subject.born_on else None,
        "representative": decrypt(subject.representative) if subject.representative else "",
        "duties": [obligation.content for obligation in listings.obligations(listing)],
        "performance": performance_of(listing),
        "grounds": sorted(listing.grounds.values_list("ground", flat=True)),
        "basis_maker": case.judgment.maker,
        "basis_number": case.judgment.number,
        "case_number": case.number,
        "filed_on": case.filed_on.isoformat(),
        "court": case.court.name,
        "province": case.court.province,
        "published_on": day.isoformat(),
        "term_until": listing.term_until.isoformat() if listing.term_until else None,
    }


def performance_of(listing: Listing) -> str:
    """`none`, `part` or `full`: how far the duties are performed, as art.6(3) wants it published."""
    rows = listings.obligations(listing)
    if all(row.performed_on is not None for row in rows):
        return "full"
    if any(row.performed_on is not None for row in rows):
        return "part"
    # What was reversed performed nothing.
    confirmed = Allocation.objects.filter(obligation__in=rows, performance__state=Performance.State.CONFIRMED)
    return "part" if confirmed.exists() else "none"
