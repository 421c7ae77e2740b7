"""How far along the feed an agency is: what it was told, has read and has applied."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from enforcement.models import Change, Mark, PartnerAgency, SandboxChange, SandboxShortfall, Shortfall


def last(agency: PartnerAgency) -> dict[str, Mark]:
    """The furthest mark of each kind that the agency has."""
    furthest = Mark.objects.filter(agency=agency).order_by("kind", "-position").distinct("kind")
    return {mark.kind: mark for mark in furthest}


def shortfalls(agency: PartnerAgency) -> QuerySet[Shortfall] | QuerySet[SandboxShortfall]:
    """What the agency was ever unable to apply of its own feed: the court's, or that of its sandbox."""
    return agency.sandbox_shortfalls.all() if agency.sandbox else agency.shortfalls.all()


def open_shortfalls(agency: PartnerAgency) -> Sequence[Shortfall | SandboxShortfall]:
    """What the agency has not been able to apply up to now, in the order of the feed."""
    return list(shortfalls(agency).filter(resolved_at=None).order_by("change"))


def told(agency: PartnerAgency, measures: Sequence[str]) -> QuerySet[Change] | QuerySet[SandboxChange]:
    """The changes of its own feed that an agency may learn under these measures."""
    if agency.sandbox:
        return agency.sandbox_changes.filter(items__overlap=measures)
    return Change.objects.filter(items__overlap=measures).select_related("restriction__case")
