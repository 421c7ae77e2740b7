"""Parties by ruling: asked for, ruled on, served, final, entered; and nothing follows for the new party by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from courts.models import Case, Obligor, PartyChange, Subject
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors import payoffs
from courts.services import acts
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.selectors import queue
from enforcement.services import applications, party_changes, party_remedies
from tests.factories import asking, cases, proceedings, succeeding
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

ASKED = LISTED  # Tuesday 12 May 2026
DUE = date(2026, 7, 13)  # the sixtieth day is Saturday 11 July
LAST = date(2026, 5, 22)  # the tenth day after service
FINAL = date(2026, 5, 26)


@pytest.fixture
def case(world: World) -> Case:
    """A debtor who was warned and owes 86,400 yuan; the clock stands on the day of the application."""
    found = cases.debtor(world)
    world.on(ASKED)
    return found


def kinds(world: World, role: str) -> list[str]:
    """The kinds of the tasks about parties that somebody has today."""
    found = {one.kind for one in queue.of(world.people[role], world.today)}
    return sorted(found & {"decide_party_change", "serve_party_change", "enter_party", "decide_party_remedy"})


def test_the_application_starts_sixty_days_and_a_task(world: World, case: Case) -> None:
    change = succeeding.inherited(world, case)
    assert (change.state, change.due_on, change.due_provisional) == ("pending", DUE, False)
    task = next(one for one in queue.of(world.people["judge"], ASKED) if one.kind == "decide_party_change")
    assert task.clock is not None
    assert (task.clock.day, task.clock.article, task.subject_id) == (
        DUE,
        "变更追加规定第28条",
        change.successor_id,
    )


def living(world: World, case: Case) -> tuple[str, Subject, Subject]:
    return "heir", moves.obligors(case)[0].subject, succeeding.heir(world)


def natural(world: World, case: Case) -> tuple[str, Subject, Subject]:
    return "merged", moves.obligors(case)[0].subject, moves.company(world, "甲公司", "乙")


def stranger(world: World, case: Case) -> tuple[str, Subject, Subject]:
    return "assignee", moves.obligors(case)[0].subject, succeeding.heir(world)


def itself(world: World, case: Case) -> tuple[str, Subject, Subject]:
    subject = moves.obligors(case)[0].subject
    proceedings.died(world, subject.pk)
    return "heir", subject, subject


@pytest.mark.parametrize(
    ("parties", "code"),
    [
        (living, Code.PARTY_CHANGE_PREDECESSOR_UNFIT),
        (natural, Code.PARTY_CHANGE_PREDECESSOR_UNFIT),
        (stranger, Code.PARTY_CHANGE_PREDECESSOR_UNFIT),
        (itself, Code.PARTY_CHANGE_ALREADY_PARTY),
    ],
)
def test_who_does_not_fit_the_article_is_refused(
    world: World,
    case: Case,
    parties: Callable[[World, Case], tuple[str, Subject, Subject]],
    code: Code,
) -> None:
    kind, predecessor, successor = parties(world, case)
    with refused(code):
        succeeding.asked(world, case, kind, predecessor.pk, successor)


def test_the_same_successor_is_asked_for_once_at_a_time(world: World, case: Case) -> None:
    change = succeeding.inherited(world, case)
    with refused(Code.PARTY_CHANGE_PENDING):
        succeeding.asked(world, case, "heir", change.predecessor_id, change.successor)


def test_an_heir_is_added_with_the_value_of_the_estate_alone(world: World, case: Case) -> None:
    change = succeeding.inherited(world, case)
    with refused(Code.PARTY_CHANGE_LIMIT_MISSING):
        succeeding.ruled(world, change)
    succeeding.ruled(world, change, limit=20_000)
    with refused(Code.PARTY_CHANGE_RULED):
        succeeding.ruled(world, change, limit=20_000)
    change.refresh_from_db()
    assert (change.state, change.limit) == ("granted", Decimal(20_000))


def test_nobody_is_a_party_before_the_ruling_is_final(world: World, case: Case) -> None:
    change = succeeding.ruled(world, succeeding.inherited(world, case), limit=20_000)
    assert kinds(world, "clerk") == ["serve_party_change"]
    succeeding.served(world, change)
    world.on(LAST)
    assert kinds(world, "clerk") == []
    with refused(Code.PARTY_CHANGE_NOT_FINAL), world.act("clerk") as act:
        party_changes.enter(act=act, party_change_id=change.pk)
    world.on(FINAL)
    assert kinds(world, "clerk") == ["enter_party"]
    with world.act("clerk") as act:
        party_changes.enter(act=act, party_change_id=change.pk)
    assert (Obligor.objects.filter(subject=change.successor_id).count(), kinds(world, "clerk")) == (1, [])


def test_an_heir_owes_the_estate_and_no_more(world: World, case: Case) -> None:
    change = succeeding.entered(world, succeeding.inherited(world, case), 20_000)
    row = Obligor.objects.get(subject=change.successor_id)
    assert (row.limit, row.liability) == (Decimal(20_000), "joint")
    assert payoffs.quote(case, change.successor, world.today).total == Decimal(20_000)
    performance = moves.paid(world, case, Decimal(5_000), subject_id=change.successor_id)
    moves.confirmed(world, performance)
    assert payoffs.quote(case, change.successor, world.today).total == Decimal(15_000)
    moves.confirmed(world, moves.paid(world, case, Decimal(15_000), subject_id=change.successor_id))
    assert payoffs.quote(case, change.successor, world.today).total == Decimal(0)
    case.judgment.obligations.get(performed_on=None)


def test_the_assignee_takes_the_applicants_place_and_doors(world: World) -> None:
    case = asking.debtor(world)
    first = asking.applicant_of(case)
    world.on(ASKED)
    buyer = moves.company(world, "汇川资产管理有限公司", "申屠岳")
    change = succeeding.asked(world, case, "assignee", first.pk, buyer)
    succeeding.entered(world, change)
    case.refresh_from_db()
    assert case.applicant_id == buyer.pk
    lodged = asking.lodged(world, case)
    assert (lodged.state, lodged.entered_by) == ("pending", None)
    with pytest.raises(DomainError, match=ListingCode.APPLICATION_NOT_THE_APPLICANT):
        lodge(world, case, first)


def lodge(world: World, case: Case, who: Subject) -> None:
    with acts.begin(actor=acts.party(who.pk), now=world.now) as act:
        applications.lodge(
            act=act, case_id=case.pk, applicant_id=who.pk, measure="restrict", text="请限制。",
            subject_id=moves.obligors(case)[0].subject_id,
        )  # fmt: skip


def test_a_claim_that_was_assigned_twice_goes_to_whose_ruling_is_entered_first(world: World) -> None:
    case = asking.debtor(world)
    first = asking.applicant_of(case)
    buyers = [
        moves.company(world.on(ASKED), name, "申屠岳")
        for name in ("甲资产管理有限公司", "乙资产管理有限公司")
    ]
    changes = [succeeding.asked(world, case, "assignee", first.pk, buyer) for buyer in buyers]
    second = succeeding.served(world, succeeding.ruled(world, changes[1]))
    succeeding.entered(world, changes[0])
    with refused(Code.PARTY_CHANGE_PREDECESSOR_UNFIT), world.act("clerk") as act:
        party_changes.enter(act=act, party_change_id=second.pk)


def test_a_refusal_adds_nobody_and_the_higher_court_may_turn_it_round(world: World, case: Case) -> None:
    change = succeeding.served(
        world, succeeding.ruled(world, succeeding.inherited(world, case), granted=False)
    )
    remedy = succeeding.asked_again(world, change)
    assert (remedy.due_on, kinds(world, "higher_judge")) == (DUE, ["decide_party_remedy"])
    with world.act("higher_judge") as act:
        party_remedies.decide(
            act=act, party_remedy_id=remedy.pk, upheld=True, reasons="继承属实。", limit=Decimal(9_000)
        )
    change.refresh_from_db()
    assert (change.state, change.limit, kinds(world, "clerk")) == ("granted", Decimal(9_000), ["enter_party"])


def test_a_reconsideration_in_time_holds_the_party_outside(world: World, case: Case) -> None:
    change = succeeding.served(world, succeeding.ruled(world, succeeding.inherited(world, case), limit=9_000))
    remedy = succeeding.asked_again(world.on(LAST), change)
    world.on(FINAL)
    with refused(Code.PARTY_CHANGE_NOT_FINAL), world.act("clerk") as act:
        party_changes.enter(act=act, party_change_id=change.pk)
    with world.act("higher_judge") as act:
        party_remedies.decide(act=act, party_remedy_id=remedy.pk, upheld=True, reasons="未继承。")
    change.refresh_from_db()
    assert (change.state, change.limit) == ("refused", None)
    with refused(Code.TRANSITION_NOT_ALLOWED), world.act("clerk") as act:
        party_changes.enter(act=act, party_change_id=change.pk)


def test_the_right_to_ask_again_lapses_on_the_tenth_day(world: World, case: Case) -> None:
    change = succeeding.ruled(world, succeeding.inherited(world, case), limit=9_000)
    with refused(Code.PARTY_CHANGE_NOT_SERVED):
        succeeding.asked_again(world, change)
    succeeding.served(world, change)
    with refused(Code.PARTY_CHANGE_TOO_LATE):
        succeeding.asked_again(world.on(FINAL), change)
    assert PartyChange.objects.get().state == "granted"
