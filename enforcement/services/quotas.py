"""Counting an agency's calls, in the memory of this process.

A count in the database would be one more row that every check of an agency waits for. So each process of the
web server counts for itself and grants its share of the quota; with all of them, an agency gets the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from threading import Lock
from typing import Final

from django.conf import settings

from courts.rules.errors import DomainError
from courts.services.acts import Act
from enforcement.models import PartnerAgency
from enforcement.rules.codes import Code
from enforcement.rules.quotas import Bucket, Kind, Standing, a_minute
from enforcement.services.agencies import require_system

_BUCKETS: Final[dict[tuple[int, Kind], Bucket]] = {}
_LOCK: Final = Lock()


def charge(*, agency: PartnerAgency, kind: Kind, cost: int, now: datetime) -> Standing:
    """Count a call of `cost` units against the agency's quota of this kind; see `granted` of the answer."""
    limit = a_minute(agency.quotas, kind, processes=settings.LUYUE_WEB_PROCESSES)
    at = now.timestamp()
    with _LOCK:
        bucket = _BUCKETS.get((agency.pk, kind))
        if bucket is None:
            bucket = _BUCKETS[agency.pk, kind] = Bucket(limit, at)
        return bucket.take(cost, limit, at)


def give_back(*, agency: PartnerAgency, kind: Kind, cost: int) -> None:
    """Undo a charge that was granted: the call is counted elsewhere."""
    limit = a_minute(agency.quotas, kind, processes=settings.LUYUE_WEB_PROCESSES)
    with _LOCK:
        bucket = _BUCKETS.get((agency.pk, kind))
        if bucket is not None:
            bucket.put_back(cost, limit)


def agree(*, act: Act, agency: PartnerAgency, quotas: Mapping[str, int]) -> None:
    """The agency's own figures a minute by kind, from the next call that is granted on; the default for a kind left out.

    Raises `quota.unknown` for another kind or a figure below 1.
    """
    require_system(act)
    if not quotas.keys() <= set(Kind) or any(each < 1 for each in quotas.values()):
        raise DomainError(Code.QUOTA_UNKNOWN)
    PartnerAgency.objects.filter(pk=agency.pk).update(quotas=dict(quotas))
    act.record("quotas.agree", agency, quotas=dict(quotas))
