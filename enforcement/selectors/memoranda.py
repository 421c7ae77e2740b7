"""The catalogue and an agency's own memoranda, as they are shown to it."""

from __future__ import annotations

from django.db.models import QuerySet

from enforcement.models import Measure, Memorandum, PartnerAgency


def measures() -> QuerySet[Measure]:
    """All measures of the catalogue with their legal bases."""
    return Measure.objects.prefetch_related("bases")


def of(agency: PartnerAgency) -> QuerySet[Memorandum]:
    """The agency's memoranda, past and to come, with their measures."""
    return agency.memoranda.prefetch_related("measures").order_by("valid_from", "number")
