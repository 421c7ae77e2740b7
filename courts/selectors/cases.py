"""Cases and the numbers under which they were enforced before they were entrusted to another court."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from courts.models import Case, Transfer


def enforced_under(number: str) -> int | None:
    """The id of the case with this number; of a number struck off by a transfer, the file that moved on."""
    found = Case.objects.filter(number=number)
    return found.values_list(Coalesce("moved_by__case", "pk"), flat=True).first()


def transfers_of(case: Case) -> QuerySet[Transfer]:
    """The transfers of this file, or the one by which this number was struck off."""
    rows = Transfer.objects.filter(Q(case=case) | Q(former=case))
    return rows.select_related("from_court", "to_court", "case", "former")
