"""What a judge finds: ability by figures, conduct with evidence, who stands behind a unit."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from courts.models import Case, Subject
from courts.rules.codes import Code as CourtCode
from defaulters.models import AbilityFinding
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.models import LinkedPerson
from enforcement.rules.codes import Code
from enforcement.services import findings
from tests.factories import cases
from tests.factories.cases import World
from tests.factories.refusals import refused

UNTIL = date(2027, 3, 2)


def found(world: World, case: Case, **given: Any) -> AbilityFinding:
    fields: dict[str, Any] = {
        "sources": "网络执行查控反馈",
        "reasons": "查明",
        "valid_until": UNTIL,
        "living_cost": Decimal(1210),
    }
    with world.act("judge") as act:
        return findings.find_ability(
            act=act, case_id=case.pk, obligor_id=moves.obligors(case)[0].pk, **fields | given
        )


FIGURES = [
    ("scenario 60", 0, 6_000, 2, "partial", 3_630),
    ("assets cover", 86_400, 0, 0, "full", 1_210),
    ("one yuan less", 86_399, 1_210, 0, "partial", 1_210),
    ("income covers the rest", 86_399, 1_211, 0, "full", 1_210),
    ("living costs take all", 0, 3_630, 2, "none", 3_630),
]


@pytest.mark.parametrize(
    ("assets", "income", "dependants", "result", "deducted"),
    [row[1:] for row in FIGURES],
    ids=[row[0].replace(" ", "_") for row in FIGURES],
)
def test_the_figures_carry_the_result(
    world: World, assets: int, income: int, dependants: int, result: str, deducted: int
) -> None:
    case = cases.debtor(world, 86_400)
    finding = found(
        world, case, assets=Decimal(assets), monthly_income=Decimal(income), dependants=dependants
    )
    assert (finding.result, finding.deducted) == (result, Decimal(deducted))
    assert (finding.reasons, finding.made_by, finding.made_on) == (
        "查明",
        world.people["judge"],
        cases.NOTICE,
    )


def test_a_new_finding_supersedes_the_last_and_keeps_it(world: World) -> None:
    case = cases.debtor(world)
    first = AbilityFinding.objects.get()
    second = found(world.on(cases.LISTED), case)
    assert (first.result, second.result, second.supersedes) == ("full", "none", first)


def test_an_act_needs_no_means(world: World) -> None:
    subject = moves.person(world, "钟离默", date(1978, 3, 14))
    case = moves.filed(world, [cases.apology(subject)])
    assert found(world, case).result == "full"


def test_a_finding_without_reasons_is_none(world: World) -> None:
    case = cases.debtor(world)
    with refused(CourtCode.REASON_MISSING):
        found(world, case, reasons="  ")


@pytest.mark.parametrize("silent", ["facts", "evidence"])
def test_conduct_is_found_on_facts_and_evidence(world: World, silent: str) -> None:
    case = cases.debtor(world)
    given: dict[str, Any] = {"facts": "逾期不报告", "evidence": "送达回证"} | {silent: " "}
    with refused(CourtCode.REASON_MISSING), world.act("judge") as act:
        findings.find_conduct(
            act=act, case_id=case.pk, obligor_id=moves.obligors(case)[0].pk, ground="G4",
            happened_on=cases.NOTICE, **given,
        )  # fmt: skip


@pytest.fixture
def unit_case(world: World) -> Case:
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    return moves.filed(world, [cases.debt(unit)], interest_rule="none")


def link(world: World, case: Case, person: Subject, **given: Any) -> LinkedPerson:
    fields: dict[str, Any] = {
        "role": "legal_representative", "facts": "批准转移", "sources": "签批单", "effect": "无存货可供执行",
        "register_extract_on": cases.NOTICE,
    }  # fmt: skip
    with world.act("judge") as act:
        return findings.find_link(
            act=act, case_id=case.pk, unit_id=moves.obligors(case)[0].subject_id, person_id=person.pk,
            **fields | given,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"register_extract_on": None}, Code.LINK_EXTRACT_MISSING),
        ({"facts": " "}, CourtCode.REASON_MISSING),
        ({"sources": ""}, CourtCode.REASON_MISSING),
        ({"effect": ""}, CourtCode.REASON_MISSING),
    ],
)
def test_a_link_rests_on_facts_of_the_person(
    world: World, unit_case: Case, given: dict[str, Any], code: Any
) -> None:
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    with refused(code):
        link(world, unit_case, head, **given)


def test_a_controller_needs_no_register_extract(world: World, unit_case: Case) -> None:
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    made = link(world, unit_case, head, role="controller", register_extract_on=None)
    assert (made.role, made.found_by, made.found_on) == ("controller", world.people["judge"], cases.NOTICE)


def test_nobody_stands_behind_a_natural_person(world: World) -> None:
    case = cases.debtor(world)
    somebody = moves.person(world, "甲", date(1969, 11, 2))
    with refused(Code.LINK_NOT_A_UNIT):
        link(world, case, somebody)


def test_what_has_expired_or_not_happened_yet_is_not_found(world: World) -> None:
    case = cases.debtor(world)
    yesterday, tomorrow = (world.today + timedelta(days=days) for days in (-1, 1))
    with refused(CourtCode.PERIOD_BACKWARDS):
        found(world, case, valid_until=yesterday)
    with refused(ListingCode.CONDUCT_IN_FUTURE), world.act("judge") as act:
        findings.find_conduct(
            act=act, case_id=case.pk, obligor_id=moves.obligors(case)[0].pk, ground="G4",
            happened_on=tomorrow, facts="不报告", evidence="送达回证",
        )  # fmt: skip
