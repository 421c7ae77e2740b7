"""Which agency is to be asked to assist with which order, and which is to be told to stop.

| an order | what an agency is sent |
| --- | --- |
| binds on the day, and a memorandum covers an item | the notice to assist 协助执行通知书, with these items alone |
| in its grace, signed and not served, outside the memoranda | nothing: the agency does not learn of it |
| stayed by a performance | nothing: the feed says so at once, and it may be reversed |
| lifted or cancelled for everybody whom it bound | the notice to stop 停止协助执行通知书 |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from courts.models import Rendition
from courts.rules.errors import DomainError
from defaulters.models import Decision
from enforcement.models import AssistanceNotice, PartnerAgency, Restriction
from enforcement.selectors import disclosure


@dataclass(frozen=True)
class Asked:
    """What an agency is asked to refuse under one order: item codes, and the first and the last day (None: open)."""

    items: tuple[str, ...]
    from_day: date
    until_day: date | None


def owed(day: date) -> list[tuple[int, int]]:
    """(order, agency) for which a notice is to be issued on `day`, in the order of both."""
    found = []
    for agency in PartnerAgency.objects.filter(active=True, sandbox=False).order_by("pk"):
        sent = AssistanceNotice.objects.filter(order=OuterRef("order"), agency=agency)
        rows = Restriction.objects.binding(day).filter(items__overlap=_scope(agency, day))
        orders = rows.exclude(Exists(sent)).values_list("order", flat=True).distinct()
        found += [(order, agency.pk) for order in orders]
    return sorted(found)


def asked(order_id: int, agency: PartnerAgency, day: date) -> Asked | None:
    """What the order and the agency's memoranda have in common on `day`; None where that is nothing."""
    scope = set(_scope(agency, day))
    rows = [row for row in Restriction.objects.binding(day).filter(order=order_id) if scope & set(row.items)]
    if not rows:
        return None
    ends = [row.until_day for row in rows]
    return Asked(
        items=tuple(sorted({code for row in rows for code in row.items} & scope)),
        from_day=min(row.from_day for row in rows if row.from_day is not None),
        until_day=None if None in ends else max(end for end in ends if end is not None),
    )


def _scope(agency: PartnerAgency, day: date) -> list[str]:
    try:
        return sorted(disclosure.scope(agency, day).measures)
    except DomainError:  # it has no memorandum in force, so it may learn of nothing
        return []


def over() -> QuerySet[AssistanceNotice]:
    """Notices whose order binds nobody any more, and never will again, but whose agency has not been told."""
    live = Restriction.objects.live().filter(order=OuterRef("order"))
    return AssistanceNotice.objects.filter(end=None).exclude(Exists(live)).order_by("pk")


def outcome(notice: AssistanceNotice) -> tuple[date, bool]:
    """The day on which the order came to its end, and whether it was void from the start."""
    rows = notice.order.restrictions.exclude(ended_on=None)
    last = rows.order_by("-ended_on")[0].ended_on
    assert last is not None
    revoked = notice.order.state == Decision.State.REVOKED
    return last, revoked or not rows.exclude(state=Restriction.State.CANCELLED).exists()


def paper(order_id: int, agency_id: int) -> Rendition | None:
    """The notice to assist as PDF, byte for byte as it is delivered; None until it is issued and set."""
    notices = AssistanceNotice.objects.filter(order=order_id, agency=agency_id)
    return Rendition.objects.filter(document__in=notices.values("document")).first()
