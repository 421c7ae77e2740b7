"""The rehearsal of a version before it is published: who gains, who loses, and that nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from courts.models import LedgerHead
from enforcement.models import MeasureSchedule, Restriction
from tests.factories import cases
from tests.factories.cases import LISTED, World
from tests.factories.catalogue import seed


@pytest.fixture
def row(world: World) -> Restriction:
    case = cases.debtor(world)
    return cases.ordered(world.on(LISTED), case).restrictions.get()


def rehearsed(folder: Path, capsys: pytest.CaptureFixture[str], **files: Any) -> list[str]:
    options = {}
    for name, content in files.items():
        options[name] = folder / f"{name}.json"
        options[name].write_text(json.dumps(content), encoding="utf-8")
    with time_machine.travel(f"{LISTED}T10:00+08:00", tick=False):
        call_command("rehearse", **options)
    return capsys.readouterr().out.splitlines()


def without(schedule: dict[str, Any], measure: str) -> dict[str, Any]:
    columns = [
        column | {"items": [code for code in column["items"] if code != measure]}
        for column in schedule["columns"]
    ]
    return schedule | {"version": "2027.1", "columns": columns}


def test_what_is_in_force_changes_nobody(row: Restriction, tmp_path: Path, capsys: Any) -> None:
    assert rehearsed(tmp_path, capsys) == ["试算 1：改级 0，增加项目 0，减少项目 0，不再限制 0"]


def test_a_schedule_without_an_item_loses_it_for_those_who_bear_it(
    row: Restriction, tmp_path: Path, capsys: Any
) -> None:
    head = LedgerHead.objects.get().position
    told = rehearsed(tmp_path, capsys, schedule=without(seed("measure_schedule.json"), row.items[0]))
    assert told == [
        f"{row.case.number} #{row.pk} general -> general -{row.items[0]}",
        "试算 1：改级 0，增加项目 0，减少项目 1，不再限制 0",
    ]
    assert (LedgerHead.objects.get().position, MeasureSchedule.objects.count()) == (head, 1)


def test_a_repealed_provision_frees_whom_it_carries(row: Restriction, tmp_path: Path, capsys: Any) -> None:
    content = seed("legal_bases.json")
    repealed = [
        basis | {"valid_until": "2026-05-11"} if basis["code"] == "consumption_1_1" else basis
        for basis in content["legal_bases"]
    ]
    told = rehearsed(tmp_path, capsys, legal_bases=content | {"legal_bases": repealed})
    assert told[-1] == "试算 1：改级 0，增加项目 0，减少项目 1，不再限制 1"


def test_what_publication_would_refuse_is_refused(row: Restriction, tmp_path: Path, capsys: Any) -> None:
    with pytest.raises(CommandError, match=r"severity\.policy_invalid"):
        rehearsed(tmp_path, capsys, policy=seed("severity.json") | {"grounds_count": 0})
