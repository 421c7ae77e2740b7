"""My case: what a ruling works, and what a settlement asks for by which day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from defaulters.models import Listing
from enforcement.services import settlements
from tests.factories import cases, proceedings, visits
from tests.factories.cases import LISTED, World

pytestmark = pytest.mark.django_db


def page(world: World, listing: Listing) -> str:
    client = visits.inside(world, listing.subject)
    return str(client.get(f"/my-case/cases/{listing.case_id}/").content.decode())


@pytest.mark.parametrize(
    ("kind", "given", "shown", "hidden"),
    [
        ("suspension_retrial", {}, ["自 2026年5月12日 起中止", "不计加倍部分利息", "最迟在 2026年5月15日 删除"], "由您申请"),
        ("suspension_other", {"asked_by_debtor": True}, ["中止由您申请，加倍部分利息照计。"], "最迟在"),
        ("suspension_other", {"until_day": LISTED}, ["中止期间：2026年5月12日 至 2026年5月12日。"], "不会新增"),
        ("termination", {}, ["裁定有效期间，本案不会新增纳入名单或者限制消费。", "最迟在 2026年5月15日 删除"], "中止期间"),
    ],
)  # fmt: skip
def test_a_ruling_says_what_it_works_for_the_reader(
    world: World, kind: str, given: dict[str, Any], shown: list[str], hidden: str
) -> None:
    listing = cases.listed_debtor(world)
    ruling = proceedings.ruled(world, listing.case, kind, **given)
    read = page(world, listing)
    assert [text for text in [ruling.number, ruling.reasons, *shown] if text not in read] == []
    assert hidden not in read


def test_a_ruling_that_is_not_served_is_not_shown(world: World) -> None:
    listing = cases.listed_debtor(world)
    ruling = proceedings.ruled(world, listing.case, "termination", served=False)
    assert ruling.number not in page(world, listing)


def test_a_settlement_shows_its_schedule(world: World) -> None:
    listing = cases.listed_debtor(world)
    plan = [(date(2026, 6, 30), Decimal(20_000)), (date(2026, 7, 31), Decimal("10000.50"))]
    with world.act("clerk") as act:
        settlements.sign(
            act=act, case_id=listing.case_id, subject_id=listing.subject_id, signed_on=LISTED,
            total=Decimal("30000.50"), due_on=plan[-1][0], content="分两期支付。", instalments=plan,
        )  # fmt: skip
    read = page(world, listing)
    for text in ("2026年6月30日", "20,000.00", "2026年7月31日", "10,000.50", "30,000.50"):
        assert text in read
