"""Who asks: a bearer token and the agency behind it, in one statement.

What a process remembers between requests is the agency's row, and only under the stamp that the same
statement reads; a revoked token, an agency that is switched off or a changed memorandum bites at the next
request (models/stamps.py).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from courts.models import statements
from courts.rules.errors import DomainError
from enforcement.models import PartnerAgency
from enforcement.rules.codes import Code
from enforcement.selectors import agencies

_ISSUED = """
    SELECT application_id, scope, expires > %s, (SELECT number FROM enforcement_termsstamp)
    FROM oauth2_provider_accesstoken WHERE token_checksum = %s
"""


@dataclass(frozen=True, slots=True)
class Credential:
    """A token as it is in this request, with what the permission classes of OAuth 2 ask of one."""

    application_id: int
    scope: str
    live: bool
    stamp: int | None

    def is_expired(self) -> bool:
        return not self.live

    def allow_scopes(self, scopes: Collection[str]) -> bool:
        return set(scopes) <= set(self.scope.split())

    def is_valid(self, scopes: Collection[str] | None = None) -> bool:
        return self.live and self.allow_scopes(scopes or ())

    def agency(self) -> PartnerAgency:
        """The agency whose credential this is. Raises `agency.inactive`."""
        found = _agency(self.application_id, self.stamp)
        if found is None:
            raise DomainError(Code.AGENCY_INACTIVE)
        return found


def by_token(token: str, now: datetime) -> Credential | None:
    """The credential that a bearer token stands for, or None for one that nobody issued."""
    found = statements.rows(_ISSUED, [now, sha256(token.encode()).hexdigest()])
    return Credential(*found[0]) if found else None


@lru_cache(maxsize=2048)
def _agency(application_id: int, stamp: int | None) -> PartnerAgency | None:
    return agencies.by_application(application_id)
