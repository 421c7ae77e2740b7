"""Who received that a person was bound in a case: partners that read it in the feed, or were told on asking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from enforcement.models import Change, Hit, Mark, PartnerAgency


@dataclass(frozen=True)
class Recipient:
    """A partner, and when it received it first."""

    agency: PartnerAgency
    at: datetime

    @property
    def name(self) -> str:
        return self.agency.name_zh


def of(subject_id: int, case_id: int) -> list[Recipient]:
    """The partners that know that `subject_id` was bound in the case, in the order in which they came to know."""
    imposed = Change.objects.filter(
        kind=Change.Kind.IMPOSED, restriction__subject=subject_id, restriction__case=case_id
    )
    first = imposed.select_related("entry").order_by("entry").first()
    if first is None:
        return []
    items = {code for codes in imposed.values_list("items", flat=True) for code in codes}
    within = Mark.objects.filter(
        position__gte=first.pk, agency__sandbox=False, agency__memoranda__measures__code__in=items
    )
    asked = Hit.objects.filter(
        subject=subject_id, verdict=Hit.Verdict.RESTRICTED, asked_at__gte=first.entry.at
    )
    known: dict[int, datetime] = dict(asked.values_list("check_row__agency").annotate(Min("asked_at")))
    for agency_id, at in within.values_list("agency").annotate(Min("at")):
        known[agency_id] = min(at, known.get(agency_id, at))
    agencies = PartnerAgency.objects.in_bulk(known)
    found = [Recipient(agencies[agency_id], at) for agency_id, at in known.items()]
    return sorted(found, key=lambda one: (one.at, one.agency.code))
