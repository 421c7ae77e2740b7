"""What the applicant asks for: received, due in fifteen days, granted by a signature or refused with reasons."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from courts.models import LedgerEntry
from courts.rules.codes import Code as CourtCode
from courts.services import acts
from defaulters.models import Application
from defaulters.rules.codes import Code
from enforcement.management.demo import moves
from enforcement.selectors import queue
from enforcement.services import applications
from tests.factories import asking, cases
from tests.factories.cases import LISTED, NOTICE, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db


def test_the_judge_finds_it_in_the_queue_until_it_is_decided(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    row = asking.received(world, case)
    tasks = [task for task in queue.of_case(case, NOTICE) if task.kind == "decide_application"]
    assert [(task.row_id, task.clock.day if task.clock else None) for task in tasks] == [
        (row.pk, date(2026, 3, 17))
    ]
    asking.refused(world, row)
    assert [task for task in queue.of_case(case, NOTICE) if task.kind == "decide_application"] == []
    cases.assert_sound()


def test_paper_that_came_earlier_runs_from_the_day_it_came(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    row = asking.received(world.on(date(2026, 3, 6)), case, on=date(2026, 3, 4))
    assert (row.received_on, row.due_on, row.entered_by) == (
        date(2026, 3, 4), date(2026, 3, 19), world.people["clerk"],
    )  # fmt: skip
    with refused(Code.APPLICATION_IN_FUTURE):
        asking.received(world, case, "restrict", on=date(2026, 3, 7))


def test_in_a_case_that_nobody_applied_for_nobody_asks(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    with refused(Code.APPLICATION_NO_APPLICANT), world.act("clerk") as act:
        applications.receive(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id, measure="list",
            text="有钱不还。", received_on=NOTICE,
        )  # fmt: skip


def test_the_signed_decision_grants_it_and_its_order_what_was_asked_beside(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    rows = [asking.received(world, case, measure) for measure in ("list", "restrict")]
    listing = cases.listed(world.on(LISTED), case)
    for row in rows:
        row.refresh_from_db()
    assert [(row.state, row.decided_on) for row in rows] == [("granted", LISTED)] * 2
    assert [row.decision for row in rows] == [listing.decision, listing.decision.pair]
    with refused(CourtCode.TRANSITION_NOT_ALLOWED):
        asking.refused(world, rows[0])
    cases.assert_sound()


def test_an_order_alone_leaves_the_application_to_list_open(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    to_list = asking.received(world, case)
    cases.ordered(world.on(LISTED), case)
    to_list.refresh_from_db()
    assert (to_list.state, to_list.decision) == ("pending", None)


def test_a_refusal_needs_reasons_and_a_judge(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    row = asking.received(world, case)
    with refused(CourtCode.REASON_MISSING) as caught:
        asking.refused(world, row, " ")
    assert caught.value.article == "法释〔2017〕7号第5条"
    with refused(CourtCode.PERMISSION_DENIED), world.act("clerk") as act:
        applications.refuse(act=act, application_id=row.pk, reasons="-")
    row = asking.refused(world, row)
    assert (row.state, row.refused_by, row.refusal) == ("refused", world.people["judge"], "已提供担保。")
    assert asking.received(world, case).state == "pending"


def test_the_applicant_alone_hands_it_in_and_sent_twice_it_is_one(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    debtor = moves.obligors(case)[0].subject
    row = asking.lodged(world, case)
    assert (asking.lodged(world, case), row.entered_by) == (row, None)
    with refused(Code.APPLICATION_PENDING):
        asking.lodged(world, case, text="另有理由。")
    given = {"case_id": case.pk, "subject_id": debtor.pk, "measure": "restrict", "text": "-"}
    for claimed, code in (
        (debtor.pk, Code.APPLICATION_NOT_THE_APPLICANT),
        (asking.applicant_of(case).pk, CourtCode.PERMISSION_DENIED),
    ):
        with refused(code), acts.begin(actor=acts.party(debtor.pk), now=world.now) as act:
            applications.lodge(act=act, applicant_id=claimed, **given)
    assert Application.objects.count() == 1


def test_the_ledger_does_not_repeat_what_was_written(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    asking.lodged(world, case)
    entry = LedgerEntry.objects.get(code="applications.lodge")
    assert (entry.actor_kind, entry.payload) == ("party", {"measure": "list", "due": "2026-03-17"})


@pytest.mark.parametrize(("wait", "passes"), [(0, False), (184, False), (185, True)])
def test_after_a_deletion_by_consent_only_a_listing_has_to_wait(
    world: World, wait: int, passes: bool
) -> None:
    case = asking.debtor(world.on(NOTICE))
    listing = cases.listed(world.on(date(2026, 3, 19)), case)
    deleted = date(2026, 3, 20)
    consent = {"reason": "D3", "restrictions": "both"}
    moves.relieved(world.on(deleted), "delete", listing.decision, "申请执行人书面申请。", **consent)
    world.on(deleted + timedelta(days=wait))
    assert asking.received(world, case, "restrict").state == "pending"
    if passes:
        assert asking.received(world, case).state == "pending"
        return
    with refused(Code.RELISTING_BARRED):
        asking.received(world, case)
