"""How far along the feed an agency is: what it was told, has read and has applied."""

from __future__ import annotations

from enforcement.models import Mark, PartnerAgency, Shortfall


def last(agency: PartnerAgency) -> dict[str, Mark]:
    """The furthest mark of each kind that the agency has."""
    furthest = Mark.objects.filter(agency=agency).order_by("kind", "-position").distinct("kind")
    return {mark.kind: mark for mark in furthest}


def open_shortfalls(agency: PartnerAgency) -> list[Shortfall]:
    """What the agency has not been able to apply up to now, in the order of the feed."""
    return list(agency.shortfalls.filter(resolved_at=None).order_by("change"))
