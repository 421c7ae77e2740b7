"""Who asks: a bearer token and the agency behind it, in one statement or from this process's memory.

What is remembered between requests is believed only under the stamp of the terms (models/stamps.py): a
revoked token, an agency that is switched off or a changed memorandum bites at the next request.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from courts.models.statements import Statement
from courts.rules.errors import DomainError
from enforcement.models import PartnerAgency
from enforcement.rules.codes import Code
from enforcement.selectors import agencies

_ISSUED = Statement("""
    SELECT application_id, scope, extract(epoch FROM expires), (SELECT number FROM enforcement_termsstamp)
    FROM oauth2_provider_accesstoken WHERE token_checksum = $1
""")


class Nobody(LookupError):
    """Nobody issued this token."""


class Outdated(Exception):
    """Terms have changed since the credential was read; who uses one from memory reads it anew."""


@dataclass(frozen=True, slots=True)
class Credential:
    """A token as it was read under `stamp`, with what the permission classes of OAuth 2 ask of one."""

    application_id: int
    scope: frozenset[str]
    expires: float
    stamp: bytes | None

    def is_live(self, now: datetime) -> bool:
        return now.timestamp() < self.expires

    def allow_scopes(self, scopes: Collection[str]) -> bool:
        return self.scope.issuperset(scopes)

    def is_valid(self, scopes: Collection[str] | None = None) -> bool:
        """Of a credential that is live; of no other does `api/bearer.py` let any in."""
        return self.allow_scopes(scopes or ())

    def agency(self) -> PartnerAgency:
        """The agency whose credential this is. Raises `agency.inactive`."""
        found = _agency(self.application_id, self.stamp)
        if found is None:
            raise DomainError(Code.AGENCY_INACTIVE)
        return found


def by_token(token: str) -> Credential:
    """The credential that a bearer token stands for. Raises `Nobody`."""
    found = _ISSUED.rows(sha256(token.encode()).hexdigest())
    if not found:
        raise Nobody
    ((application, scope, expires, stamp),) = found
    return Credential(
        int(application or 0), frozenset((scope or b"").decode().split()), float(expires or 0), stamp
    )


_read = lru_cache(maxsize=4096)(by_token)


def remembered(token: str, scopes: Collection[str], now: datetime) -> Credential | None:
    """What this process remembers of a token, if that lets its bearer in; a refusal is never given from memory.

    For who compares its stamp with the register's and, if that is another, calls `forget` and reads anew.
    """
    try:
        credential = _read(token)
        credential.agency()
    except (Nobody, DomainError):
        return None
    return credential if credential.is_live(now) and credential.is_valid(scopes) else None


def forget() -> None:
    """Every credential is read anew: when the stamp has moved, none in memory can be believed."""
    _read.cache_clear()


@lru_cache(maxsize=2048)
def _agency(application_id: int, stamp: bytes | None) -> PartnerAgency | None:
    return agencies.by_application(application_id)
