"""Ability in a decision: valid at the signature under G1, weighed and stated under G2-G6, renewed while it binds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from courts.models import Case
from defaulters.rules.codes import Code
from enforcement.management.demo import moves
from enforcement.selectors import queue
from enforcement.services import decisions, findings
from tests.factories import cases
from tests.factories.cases import LISTED, NO_GRACE, NOTICE, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db
WHY = "虽无存款，但其隐瞒财产使执行无法进行，情节较重。"


VALID_UNTIL = date(2026, 6, 1)
RUN_OUT = VALID_UNTIL + timedelta(days=1)


def found(world: World, case: Case) -> None:
    """A finding of full ability that is valid for some months only."""
    with world.act("judge") as act:
        findings.find_ability(
            act=act, case_id=case.pk, obligor_id=moves.obligors(case)[0].pk, assets=Decimal(200_000),
            sources="网络查控", reasons="名下有存款。", valid_until=VALID_UNTIL,
        )  # fmt: skip


def unable(world: World) -> Case:
    case = cases.debtor(world.on(NOTICE), assets=0)
    cases.conduct(world.on(LISTED), case, "G4")
    return case


def test_a_finding_that_ran_out_before_the_signature_carries_no_listing_under_g1(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    found(world, case)
    decision = moves.draft(world.on(LISTED), case, ["G1"], "拒不履行。", **NO_GRACE)
    with world.act("judge") as act:
        decisions.submit(act=act, decision_id=decision.pk)
    with world.act("chief") as act:
        decisions.review(act=act, decision_id=decision.pk)
    with refused(Code.ABILITY_FINDING_EXPIRED), world.on(RUN_OUT).act("president") as act:
        decisions.sign(act=act, decision_id=decision.pk)


def test_somebody_unable_is_listed_for_conduct_only_with_the_weighing_in_the_decision(world: World) -> None:
    case = unable(world)
    with refused(Code.INABILITY_NOT_WEIGHED):
        moves.draft(world, case, ["G4"], "隐瞒财产。", **NO_GRACE)
    listing = cases.listed(world, case, ["G4"], inability_reasons=WHY)
    assert listing.decision.content["inability_reasons"] == WHY
    assert listing.decision.document is not None
    assert listing.decision.document.content["content"]["inability_reasons"] == WHY


def test_an_expired_finding_is_renewed_while_a_listing_rests_on_it(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    found(world, case)
    assert renewals(case, RUN_OUT) == []
    cases.listed(world.on(LISTED), case)
    assert renewals(case, VALID_UNTIL) == []
    assert renewals(case, RUN_OUT) == [moves.obligors(case)[0].pk]
    cases.able(world.on(RUN_OUT), case)
    assert renewals(case, RUN_OUT) == []


def renewals(case: Case, day: date) -> list[int]:
    return [task.row_id for task in queue.of_case(case, day) if task.kind == "renew_finding"]
