"""`manage.py load_seeds`: everything once; what is published is never edited."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from courts.models import CalendarDay, Court, LedgerEntry
from defaulters.models import SeverityPolicy
from enforcement.models import LegalBasis, Measure, MeasureSchedule, StatutoryConsequence

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds, loaded."""
    copy = tmp_path / "seeds"
    shutil.copytree(settings.BASE_DIR / "seeds", copy, ignore=shutil.ignore_patterns("demo"))
    call_command("load_seeds", folder=copy)
    return copy


def change(path: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def test_everything_is_loaded(folder: Path) -> None:
    chaoyang = Court.objects.get(code="京0105")
    assert [chaoyang.name, chaoyang.superior.superior.code] == ["北京市朝阳区人民法院", "京"]  # type: ignore[union-attr]
    years = CalendarDay.objects.values_list("day__year", flat=True).distinct().order_by("day__year")
    assert list(years) == list(range(2004, 2027))
    assert CalendarDay.objects.get(day=date(2026, 10, 1)).kind == "holiday"
    assert CalendarDay.objects.get(day=date(2026, 10, 10)).kind == "make_up"
    assert SeverityPolicy.objects.get().content["base"]["OB1"] == "general"
    assert MeasureSchedule.objects.get().version == "2024.1"
    assert list(Measure.objects.get(code="air").bases.values_list("code", flat=True)) == ["consumption_3_1"]
    assert LegalBasis.objects.get(code="cpl_266").valid_from == date(2024, 1, 1)
    assert StatutoryConsequence.objects.get(code="company_officer").threshold == Decimal("500000.00")
    assert StatutoryConsequence.objects.get(code="civil_servant").threshold is None


def test_a_new_version_stands_beside_the_old_one(folder: Path) -> None:
    later = {"version": "2027.1", "valid_from": "2027-01-01"}
    change(folder / "measure_schedule.json", lambda content: content.update(later))
    call_command("load_seeds", folder=folder)
    assert list(MeasureSchedule.objects.values_list("version", flat=True)) == ["2024.1", "2027.1"]


def test_a_schedule_that_breaks_a_rule_is_not_published(folder: Path) -> None:
    def empty(content: dict[str, Any]) -> None:
        content.update(version="2027.1", valid_from="2027-01-01")
        content["columns"][0]["items"] = []

    change(folder / "measure_schedule.json", empty)
    with pytest.raises(CommandError, match=r"schedule\.empty_set"):
        call_command("load_seeds", folder=folder)
    assert MeasureSchedule.objects.count() == 1


EDITS: dict[str, Callable[[dict[str, Any]], object]] = {
    "severity.json": lambda content: content.update(source="另一来源"),
    "measure_schedule.json": lambda content: content.update(source="另一来源"),
    "legal_bases.json": lambda content: content["legal_bases"][0].update(valid_from="2020-01-01"),
    "measures.json": lambda content: content["measures"][0].update(item="H9", legal_bases=["cpl_266"]),
    "statutory_consequences.json": lambda content: content["large_sum"].update(amount="1.00"),
}


def test_what_is_published_is_never_edited(folder: Path) -> None:
    before = LedgerEntry.objects.count()
    for name, edit in EDITS.items():
        text = (folder / name).read_text(encoding="utf-8")
        change(folder / name, edit)
        with pytest.raises(CommandError, match=r"reference\.changed"):
            call_command("load_seeds", folder=folder)
        (folder / name).write_text(text, encoding="utf-8")
    assert LedgerEntry.objects.count() == before


def test_words_of_the_catalogue_are_corrected_and_recorded(folder: Path) -> None:
    change(folder / "measures.json", lambda content: content["measures"][0]["name"].update(en="Luxury"))
    call_command("load_seeds", folder=folder)
    assert Measure.objects.get(code="luxury_venue").name_en == "Luxury"
    entry = LedgerEntry.objects.latest("position")
    assert (entry.code, entry.payload) == ("reference.correct", {"fields": ["name_en"]})


def test_an_unknown_superior_and_an_unknown_basis_are_refused(folder: Path) -> None:
    change(folder / "measures.json", lambda content: content["measures"][0].update(legal_bases=["mou_7"]))
    with pytest.raises(CommandError, match=r"measure\.without_basis"):
        call_command("load_seeds", folder=folder)
    with (folder / "courts.csv").open("a", encoding="utf-8") as file:
        file.write("京0199,某区人民法院,basic,京09,北京,12368\n")
    with pytest.raises(CommandError, match=r"court\.unknown"):
        call_command("load_seeds", folder=folder)


def test_a_renamed_court_is_corrected_and_one_of_another_level_refused(folder: Path) -> None:
    path = folder / "courts.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("北京市朝阳区人民法院", "北京市朝阳人民法院"), encoding="utf-8")
    call_command("load_seeds", folder=folder)
    assert Court.objects.get(code="京0105").name == "北京市朝阳人民法院"
    path.write_text(
        text.replace("北京市朝阳区人民法院,basic,京03", "北京市朝阳区人民法院,intermediate,京"), "utf-8"
    )
    with pytest.raises(CommandError, match=r"reference\.changed"):
        call_command("load_seeds", folder=folder)


def test_loading_again_changes_nothing_and_keeps_what_the_staff_entered(folder: Path) -> None:
    before = LedgerEntry.objects.count()
    Court.objects.filter(code="京0105").update(telephone="010-1")
    CalendarDay.objects.filter(day=date(2026, 10, 10)).delete()
    call_command("load_seeds", folder=folder)
    assert Court.objects.get(code="京0105").telephone == "010-1"
    assert not CalendarDay.objects.filter(day=date(2026, 10, 10)).exists()
    assert LedgerEntry.objects.count() == before
