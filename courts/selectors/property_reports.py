"""What a debtor reported of the own property, and under which order."""

from __future__ import annotations

from django.db.models import QuerySet

from courts.models import Case, PropertyReportOrder


def report_orders_of(case: Case) -> QuerySet[PropertyReportOrder]:
    """The orders to report property, each with its reports and what they name."""
    rows = case.report_orders.select_related("document__service", "excused_by", "case__court")
    return rows.prefetch_related("reports__items", "reports__assessed_by", "extensions__decided_by")
