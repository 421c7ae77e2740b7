"""The gate before "check a record", which asks nobody to solve a picture.

Each form carries a mark that is signed with its time: it is good once, not in the first two seconds, and not
after half an hour. A field that people do not see must stay empty. How often is counted in the database.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core import signing

SOONEST = timedelta(seconds=2)
LATEST = timedelta(minutes=30)
_signer = signing.TimestampSigner(salt="enforcement.web.gate")


def mark() -> str:
    """A new mark for a form."""
    return _signer.sign(secrets.token_urlsafe(12))


def opened_by(marked: str) -> str | None:
    """The form's own name if its mark is ours, old enough and not too old; else None."""
    try:
        name = _signer.unsign(marked, max_age=LATEST)
    except signing.BadSignature:
        return None
    return None if _too_soon(marked) else name


def _too_soon(marked: str) -> bool:
    try:
        _signer.unsign(marked, max_age=SOONEST)
    except signing.SignatureExpired:
        return False
    return True
