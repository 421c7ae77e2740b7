"""The three permissions: who signs, what each frees, and the evidence that follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courts.rules.codes import Code as CourtCode
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.models import Change, Permission
from enforcement.rules.codes import Code
from enforcement.selectors import queue
from enforcement.services import permissions
from tests.factories import cases
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

# A Saturday night: what is urgent waits for no working day.
NIGHT = date(2026, 6, 20)
FUNERAL = {
    "permission": "temporary", "reason": "funeral", "items": ["air"], "purpose": "奔丧",
    "buy_from": "2026-06-20", "buy_until": "2026-06-21", "use_from": "2026-06-21", "use_until": "2026-06-27",
}  # fmt: skip
FOLLOWS = FUNERAL | {"evidence_follows": True}


@pytest.fixture
def order(world: World) -> Decision:
    case = cases.debtor(world)
    made = cases.ordered(world.on(LISTED), case)
    world.on(NIGHT)
    return made


def supplied(world: World, decision: Decision, evidence: str = "死亡证明") -> Permission:
    with world.act("clerk") as act:
        return permissions.supply_evidence(act=act, decision_id=decision.pk, evidence=evidence)


def owed(world: World, role: str, kind: str) -> list[tuple[int, date | None]]:
    tasks = queue.of(world.people[role], world.today)
    return [(task.row_id, task.clock.day if task.clock else None) for task in tasks if task.kind == kind]


def test_only_the_president_or_a_deputy_signs_a_temporary_lifting(world: World, order: Decision) -> None:
    draft = cases.submitted_relief(world, "permit", order, **FOLLOWS)
    with refused(CourtCode.PERMISSION_DENIED):
        cases.signed_relief(world, draft, "chief")
    cases.authorised(world, "deputy", ["permit"], NIGHT, NIGHT)
    signed = cases.signed_relief(world, draft, "deputy")
    assert (signed.state, signed.signer) == ("signed", world.people["deputy"])
    assert signed.authorisation_id is not None


def test_the_chief_signs_a_need_of_life(world: World, order: Decision) -> None:
    draft = cases.submitted_relief(world, "permit", order, **FUNERAL | {"permission": "need", "reason": ""})
    assert cases.signed_relief(world, draft, "chief").permission.kind == "need"


def test_e26_an_emergency_at_night_stands_in_the_presidents_queue_and_blocks_again_by_itself(
    world: World, order: Decision
) -> None:
    """E26: the president's row at once, the push with the signature, the block back after the window."""
    draft = cases.submitted_relief(world, "permit", order, **FOLLOWS)
    assert [row for row, _ in owed(world, "president", "sign")] == [draft.pk]
    assert [row for row, _ in owed(world, "chief", "sign_relief")] == []
    cases.signed_relief(world, draft)
    change = Change.objects.latest("entry")
    assert (change.kind, change.items, change.article) == ("exempted", ["air"], "法发〔2019〕35号第17条第3款")
    days = [date(2026, 6, 20), date(2026, 6, 21), date(2026, 6, 27), date(2026, 6, 28)]
    assert ["air" in cases.bound(order.subject, day) for day in days] == [True, False, False, True]


def test_the_evidence_may_follow_in_three_days_and_stands_in_the_queue_until_it_comes(
    world: World, order: Decision
) -> None:
    decision = moves.relieved(world, "permit", order, "奔丧。", **FOLLOWS)
    assert owed(world, "clerk", "evidence") == [(decision.pk, date(2026, 6, 23))]
    assert supplied(world, decision).evidence == "死亡证明"
    assert owed(world, "clerk", "evidence") == []
    with refused(Code.PERMISSION_EVIDENCE_NOT_OWED):
        supplied(world, decision)


def test_evidence_that_says_nothing_is_not_supplied(world: World, order: Decision) -> None:
    decision = moves.relieved(world, "permit", order, "奔丧。", **FOLLOWS)
    with refused(CourtCode.REASON_MISSING):
        supplied(world, decision, " ")


BEYOND: list[tuple[dict[str, Any], Code]] = [
    (FUNERAL, Code.PERMISSION_NEEDS_EVIDENCE),
    (FOLLOWS | {"use_until": "2026-07-21"}, Code.PERMISSION_BEYOND_MONTH),
    (FOLLOWS | {"items": ["tourism"]}, Code.PERMISSION_ONLY_TRAVEL),
    (FUNERAL | {"permission": "own_money", "evidence": "银行流水"}, Code.PERMISSION_ONLY_LINKED),
]


@pytest.mark.parametrize(("content", "code"), BEYOND)
def test_what_no_provision_allows_is_refused_at_the_draft(
    world: World, order: Decision, content: dict[str, Any], code: Code
) -> None:
    with refused(code):
        cases.submitted_relief(world, "permit", order, **content)
    assert not Decision.objects.filter(kind="permit").exists()


def test_a_permission_for_a_need_keeps_no_listed_reason(world: World, order: Decision) -> None:
    need = FUNERAL | {"permission": "need"}
    cases.signed_relief(world, cases.submitted_relief(world, "permit", order, **need))
    permission = Permission.objects.get(subject=order.subject)
    assert (permission.kind, permission.reason, permission.purpose) == ("need", "", "奔丧")
