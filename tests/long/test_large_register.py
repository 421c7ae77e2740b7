"""A register of 20,000 people goes in whole, twice, and the ledger vouches for all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from courts.models import Case, LedgerEntry, Obligation
from courts.selectors import ledger
from enforcement.models import Change

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]


def test_a_register_of_twenty_thousand_is_imported_once(ledger_head: None, tmp_path: Path) -> None:
    call_command("load_seeds")
    register = tmp_path / "register.xlsx"
    call_command("make_register", subjects=20_000, out=register)
    call_command("import_cases", str(register), apply=True)
    first = (Case.objects.count(), Obligation.objects.count(), LedgerEntry.objects.count())
    assert first[0] > 18_000
    call_command("import_cases", str(register), apply=True)
    assert (Case.objects.count(), Obligation.objects.count(), LedgerEntry.objects.count()) == first
    assert not Change.objects.exists()
    assert [*ledger.chain_faults(), *ledger.state_faults()] == []
