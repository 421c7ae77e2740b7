"""The alarms about agencies that nobody has noted: searches for numbers, and canaries that were asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from courts.models import LedgerEntry
from enforcement.models import Canary, FishingAlarm, PartnerAgency

ASKED: Final = "canaries.asked"
NOTED: Final = "canaries.note"


@dataclass(frozen=True)
class Alarm:
    """`agency`: who looks for numbers, or in whose file the canary stood; `asked_by`: the code of who asked about it."""

    agency: PartnerAgency
    raised_at: datetime
    sign: str = ""
    asked_by: str = ""


def open_alarms() -> list[Alarm]:
    """All of them, the newest first."""
    found = [*_searches(), *_canaries()]
    return sorted(found, key=lambda alarm: alarm.raised_at, reverse=True)


def asked_about(canaries: QuerySet[Canary]) -> list[tuple[Canary, LedgerEntry]]:
    """Those of the canaries that were asked about since it was last noted, each with the entry that says so.

    A canary has no state of its own: that it was asked about, and what was found out, stands in the ledger.
    """
    known = {row.pk: row for row in canaries.select_related("agency")}
    entries = LedgerEntry.objects.filter(
        noun=Canary._meta.label_lower, row_id__in=known, code__in=[ASKED, NOTED]
    )
    newest = entries.order_by("row_id", "-position").distinct("row_id")
    return [(known[entry.row_id], entry) for entry in newest if entry.code == ASKED]


def _searches() -> Iterator[Alarm]:
    for row in FishingAlarm.objects.filter(noted_at=None).select_related("agency"):
        yield Alarm(row.agency, row.raised_at, sign=row.get_sign_display())


def _canaries() -> Iterator[Alarm]:
    for canary, entry in asked_about(Canary.objects.all()):
        yield Alarm(canary.agency, entry.at, asked_by=entry.payload["asked_by"])
