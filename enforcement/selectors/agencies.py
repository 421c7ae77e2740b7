"""An agency behind its credential, and the keys of its feed."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from courts.models.secrets import decrypt
from courts.rules.errors import DomainError
from enforcement.models import AgencyKey, PartnerAgency
from enforcement.rules.codes import Code

UNDER = "LUYUE_AGENCY_KEY"


def of_application(application_id: int) -> PartnerAgency:
    """The agency whose credential this is. Raises `agency.inactive`, at the next request after a revocation."""
    agency = PartnerAgency.objects.filter(application=application_id, active=True).first()
    if agency is None:
        raise DomainError(Code.AGENCY_INACTIVE)
    return agency


def live_keys(agency: PartnerAgency, day: date) -> dict[str, AgencyKey]:
    """The keys in use on `day` by their id, the newest first. Raises `agency.key_missing`."""
    in_use = Q(until_day=None) | Q(until_day__gte=day)
    rows = agency.keys.filter(in_use, from_day__lte=day).order_by("-from_day", "-pk")
    keys = {row.key_id: row for row in rows}
    if not keys:
        raise DomainError(Code.AGENCY_KEY_MISSING)
    return keys


def secret_of(key: AgencyKey) -> bytes:
    """The secret in clear, under which the agency's digests are made."""
    return bytes.fromhex(decrypt(key.secret, under=UNDER))
