"""The two overviews: what loses its legal basis soon, and the rehearsal of what is not yet published."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from courts.models import LedgerHead
from enforcement.models import LegalBasis, Restriction
from enforcement.selectors import lapsing, queue
from tests.enforcement.admin import scenes
from tests.enforcement.admin.conftest import Sign
from tests.factories import cases
from tests.factories.cases import LISTED, World
from tests.factories.catalogue import seed

ADDRESS = "/admin/rehearsal/"


@pytest.fixture
def row(world: World) -> Restriction:
    return cases.ordered(world, scenes.debtor(world)).restrictions.get()


def repeal(code: str, last: date) -> None:
    LegalBasis.objects.filter(code=code).update(valid_until=last)


def found(row: Restriction) -> list[tuple[date, tuple[str, ...], bool]]:
    rows = lapsing.within(type(row.case).objects.all(), LISTED)
    return [(one.last, one.items, one.whole) for one in rows]


@pytest.mark.parametrize(("days", "shown"), [(0, True), (30, True), (31, False)])
def test_a_restriction_is_shown_from_thirty_days_before_its_provision_lapses(
    row: Restriction, days: int, shown: bool
) -> None:
    last = LISTED + timedelta(days=days)
    repeal("consumption_1_1", last)
    assert found(row) == ([(last, tuple(row.items), True)] if shown else [])


def test_an_item_is_shown_when_the_last_provision_that_carries_it_lapses(
    row: Restriction, sign: Sign, world: World
) -> None:
    last = LISTED + timedelta(days=9)
    repeal("consumption_3_1", last)
    assert found(row) == [(last, ("air", "rail_sleeper", "ship_cabin"), False)]
    page = sign("judge").get("/admin/lapsing/").content.decode()
    assert row.case.number in page
    tasks = queue.of(world.people["judge"], LISTED)
    assert [(task.kind, task.row_id) for task in tasks] == [("basis_lapses", row.pk)]


def test_another_court_sees_nothing_of_it(row: Restriction, sign: Sign) -> None:
    repeal("consumption_1_1", LISTED)
    assert row.case.number not in sign("other_judge").get("/admin/lapsing/").content.decode()


def upload(client: Client, **files: Any) -> str:
    sent = {name: SimpleUploadedFile(f"{name}.json", json.dumps(one).encode()) for name, one in files.items()}
    answer = client.post(ADDRESS, sent)
    assert answer.status_code == 200
    return answer.content.decode()


WHO = [("president", 200), ("chief", 200), ("judge", 403), ("clerk", 403), ("auditor", 403)]


@pytest.mark.parametrize(("who", "status"), WHO)
def test_chief_and_president_rehearse(row: Restriction, sign: Sign, who: str, status: int) -> None:
    assert sign(who).get(ADDRESS).status_code == status


def test_the_rehearsal_shows_who_would_lose_what_and_writes_nothing(row: Restriction, sign: Sign) -> None:
    content = seed("legal_bases.json")
    repealed = [
        one | {"valid_until": f"{LISTED - timedelta(days=1)}"} if one["code"] == "consumption_3_1" else one
        for one in content["legal_bases"]
    ]
    head = LedgerHead.objects.get().position
    page = upload(sign("president"), legal_bases={"legal_bases": repealed})
    assert "试算 1 项限制：改级 0，增加项目 0，减少项目 1，不再限制 0。" in page
    assert (row.case.number in page, LedgerHead.objects.get().position) == (True, head)


def test_a_president_rehearses_over_the_own_court_alone(row: Restriction, sign: Sign) -> None:
    assert "试算 0 项限制" in upload(sign("other_president"), policy=seed("severity.json"))


@pytest.mark.parametrize("content", [[1], {"version": "x"}])
def test_what_is_no_such_file_is_refused_with_a_sentence(row: Restriction, sign: Sign, content: Any) -> None:
    page = upload(sign("chief"), policy=content)
    assert "errorlist" in page
