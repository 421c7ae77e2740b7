"""Which restrictions in force lose a legal basis soon: their own provision, or the last one of an item."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from courts.models import Case
from enforcement.models import Restriction
from enforcement.rules import reach
from enforcement.selectors import catalogue

AHEAD: Final = timedelta(days=30)


@dataclass(frozen=True)
class Lapsing:
    """`items` of the restriction bind on `last` for the last time; all of them where its own provision lapses."""

    restriction: Restriction
    last: date
    items: tuple[str, ...]
    whole: bool


def within(cases: QuerySet[Case], day: date) -> list[Lapsing]:
    """What lapses from `day` to the thirtieth day after it, in these cases; the earliest first."""
    ends = reach.last_days(catalogue.items().values())
    last_days = {code: last for code, last in ends.items() if _near(last, day)}
    rows = Restriction.objects.binding(day).filter(
        Q(legal_basis__valid_until__lte=day + AHEAD) | Q(items__overlap=sorted(last_days)),
        case__in=cases,
    )
    found = [_lapsing(row, last_days, day) for row in rows.select_related("case__court", "legal_basis")]
    return sorted(found, key=lambda one: (one.last, one.restriction.pk))


def _lapsing(row: Restriction, last_days: dict[str, date], day: date) -> Lapsing:
    own = row.legal_basis.valid_until
    if own is not None and _near(own, day):
        return Lapsing(row, own, tuple(row.items), whole=True)
    return _of_items(row, [code for code in row.items if code in last_days], last_days)


def _of_items(row: Restriction, codes: Collection[str], last_days: dict[str, date]) -> Lapsing:
    """Several items of one restriction may end on different days: the first day is told."""
    last = min(last_days[code] for code in codes)
    return Lapsing(row, last, tuple(code for code in codes if last_days[code] == last), whole=False)


def _near(last: date, day: date) -> bool:
    return day <= last <= day + AHEAD
