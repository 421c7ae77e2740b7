"""The desk on settlements by instalments: typed line by line, shown on the case page, found breached."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Instalment
from tests.enforcement.admin.conftest import Sign
from tests.factories import cases, proceedings
from tests.factories.cases import LISTED, NOTICE, World

PLAN = [(date(2026, 4, 30), Decimal(10_000)), (date(2026, 5, 31), Decimal(20_000))]
TYPED = {"signed_on": "2026-04-01", "total": "30000", "due_on": "2026-05-31", "content": "分两期支付。"}


def test_the_case_page_shows_the_schedule_and_the_instalment_missed(world: World, sign: Sign) -> None:
    case = cases.debtor(world.on(NOTICE))
    settlement = proceedings.settled(world, case, 30_000, PLAN[-1][0], PLAN)
    proceedings.breached(world.on(LISTED), settlement)
    page = sign("judge").get(f"/admin/cases/{case.pk}/").content.decode()
    shown = ("分期履行", "2026-05-31 20,000.00", "2026-04-30 到期未付，2026-05-12 认定", "可以认定 G6")
    assert [text for text in shown if text not in page] == []


LINES = [
    ("2026-04-30 10,000\n\n2026-05-31 20000.00", PLAN),
    ("", [(PLAN[-1][0], Decimal(30_000))]),
    ("月底 10000", []),
    ("2026-04-30", []),
    ("2026-04-30 一万", []),
]


@pytest.mark.parametrize(("lines", "written"), LINES)
def test_instalments_are_typed_one_a_line(
    world: World, sign: Sign, lines: str, written: list[tuple[date, Decimal]]
) -> None:
    case = cases.debtor(world)
    world.on(date(2026, 4, 1))
    subject = case.judgment.obligations.get().obligors.get().subject_id
    data = TYPED | {"subject_id": str(subject), "instalments": lines}
    sign("clerk").post(f"/admin/cases/{case.pk}/act/settlements.sign/", data)
    assert list(Instalment.objects.values_list("due_on", "amount")) == written
