"""Grading one obligation for one obligor, from the rows of the case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courts.models import Case
from defaulters.models import Grading
from defaulters.rules.codes import Code
from defaulters.services.gradings import grade
from enforcement.management.demo import moves
from tests.factories import cases
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused


def graded(world: World, case: Case, *grounds: str) -> Grading:
    obligor = moves.obligors(case).select_related("obligation__judgment", "subject")[0]
    with world.act("judge") as act:
        return grade(act=act, case=case, obligor=obligor, grounds=grounds or ("G1",))


def test_a_grading_keeps_what_it_read_why_and_by_which_policy(world: World) -> None:
    case = cases.debtor(world, 86_400)
    grading = graded(world.on(LISTED), case)
    assert (grading.grade, grading.policy.version, grading.made_on) == ("general", "2024-1", LISTED)
    assert grading.facts == {
        "kind": "OB1", "expressive": False, "basis": "EB1", "grounds": ["G1"], "ability": "full",
        "grave_harm": False, "protected": False, "arrears": 0, "welfare": False, "own_tool_failed": False,
        "outstanding": "86400.00", "performed_share": "0", "plan_kept": False, "surcharge_runs": False,
    }  # fmt: skip
    assert [row["code"] for row in grading.reasons] == ["kind"]


READ = [
    ("small first default by the figure of Beijing", {"amount": 10_000}, "minor"),
    ("one yuan above it", {"amount": 10_001}, "general"),
    (
        "wages five months late",
        {"amount": 8_000, "protected_interest": "wages", "arrears_periods": 5},
        "general",
    ),
    ("tainted food", {"amount": 86_400, "grave_harm": "food"}, "serious"),
]


@pytest.mark.parametrize(("owed", "expected"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_the_rows_of_the_judgment_decide_the_grade(world: World, owed: dict[str, Any], expected: str) -> None:
    case = cases.debtor(world, **owed)
    assert graded(world.on(LISTED), case).grade == expected


def test_half_performed_lowers_the_grade_and_one_fen_less_does_not(world: World) -> None:
    case = cases.debtor(world, 86_400)
    cases.paid(world.on(LISTED), case, "43199.99")
    assert graded(world, case).grade == "general"
    cases.paid(world, case, "0.01")
    grading = graded(world, case)
    assert (grading.grade, Decimal(grading.facts["performed_share"])) == ("minor", Decimal("0.5"))


def test_before_the_first_policy_nothing_is_graded(world: World) -> None:
    case = cases.debtor(world)
    with refused(Code.SEVERITY_NO_POLICY):
        graded(world.on(date(2023, 12, 31)), case)
