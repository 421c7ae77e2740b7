"""Private schools stand in an order only where a fee above the normal standard was found (2019 opinion art.20)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Case
from courts.rules.codes import Code as CourtCode
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.models import SchoolFee
from enforcement.rules.codes import Code
from enforcement.services import school_fees
from tests.factories import cases
from tests.factories.cases import World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(world: World) -> Case:
    """A debtor who poisoned and hides stock: the grade is serious, the only one whose schedule has schools."""
    subject = moves.person(world.on(cases.NOTICE), "公良石", date(1976, 4, 8))
    made = moves.filed(world, [cases.debt(subject, 3_000_000, grave_harm="food")])
    cases.able(world, made)
    cases.conduct(world.on(cases.LISTED), made, "G3")
    return made


def found(world: World, case: Case, fee: int = 180_000, sources: str = "收费公示") -> SchoolFee:
    with world.act("judge") as act:
        return school_fees.find(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, fee=Decimal(fee),
            standard=Decimal(60_000), sources=sources,
        )  # fmt: skip


def schools(world: World, case: Case) -> tuple[bool, str]:
    """Whether the drafted order names private schools, and why not."""
    order: Decision = moves.draft(world, case, ["G1", "G3"], "转移财产。").pair
    row = order.content["obligations"][0]
    return "private_school" in row["items"], row["dropped"].get("private_school", "")


def test_scenario_55_without_a_found_fee_the_order_leaves_schools_out_and_says_why(
    world: World, case: Case
) -> None:
    assert schools(world, case) == (
        False, "没有查明子女就读学校的收费超过当地正常标准（法发〔2019〕35号第20条）。",
    )  # fmt: skip


@pytest.mark.parametrize("fee", [60_000, 59_999])
def test_scenario_55_a_school_at_the_normal_local_fee_is_refused(world: World, case: Case, fee: int) -> None:
    with refused(Code.SCHOOL_WITHIN_STANDARD) as caught:
        found(world, case, fee)
    assert caught.value.article == "法发〔2019〕35号第20条"
    assert not SchoolFee.objects.exists()
    assert schools(world, case)[0] is False


def test_a_fee_above_the_standard_lets_the_order_name_schools(world: World, case: Case) -> None:
    found(world, case)
    assert schools(world, case) == (True, "")
    cases.assert_sound()


def test_the_fee_of_one_debtor_reaches_no_other_case(world: World, case: Case) -> None:
    other = moves.filed(world, [cases.debt(moves.obligors(case)[0].subject, 3_000_000, grave_harm="food")])
    found(world, other)
    assert schools(world, case)[0] is False


def test_without_sources_nothing_is_found(world: World, case: Case) -> None:
    with refused(CourtCode.REASON_MISSING):
        found(world, case, sources=" ")
