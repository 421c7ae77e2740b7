"""The row behind the queue for findings of ability that have run out under a listing or an order that rests on them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from courts.models import Case
from defaulters.models import AbilityFinding, Listing
from defaulters.rules.articles import ABILITY_LIVING_COSTS
from enforcement.models import Restriction
from enforcement.selectors.due import MOST, Asked, Clock, Task


def renewals(asked: Asked) -> Iterator[Task]:
    """Expired findings on which a listing under G1 or a restriction still rests: found anew, or the measure ends."""
    listed = Listing.objects.filter(
        case=OuterRef("case"),
        subject=OuterRef("obligor__subject"),
        state__in=[Listing.State.PENDING, Listing.State.PUBLISHED, Listing.State.SHIELDED],
        grounds__ground="G1",
    )
    restricted = Restriction.objects.filter(
        case=OuterRef("case"),
        subject=OuterRef("obligor__subject"),
        obligation=OuterRef("obligor__obligation"),
        state=Restriction.State.ACTIVE,
    )
    rows = AbilityFinding.objects.filter(
        Q(Exists(listed)) | Q(Exists(restricted)),
        case__in=asked.cases.filter(state=Case.State.OPEN),
        successor=None,
        valid_until__lt=asked.day,
        obligor__obligation__performed_on=None,
    )
    for row in rows.select_related("case__court", "obligor").order_by("valid_until", "pk")[:MOST]:
        yield Task(
            kind="renew_finding",
            case=row.case,
            row_id=row.obligor_id,
            subject_id=row.obligor.subject_id,
            clock=Clock(row.valid_until, article=ABILITY_LIVING_COSTS),
        )
