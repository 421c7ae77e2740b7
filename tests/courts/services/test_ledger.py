"""The ledger can be added to only, and `verify_ledger` finds what a superuser changed all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from courts.models import LedgerEntry, LedgerHead
from courts.rules.chain import entry_hash
from courts.selectors import ledger
from courts.services import acts
from enforcement.models import Restriction
from tests.factories import catalogue, people, register

pytestmark = pytest.mark.django_db

FORGED = "forged"


@pytest.fixture
def restriction(db: None) -> Restriction:
    """A ledger of some acts, the last of them about a restriction."""
    catalogue.load()
    made = register.restricted(people.person(1), ["air"])
    with acts.begin(actor=acts.system("test")) as act:
        act.record("decisions.serve", made.order)
    for serial in range(3):
        with acts.begin(actor=acts.system("test")) as act:
            act.record("courts.try", made.case, serial=serial)
            act.record("restriction.review", made)
    return made


@pytest.fixture
def kept(restriction: Restriction, tmp_path: Path) -> Path:
    """The heads as somebody outside the house keeps them."""
    path = tmp_path / "heads"
    call_command("verify_ledger", write_heads=path)
    return path


@contextmanager
def superuser(table: str = "courts_ledgerentry") -> Iterator[Callable[..., None]]:
    """A hand that the table's triggers do not stop."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        yield cursor.execute
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")


def faults(capsys: pytest.CaptureFixture[str], heads: Path | None = None) -> list[str]:
    """What the command prints while it exits with 1."""
    with pytest.raises(CommandError) as failed:
        call_command("verify_ledger", heads=heads)
    assert failed.value.returncode == 1
    return capsys.readouterr().out.splitlines()


def last() -> LedgerEntry:
    return LedgerEntry.objects.latest("position")


def rehash(first: int) -> None:
    """Make the chain hold again from `first` on, the head with it."""
    previous = LedgerEntry.objects.get(position=first - 1).hash
    for entry in LedgerEntry.objects.filter(position__gte=first).order_by("position"):
        made = entry_hash(ledger.content(entry), previous)
        LedgerEntry.objects.filter(pk=entry.pk).update(previous_hash=previous, hash=made)
        previous = made
    LedgerHead.objects.update(position=last().position, hash=previous)


def test_an_untouched_ledger_verifies(
    restriction: Restriction, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    call_command("verify_ledger", heads=kept)
    head = LedgerHead.objects.get()
    assert f"{head.position} {head.hash}" in capsys.readouterr().out


def test_kept_heads_are_appended(kept: Path) -> None:
    with acts.begin(actor=acts.system("test")) as act:
        act.record("courts.try", Restriction.objects.get())
    call_command("verify_ledger", heads=kept, write_heads=kept)
    positions = [line.split()[0] for line in kept.read_text().splitlines()]
    assert positions == [str(last().position - 1), str(last().position)]


def test_an_empty_ledger_verifies_and_gives_no_head(tmp_path: Path) -> None:
    path = tmp_path / "heads"
    call_command("verify_ledger", write_heads=path)
    assert not path.exists()


@pytest.mark.parametrize(
    "statement",
    ["UPDATE courts_ledgerentry SET code = 'forged'", "DELETE FROM courts_ledgerentry"],
)
def test_the_database_refuses_to_change_or_remove_an_entry(restriction: Restriction, statement: str) -> None:
    before = LedgerEntry.objects.count()
    with (
        pytest.raises(IntegrityError, match="ledger_is_append_only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert LedgerEntry.objects.exclude(code=FORGED).count() == before


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("code", "'forged'"),
        ("day", "'2020-01-01'"),
        ("at", "'2020-01-01'"),
        ("actor_id", "'forged'"),
        ("request_id", "'forged'"),
        ("row_id", "99"),
        ("state", "'forged'"),
        ("case_id", "99"),
        ("payload", "'{\"forged\": 1}'"),
        ("hash", "repeat('f', 64)"),
    ],
)
def test_an_altered_entry_is_found(
    restriction: Restriction, capsys: pytest.CaptureFixture[str], column: str, value: str
) -> None:
    with superuser() as execute:
        execute(f"UPDATE courts_ledgerentry SET {column} = {value} WHERE position = 2")
    assert "ledger.altered 2" in faults(capsys)


def test_a_removed_entry_is_found(restriction: Restriction, capsys: pytest.CaptureFixture[str]) -> None:
    with superuser() as execute:
        execute("DELETE FROM courts_ledgerentry WHERE position = 3")
    assert faults(capsys) == ["ledger.missing 3-3", "ledger.altered 4"]


def test_a_removed_last_entry_is_found_by_the_head(
    restriction: Restriction, capsys: pytest.CaptureFixture[str]
) -> None:
    position = last().position
    with superuser() as execute:
        execute("DELETE FROM courts_ledgerentry WHERE position = %s", [position])
    assert faults(capsys) == [f"ledger.head_differs {position}"]


def test_a_removed_last_entry_with_a_mended_head_is_found_by_a_kept_head(
    restriction: Restriction, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    position = last().position
    capsys.readouterr()
    with superuser() as execute:
        execute("DELETE FROM courts_ledgerentry WHERE position = %s", [position])
    LedgerHead.objects.update(position=last().position, hash=last().hash)
    call_command("verify_ledger")
    capsys.readouterr()
    assert faults(capsys, kept) == [f"ledger.cut {position}"]


def test_reordered_entries_are_found(restriction: Restriction, capsys: pytest.CaptureFixture[str]) -> None:
    with superuser() as execute:
        for old, new in ((2, -2), (3, 2), (-2, 3)):
            execute("UPDATE courts_ledgerentry SET position = %s WHERE position = %s", [new, old])
    assert {"ledger.altered 2", "ledger.altered 3"} <= set(faults(capsys))


def test_a_chain_rewritten_from_the_middle_is_found_by_a_kept_head(
    restriction: Restriction, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    position = last().position
    with superuser() as execute:
        execute("UPDATE courts_ledgerentry SET code = 'forged' WHERE position = 3")
        rehash(3)
    call_command("verify_ledger")
    capsys.readouterr()
    assert faults(capsys, kept) == [f"ledger.rewritten {position}"]


def test_an_entry_beyond_the_head_is_found(
    restriction: Restriction, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = last()
    entry.position, entry.hash = entry.position + 1, "f" * 64
    LedgerEntry.objects.bulk_create([entry])
    assert faults(capsys) == [f"ledger.beyond_head {entry.position}"]


def test_a_restrictions_state_changed_by_sql_is_found(
    restriction: Restriction, capsys: pytest.CaptureFixture[str]
) -> None:
    with superuser("enforcement_restriction") as execute:
        execute("UPDATE enforcement_restriction SET state = 'lifted', ended_on = now(), end_reason = 'D1'")
    assert f"ledger.state_differs enforcement.restriction {restriction.pk}" in faults(capsys)


def test_a_restriction_that_was_removed_is_found(
    restriction: Restriction, capsys: pytest.CaptureFixture[str]
) -> None:
    with superuser("enforcement_restriction") as execute:
        execute("DELETE FROM enforcement_restriction")
    assert f"ledger.row_missing enforcement.restriction {restriction.pk}" in faults(capsys)


@pytest.mark.parametrize("line", ["12", "x" * 64, "1 abc"])
def test_a_line_that_is_no_head_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "heads"
    path.write_text(f"# kept by the bar association\n\n{line}\n")
    with pytest.raises(CommandError, match="3"):
        call_command("verify_ledger", heads=path)
