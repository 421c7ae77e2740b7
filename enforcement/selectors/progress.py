"""How far the changes of a case, or the whole register, have come at each agency that applies them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    Max,
    Min,
    Q,
    QuerySet,
)
from django.db.models.expressions import Combinable

from courts.models import Case
from courts.selectors.calendar import calendar
from defaulters.models import Decision
from enforcement.models import PartnerAgency, Progress
from enforcement.selectors.due import Asked
from enforcement.selectors.due_partners import is_late

SHOWN: Final = 200  # rows of one case
OVER: Final = timedelta(days=365)  # what the figures look back on
_RELEASED: Final = Q(kind=Progress.Kind.STAYED, reason="performed")


class Percentile(Aggregate):
    """A percentile between rows, as PostgreSQL interpolates it; `fraction` from 0 to 1."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(fraction)s) WITHIN GROUP (ORDER BY %(expressions)s)"


@dataclass(frozen=True)
class ReleaseTimes:
    """From the confirmation of a performance to "applied" at one agency; `late` counts changes of every kind."""

    agency: PartnerAgency
    released: int
    applied: int
    median: timedelta | None
    p99: timedelta | None
    slowest: timedelta | None
    late: int
    late_since: date | None


def of_case(case: Case) -> list[Progress]:
    """The latest changes of a case at each agency, the newest first."""
    rows = Progress.objects.filter(case=case).select_related("agency", "order", "shortfall")
    return list(rows.order_by("-change", "agency__code")[:SHOWN])


def not_sent(order: Decision) -> QuerySet[PartnerAgency]:
    """The agencies that apply something of the order, take no electronic notice and were sent no paper."""
    rows = Progress.objects.filter(
        order=order, kind=Progress.Kind.IMPOSED, electronic=False, sent_on__isnull=True
    )
    return PartnerAgency.objects.filter(pk__in=rows.values("agency"))


def release_times(cases: QuerySet[Case], day: date) -> list[ReleaseTimes]:
    """The figures of the last year for each agency, in one query."""
    took = ExpressionWrapper(F("applied_at") - F("changed_at"), output_field=DurationField())
    overdue = is_late(Asked(cases, None, day, calendar()))
    rows = (
        Progress.objects.filter(case__in=cases, changed_on__gt=day - OVER)
        .values("agency")
        .annotate(
            released=Count("pk", filter=_RELEASED),
            applied=Count("applied_at", filter=_RELEASED),
            median=_percentile(took, 0.5),
            p99=_percentile(took, 0.99),
            slowest=Max(took, filter=_RELEASED),
            late=Count("pk", filter=overdue),
            late_since=Min("changed_on", filter=overdue),
        )
        .order_by("agency__code")
    )
    return list(_named(rows))


def _percentile(took: Combinable, fraction: float) -> Percentile:
    return Percentile(took, fraction=fraction, filter=_RELEASED, output_field=DurationField())


def _named(rows: Iterable[Mapping[str, Any]]) -> Iterable[ReleaseTimes]:
    found = [dict(row) for row in rows]
    agencies = PartnerAgency.objects.in_bulk([row["agency"] for row in found])
    return (ReleaseTimes(**row | {"agency": agencies[row["agency"]]}) for row in found)
