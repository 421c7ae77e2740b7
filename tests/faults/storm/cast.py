"""Who takes part: people who are restricted and will pay, two agencies that follow, a bank, and counters."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from tests.factories import agencies, catalogue, people, register
from tests.faults.storm.streams import Debtor

NAME = "张三"
BORN = date(1990, 1, 1)


def today() -> str:
    return timezone.localdate().isoformat()


def enter(count: int) -> tuple[list[Debtor], dict[str, tuple[str, str]]]:
    """The debtors, each bound to fly by an order of its own, and the credentials by who uses them."""
    catalogue.load()
    credentials = {}
    for code, kind, measures in (
        ("airline", "airline", ["air"]),
        ("railway", "railway", ["air"]),
        ("counter-1", "airline", ["air"]),
        ("counter-2", "airline", ["air"]),
        ("snapshots", "airline", ["air"]),
        ("bank", "case_account", []),
    ):
        made = agencies.enlisted(code, kind, measures)
        credentials[code] = (made.client_id, made.client_secret)
    return [_debtor(number) for number in range(count)], credentials


def _debtor(number: int) -> Debtor:
    born = BORN + timedelta(days=number)
    row = register.restricted(people.person(1, NAME, born=born), ["air"])
    return Debtor(people.citizen_number(1, born), NAME, row.case.number)
