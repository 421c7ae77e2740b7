"""The doors of the public site: a reference from a counter, an access code, and how often they may be tried.

A try is no act: nothing of the court's record changes, so these are single statements that hold under any
concurrency, and no ledger's head is waited for. A wrong combination takes the same way as an unknown one.
"""

from __future__ import annotations

import hmac
from datetime import datetime
from functools import cache
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F

from courts.models import AccessCode
from courts.models.secrets import digest
from courts.rules.errors import DomainError
from enforcement.models import Hit, Tries
from enforcement.rules import references
from enforcement.rules.doors import CODE_TRIES, LIMITS, Door, bucket
from enforcement.selectors import public

LAST = 4


def take(*, door: Door, key: UUID, now: datetime) -> bool:
    """Count one try; False when the tries of the running span are used up."""
    limit = LIMITS[door]
    rows = Tries.objects.filter(door=door)
    rows.filter(since__lte=now - limit.within).delete()
    Tries.objects.bulk_create([Tries(door=door, key=key, since=now)], ignore_conflicts=True)
    return rows.filter(key=key, count__lt=limit.tries).update(count=F("count") + 1) == 1


def _give_back(door: Door, key: UUID) -> None:
    Tries.objects.filter(door=door, key=key, count__gt=0).update(count=F("count") - 1)


def _key(door: Door, text: str) -> UUID:
    return digest("tries", door, text)


def open_refusal(*, now: datetime, reference: str, last: str, address: str) -> int | None:
    """The hit to which this reference and the last four characters of the document belong, or None."""
    written = _written(reference)
    doors = {
        Door.REFERENCE: _key(Door.REFERENCE, written),
        Door.REFUSED_FROM: _key(Door.REFUSED_FROM, address),
    }
    allowed = [take(door=door, key=key, now=now) for door, key in doors.items()]
    hit = Hit.objects.filter(reference=written).values_list("pk", "subject_id").first()
    hit_id, subject_id = hit or (0, public.NOBODY)
    ends = [hmac.compare_digest(last.strip().upper().encode(), end.encode()) for end in _ends(subject_id)]
    if not (all(allowed) and any(ends)):
        return None
    for door, key in doors.items():
        _give_back(door, key)
    return hit_id


def _written(reference: str) -> str:
    try:
        return references.normalise(reference)
    except DomainError:
        return "-"


def _ends(subject_id: int) -> list[str]:
    return public.last_characters(subject_id, LAST)


def may_look(*, now: datetime, form: str, number: str, issuer: str, address: str) -> bool:
    """Whether a record may be looked for with this form, from this address, with this number; counts all three."""
    keys = {
        Door.RECORD_FORM: _key(Door.RECORD_FORM, form),
        Door.RECORD_FROM: _key(Door.RECORD_FROM, address),
        Door.RECORD_OF: bucket(public.number_digests(number, issuer)[0]),
    }
    counted = [take(door=door, key=key, now=now) for door, key in keys.items()]
    return all(counted)


def may_verify(*, now: datetime, address: str) -> bool:
    """Whether another verification code may be tried from this address; counts it."""
    return take(door=Door.VERIFY_FROM, key=_key(Door.VERIFY_FROM, address), now=now)


def open_case(
    *, now: datetime, name: str, number: str, code: str, address: str, issuer: str = "CHN"
) -> int | None:
    """The person whose name, full number and access code these are, or None for any wrong combination.

    A wrong code beside the right name and number is counted; after five the code is dead until a new one.
    Who knows only the number can therefore not use another's code up.
    """
    key = _key(Door.SIGN_IN_FROM, address)
    allowed = take(door=Door.SIGN_IN_FROM, key=key, now=now)
    subject_id = public.holder(name, number, issuer) if allowed else public.NOBODY
    live = AccessCode.objects.filter(subject=subject_id, ended_at=None).first()
    counted = AccessCode.objects.filter(
        pk=live.pk if live else 0, ended_at=None, failed_tries__lt=CODE_TRIES
    ).update(failed_tries=F("failed_tries") + 1)
    written = "".join(char for char in code.upper() if char.isalnum())
    right = check_password(written, live.hash if live else _no_code())
    if live is None or not (right and counted):
        return None
    AccessCode.objects.filter(pk=live.pk, ended_at=None).update(failed_tries=0)
    _give_back(Door.SIGN_IN_FROM, key)
    return subject_id


@cache
def _no_code() -> str:
    """A hash that no code has, so that an unknown person costs the same time."""
    return make_password("-")
