"""A part performance that lowers the grade: the draft of the system, the judge's answer, the reversal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Case, LedgerEntry, Performance
from courts.services import acts
from defaulters.models import Decision, Grading
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.selectors import queue
from enforcement.services import decisions, performances
from tests.factories import agencies, cases
from tests.factories.cases import LISTED, World

PAID = date(2026, 7, 1)  # a Wednesday
TRAVEL = {"air", "rail_sleeper", "ship_cabin", "rail_high_speed"}


@pytest.fixture
def order(world: World) -> Decision:
    case = cases.debtor(world, 100_000)
    return cases.ordered(world.on(LISTED), case)


def half_paid(world: World, case: Case) -> Performance:
    return moves.confirmed(world.on(PAID), moves.paid(world.on(PAID), case, Decimal(50_000)))


def drafted(order: Decision) -> Decision:
    return Decision.objects.get(kind="milder", concerns=order)


def due(world: World) -> list[tuple[str, date | None]]:
    tasks = queue.of(world.people["judge"], world.today)
    return [(task.kind, task.clock.day if task.clock else None) for task in tasks if "milder" in task.kind]


def test_half_performed_lowers_the_grade_and_the_judge_finds_the_milder_order_drafted(
    world: World, order: Decision
) -> None:
    half_paid(world, order.case)
    draft, old = drafted(order), order.restrictions.get()
    row = draft.content["obligations"][0]
    assert (draft.state, draft.author, old.state) == ("draft", None, "active")
    assert set(old.items) - set(row["items"]) == TRAVEL
    assert (row["grade"], [reason["code"] for reason in row["reasons"]][-1]) == ("minor", "half_performed")
    assert Grading.objects.get(decisions=draft).made_by is None
    assert LedgerEntry.objects.filter(code="decisions.drafted_by_system").count() == 1
    assert due(world) == [("decide_milder", date(2026, 7, 6))]
    cases.assert_sound()


@pytest.mark.parametrize("amount", [49_999, 100_000])
def test_less_than_half_or_all_of_it_drafts_nothing(world: World, order: Decision, amount: int) -> None:
    cases.paid(world.on(PAID), order.case, amount)
    assert not Decision.objects.filter(kind="milder").exists()


def test_the_judge_signs_it_on_by_the_usual_way(world: World, order: Decision) -> None:
    half_paid(world, order.case)
    milder = moves.signed(world, drafted(order))
    assert (milder.author, milder.state) == (world.people["judge"], "signed")
    assert cases.bound(order.subject, PAID).isdisjoint(TRAVEL)
    told = [
        (kind, set(items)) for kind, items in Change.objects.order_by("entry").values_list("kind", "items")
    ]
    every = told[0][1]
    assert told[1:] == [("imposed", every - TRAVEL), ("lifted", every)]
    cases.assert_sound()


def test_the_judge_refuses_it_with_reasons(world: World, order: Decision) -> None:
    half_paid(world, order.case)
    with world.act("judge") as act:
        decisions.withdraw(act=act, decision_id=drafted(order).pk, because="另有转移财产的线索。")
    draft = drafted(order)
    assert (draft.state, draft.withdrawn_because) == ("withdrawn", "另有转移财产的线索。")
    assert due(world) == []


def test_a_reversal_before_the_signature_withdraws_the_draft(world: World, order: Decision) -> None:
    performance = half_paid(world, order.case)
    reversed_(world, performance)
    assert (drafted(order).state, due(world)) == ("withdrawn", [])
    cases.assert_sound()


def test_a_reversal_after_the_signature_changes_nothing_and_asks_the_judge(
    world: World, order: Decision
) -> None:
    performance = half_paid(world, order.case)
    milder = moves.signed(world, drafted(order))
    reversed_(world, performance)
    assert (milder.restrictions.get().state, due(world)) == ("active", [("milder_reversed", None)])
    cases.replaced(world, milder)
    assert cases.bound(order.subject, PAID) >= TRAVEL
    assert due(world) == []
    cases.assert_sound()


def test_a_further_payment_leaves_the_draft_of_the_judge_and_renews_that_of_the_system(
    world: World, order: Decision
) -> None:
    half_paid(world, order.case)
    cases.paid(world, order.case, 10_000)
    rows = Decision.objects.filter(kind="milder").order_by("pk")
    assert list(rows.values_list("state", flat=True)) == ["withdrawn", "draft"]
    with world.act("judge") as act:
        decisions.submit(act=act, decision_id=rows[1].pk)
    cases.paid(world, order.case, 10_000)
    assert list(rows.values_list("state", flat=True)) == ["withdrawn", "submitted"]


def test_money_of_the_case_account_drafts_it_when_it_is_confirmed(world: World) -> None:
    listing = cases.listed_debtor(world, 100_000)
    bank = agencies.case_account().agency
    with acts.begin(actor=acts.partner(bank.code), now=world.on(PAID).now) as act:
        booked = performances.credit(
            act=act, agency=bank, case_number=listing.case.number, amount=Decimal(60_000), value_day=PAID,
            reference="A1",
        )  # fmt: skip
    moves.confirmed(world, booked)
    draft = Decision.objects.get(kind="milder")
    assert (draft.concerns, draft.content["basis"]) == (listing.decision.pair, "art1_2")


def reversed_(world: World, performance: Performance) -> None:
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=performance.pk, reason="退汇。")
