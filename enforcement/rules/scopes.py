"""What may an agency's credential be used for: it follows from what the agency is."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """The scopes of the partner API (OAuth 2.0)."""

    CHECKS = "checks"
    BECAUSE = "because"
    CHANGES = "changes"
    ACKNOWLEDGEMENTS = "acknowledgements"
    REPORTS = "reports"
    COURT_PERFORMANCES = "court.performances"


CASE_ACCOUNT = "case_account"


def allowed(kind: str, *, sees_causes: bool) -> frozenset[str]:
    """A system of the court credits money and asks nothing; a partner asks and books nothing."""
    if kind == CASE_ACCOUNT:
        return frozenset({Scope.COURT_PERFORMANCES})
    asks = frozenset({Scope.CHECKS, Scope.CHANGES, Scope.ACKNOWLEDGEMENTS, Scope.REPORTS})
    return asks | {Scope.BECAUSE} if sees_causes else asks
