"""An import that is killed in the middle leaves whole rows only, and a second run completes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from courts.models import Case, Court, IdentityDocument, Judgment, LedgerEntry
from courts.selectors import ledger
from enforcement.models import Change
from tests.factories import cases, programs

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]

SUBJECTS = 8_000


def faults() -> list[ledger.Fault]:
    return [*ledger.chain_faults(), *ledger.state_faults()]


@pytest.mark.parametrize("after", [1, 2_500, 5_000])
def test_a_killed_import_is_whole_and_can_be_run_again(
    committed_world: cases.World, tmp_path: Path, after: int
) -> None:
    call_command("load_seeds")
    register, log = tmp_path / "register.csv", tmp_path / "import.log"
    call_command("make_register", subjects=SUBJECTS, out=register)
    with programs.running(log, "manage.py", "import_cases", str(register), "--apply") as process:
        programs.wait_until(lambda: Case.objects.count() >= after, log)
        process.kill()
    taken = Case.objects.count()
    assert after <= taken
    assert not Judgment.objects.filter(obligations=None).exists()
    assert not Judgment.objects.filter(obligations__obligors=None).exists()
    assert LedgerEntry.objects.filter(code="imports.file_case").count() == taken
    assert faults() == []
    call_command("import_cases", str(register), apply=True)
    complete = (Case.objects.count(), IdentityDocument.objects.count(), LedgerEntry.objects.count())
    assert complete[0] > taken
    call_command("import_cases", str(register), apply=True)
    assert (Case.objects.count(), IdentityDocument.objects.count(), LedgerEntry.objects.count()) == complete
    assert not Change.objects.exists()
    assert Court.objects.count() > 300
    assert faults() == []
