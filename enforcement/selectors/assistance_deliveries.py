"""Since when an agency is bound by an order: from the delivery of the notice to assist."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Min

from enforcement.models import PartnerReport, Progress


def bound_since(reports: Iterable[PartnerReport]) -> date | None:
    """The first day on which the reporting agency was bound by an order behind the reports, if it is."""
    rows = list(reports)
    measures = {row.hit.check_row.measure.code for row in rows}
    orders = Progress.objects.filter(
        case__in=[row.case_id for row in rows],
        agency__in=[row.agency_id for row in rows],
        subject__in=[row.hit.subject_id for row in rows],
        kind=Progress.Kind.IMPOSED,
        change__items__overlap=sorted(measures),
    )
    found: date | None = orders.aggregate(first=Min("bound_since"))["first"]
    return found
