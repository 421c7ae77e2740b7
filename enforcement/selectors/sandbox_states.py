"""What the next calls of a sandbox meet. Read at each request, never with the agency's row that a process remembers."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from courts.rules.errors import DomainError
from enforcement.models import PartnerAgency, Sandbox
from enforcement.rules.codes import Code


def epoch(agency: PartnerAgency) -> int:
    """The number that stands in the cursors of this sandbox."""
    return Sandbox.objects.values_list("epoch", flat=True).get(agency=agency)


def outage_until(agency: PartnerAgency, now: datetime) -> datetime | None:
    """Until when the sandbox plays an outage; None when it plays none."""
    until = Sandbox.objects.values_list("outage_until", flat=True).get(agency=agency)
    return until if until is not None and now < until else None


def check_up(agency: PartnerAgency, now: datetime) -> None:
    """Raises `sandbox.outage`, with `retry_after` in whole seconds, while one is played."""
    until = outage_until(agency, now)
    if until is not None:
        raise DomainError(Code.SANDBOX_OUTAGE, retry_after=ceil((until - now).total_seconds()))
