"""An agency behind its credential, and the keys of its feed."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from courts.models.secrets import decrypt
from courts.rules.errors import DomainError
from enforcement.models import AgencyKey, PartnerAgency
from enforcement.rules.codes import Code

UNDER = "LUYUE_AGENCY_KEY"


def by_application(application_id: int | None) -> PartnerAgency | None:
    """The active agency whose first or second credential this is."""
    either = Q(application=application_id) | Q(second_application=application_id)
    return PartnerAgency.objects.filter(either, active=True).first() if application_id else None


def live_keys(agency: PartnerAgency, day: date) -> dict[str, AgencyKey]:
    """The keys in use on `day` by their id, the newest first. Raises `agency.key_missing`."""
    rows = agency.keys.filter(in_use_on(day)).order_by("-from_day", "-pk")
    keys = {row.key_id: row for row in rows}
    if not keys:
        raise DomainError(Code.AGENCY_KEY_MISSING)
    return keys


def in_use_on(day: date) -> Q:
    """Keys in use on `day`."""
    return Q(Q(until_day=None) | Q(until_day__gte=day), from_day__lte=day)


def chosen_key(agency: PartnerAgency, day: date, key_id: str) -> AgencyKey:
    """The live key of that id, the newest if none is named. Raises `agency.key_missing`, `agency.key_unknown`."""
    keys = live_keys(agency, day)
    if key_id and key_id not in keys:
        raise DomainError(Code.AGENCY_KEY_UNKNOWN)
    return keys[key_id] if key_id else next(iter(keys.values()))


def secret_of(key: AgencyKey) -> bytes:
    """The secret in clear, under which the agency's digests are made."""
    return bytes.fromhex(decrypt(key.secret, under=UNDER))
