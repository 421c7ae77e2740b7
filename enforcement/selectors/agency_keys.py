"""What opens the interface for an agency: its credentials and the keys of its digests. Never a secret."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone
from oauth2_provider.models import Application

from enforcement.models import PartnerAgency
from enforcement.selectors.agencies import in_use_on


@dataclass(frozen=True)
class Held:
    """A credential or a key by its public id; `last_used_at` None where nothing that is kept tells of a use."""

    id: str
    since: date
    until: date | None
    in_use: bool
    last_used_at: datetime | None


def credentials(agency: PartnerAgency) -> list[Held]:
    """One or two, the older first; each serves until it is ended. Used: when the last token was got with it."""
    own = Application.objects.filter(pk__in=[agency.application_id, agency.second_application_id])
    rows = own.annotate(last=Max("accesstoken__created")).order_by("created", "pk")
    return [
        Held(row.client_id, timezone.localdate(row.created), until=None, in_use=True, last_used_at=row.last)
        for row in rows
    ]


def keys(agency: PartnerAgency, day: date) -> list[Held]:
    """All that there ever were, the oldest first. Used: when the last snapshot under it was asked for."""
    live = set(agency.keys.filter(in_use_on(day)).values_list("pk", flat=True))
    rows = agency.keys.annotate(last=Max("snapshots__asked_at")).order_by("from_day", "pk")
    return [
        Held(row.key_id, row.from_day, row.until_day, in_use=row.pk in live, last_used_at=row.last)
        for row in rows
    ]
