"""The review of an order: it goes on with reasons, or a relief is drafted; who forgets it is seen."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from courts.models import LedgerEntry
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.rules.codes import Code
from enforcement.selectors import queue
from enforcement.services import decisions
from tests.factories import cases, visits
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

REVIEW = date(2026, 11, 12)
LAST = date(2027, 5, 12)
CAR = {"dropped_items": ["vehicle"], "drop_reasons": "营运所需。"}


@pytest.fixture
def order(world: World) -> Decision:
    case = cases.debtor(world)
    return cases.ordered(world.on(LISTED), case)


def due(world: World, who: str) -> list[tuple[str, int | None]]:
    tasks = queue.of(world.people[who], world.today)
    return [(task.kind, task.left) for task in tasks if task.kind.startswith("review_o")]


def test_an_order_alone_is_reviewed_on_the_day_that_the_policy_sets(world: World, order: Decision) -> None:
    row = order.restrictions.get()
    assert (row.review_on, row.until_day) == (REVIEW, LAST)
    made = cases.reviewed(world.on(REVIEW), order)
    row.refresh_from_db()
    assert (made.next_on, row.review_on, row.state) == (LAST, LAST, "active")
    entry = LedgerEntry.objects.get(code="restrictions.review")
    assert (entry.row_id, entry.payload) == (made.pk, {"outcome": "continue", "order": order.pk})
    cases.assert_sound()


def test_with_no_job_running_an_order_not_reviewed_is_overdue_to_its_judge_and_to_the_president(
    world: World, order: Decision
) -> None:
    world.on(date(2026, 11, 16))
    assert due(world, "judge") == [("review_on", -2)]
    assert due(world, "president") == [("review_overdue", -2)]
    assert due(world, "second_judge") == due(world, "chief") == []
    cases.reviewed(world, order)
    assert (due(world, "judge"), due(world, "president")) == ([], [])


def test_milder_and_lift_draft_what_another_person_signs(world: World, order: Decision) -> None:
    made = cases.reviewed(world.on(REVIEW), order, "milder", **CAR)
    draft = made.draft
    assert draft is not None
    assert (draft.kind, draft.concerns, due(world, "judge")) == ("milder", order, [])
    with world.act("judge") as act:
        decisions.withdraw(act=act, decision_id=draft.pk, because="另有线索。")
    assert due(world, "judge") == [("review_on", 0)]
    lift = cases.reviewed(world, order, "lift").draft
    assert lift is not None
    moves.signed(world, lift)
    assert (order.restrictions.get().state, due(world, "judge")) == ("lifted", [])
    cases.assert_sound()


@pytest.mark.parametrize(
    ("outcome", "given", "code"),
    [
        ("continue", {"reasons": " "}, CourtCode.REASON_MISSING),
        ("milder", {}, Code.ORDER_UNCHANGED),
    ],
)
def test_a_review_that_says_nothing_is_refused(
    world: World, order: Decision, outcome: str, given: dict[str, str], code: Code
) -> None:
    with refused(code):
        cases.reviewed(world.on(REVIEW), order, outcome, **given)


def test_what_would_add_an_item_is_no_milder_order(world: World) -> None:
    case = cases.debtor(world)
    order = cases.ordered(world.on(LISTED), case, **CAR)
    with refused(Code.REVIEW_NOT_MILDER):
        cases.reviewed(world, order, "milder")


def test_what_ended_is_not_reviewed_and_a_listing_keeps_its_order(world: World, order: Decision) -> None:
    moves.relieved(world, "lift", order, "已提供担保。")
    with refused(Code.REVIEW_NOTHING_IN_FORCE):
        cases.reviewed(world, order)
    listing = cases.listed_debtor(world, name="公冶留")
    with pytest.raises(DomainError) as caught:
        cases.reviewed(world, listing.decision.pair, "lift")
    assert caught.value.code == Code.RELIEF_LISTING_NEEDS_ORDER


def test_the_person_and_the_desk_read_when_it_is_looked_at_again(world: World, order: Decision) -> None:
    cases.reviewed(world, order)
    page = visits.text(visits.inside(world, order.subject).get("/my-case/"))
    assert "2026年11月12日 前复核" in page
    client = Client()
    client.force_login(world.people["judge"])
    assert "仍未履行。" in client.get(f"/admin/cases/{order.case_id}/").content.decode()
