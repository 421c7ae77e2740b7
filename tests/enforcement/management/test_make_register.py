"""`manage.py make_register`: an invented register that `import_cases` takes but for its errors."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from courts.models import Case, Court
from enforcement.management.commands import make_register
from enforcement.rules.register import FIELDS
from tests.factories import register

pytestmark = pytest.mark.django_db


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_same_seed_writes_the_same_file(tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        call_command("make_register", subjects=50, out=tmp_path / f"{name}.csv", seed=seed)
    first, again, other = (lines(tmp_path / f"{name}.csv") for name in "abc")
    assert first == again != other
    assert tuple(first[0]) == FIELDS
    assert len(first) >= 50


def test_a_workbook_holds_the_same_rows(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        call_command("make_register", subjects=20, out=tmp_path / name)
    sheet = load_workbook(tmp_path / "a.xlsx", read_only=True).worksheets[0]
    headings, *rows = sheet.iter_rows(values_only=True)
    assert headings == FIELDS
    texts = [dict(zip(FIELDS, [cell or "" for cell in row], strict=True)) for row in rows]
    assert texts == lines(tmp_path / "a.csv")


def test_without_courts_in_the_database_the_seeds_name_them() -> None:
    assert not Court.objects.exists()
    assert len(make_register.courts()) == len(lines_of_seeds())


def lines_of_seeds() -> list[dict[str, str]]:
    with (Path(__file__).parents[3] / "seeds" / "courts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_courts_of_the_database_are_those_of_the_file(tmp_path: Path) -> None:
    register.court()
    path = tmp_path / "a.csv"
    call_command("make_register", subjects=30, out=path)
    call_command("import_cases", path, apply=True)
    assert set(Case.objects.values_list("court__code", flat=True)) <= {"京03", "京0105"}
    assert Case.objects.count() > 20


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="csv"):
        call_command("make_register", subjects=1, out=tmp_path / "a.json")
