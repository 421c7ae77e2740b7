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
    ENDPOINTS = "endpoints"
    COURT_CASES = "court.cases"
    SANDBOX = "sandbox"
    COURT_PERFORMANCES = "court.performances"


CASE_ACCOUNT = "case_account"
CASE_SYSTEM = "case_system"


def allowed(kind: str, *, sees_causes: bool, sandbox: bool = False) -> frozenset[str]:
    """A system of the court brings money or cases and asks nothing; a partner asks and brings nothing.

    A sandbox does what an agency of its kind does, and has things happen to its own invented people.
    """
    if kind == CASE_ACCOUNT:
        return frozenset({Scope.COURT_PERFORMANCES})
    if kind == CASE_SYSTEM:
        return frozenset({Scope.COURT_CASES})
    asks = frozenset({Scope.CHECKS, Scope.CHANGES, Scope.ACKNOWLEDGEMENTS, Scope.REPORTS, Scope.ENDPOINTS})
    causes = {Scope.BECAUSE} if sees_causes else set()
    return asks | causes | ({Scope.SANDBOX} if sandbox else set())
