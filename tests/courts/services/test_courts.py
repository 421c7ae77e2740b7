"""Courts: loaded with their superiors, and what a president decides about the own court."""

from __future__ import annotations

from typing import Any

import pytest

from courts.models import Court, LedgerEntry
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services import acts, courts
from courts.services.reference import Loaded
from tests.factories.cases import World

pytestmark = pytest.mark.django_db

ROWS = [
    {"code": "最高法", "name": "最高人民法院", "level": "supreme", "superior_code": ""},
    {"code": "京", "name": "北京市高级人民法院", "level": "high", "superior_code": "最高法"},
    {"code": "京03", "name": "北京市第三中级人民法院", "level": "intermediate", "superior_code": "京"},
    {"code": "京0105", "name": "北京市朝阳区人民法院", "level": "basic", "superior_code": "京03"},
]
COMMON = {"province": "北京", "telephone": "12368"}


def load(**changed: Any) -> Loaded:
    rows = [row | COMMON | (changed if row["code"] == "京0105" else {}) for row in ROWS]
    with acts.begin(actor=acts.system("seeds")) as act:
        return courts.load(act=act, rows=rows)


def test_courts_are_entered_under_their_superiors_and_loading_again_changes_nothing() -> None:
    assert (load(), load()) == (Loaded(entered=4), Loaded(standing=4))
    chain, court = [], Court.objects.get(code="京0105")
    while court.superior is not None:
        court = court.superior
        chain.append(court.code)
    assert chain == ["京03", "京", "最高法"]
    assert LedgerEntry.objects.filter(code="reference.enter").count() == 4


def test_a_renamed_court_is_corrected_and_its_telephone_is_its_own() -> None:
    load()
    assert load(name="北京市朝阳法院") == Loaded(corrected=1, standing=3)
    assert load(name="北京市朝阳法院", telephone="010-1") == Loaded(standing=4)
    assert Court.objects.get(code="京0105").telephone == "12368"


def test_another_level_is_refused() -> None:
    load()
    with pytest.raises(DomainError) as caught:
        load(level="intermediate")
    assert (caught.value.code, caught.value.context["fields"]) == (Code.REFERENCE_CHANGED, ["level"])
    assert Court.objects.get(code="京0105").level == "basic"


def test_what_the_president_decided_about_the_review_outlives_the_next_loading(world: World) -> None:
    with world.act("president") as act:
        courts.switch_review(act=act, court_id=world.court.pk, off=True, reasons="审核岗位空缺。")
    load(name=world.court.name)
    world.court.refresh_from_db()
    entry = LedgerEntry.objects.get(code="courts.switch_review")
    assert (world.court.review_switched_off, entry.payload) == (True, {"off": True})


def test_switching_the_review_wants_reasons(world: World) -> None:
    with pytest.raises(DomainError, match=r"reason\.missing"), world.act("president") as act:
        courts.switch_review(act=act, court_id=world.court.pk, off=True, reasons=" ")
    world.court.refresh_from_db()
    assert world.court.review_switched_off is False
