"""Own money of whom a unit's order reaches: shall be granted if true (2015 rules art.3(2); 2019 opinion art.17(1))."""

from __future__ import annotations

from datetime import date

import pytest

from courts.models import Document, LedgerEntry
from courts.rules.codes import Code as CourtCode
from defaulters.models import Decision
from enforcement.documents import press, sheet
from enforcement.models import Filing
from enforcement.rules.codes import Code
from enforcement.selectors import queue
from enforcement.services import filings, own_money
from tests.factories import cases, linked, remedies, visits
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db

USE = date(2026, 5, 20)
TRIP = {
    "permission": "own_money", "evidence": "工资账户流水", "items": ["air"], "purpose": "家庭旅行",
    "buy_from": "2026-05-13", "buy_until": "2026-05-20", "use_from": "2026-05-20", "use_until": "2026-05-21",
}  # fmt: skip


@pytest.fixture
def reach(world: World) -> Decision:
    return linked.reached(world, linked.ordered_unit(world), linked.head(world))


@pytest.fixture
def filing(world: World, reach: Decision) -> Filing:
    return linked.asked(world, reach, USE)


def due(world: World, who: str) -> list[tuple[str, date | None]]:
    tasks = queue.of(world.people[who], world.now.date())
    kinds = {"own_money", "serve_refusal"}
    return [(task.kind, task.clock.day if task.clock else None) for task in tasks if task.kind in kinds]


def test_it_is_to_be_decided_two_working_days_before_its_day(world: World, filing: Filing) -> None:
    assert (filing.use_on, filing.due_on) == (USE, date(2026, 5, 18))
    assert due(world, "judge") == [("own_money", date(2026, 5, 18))]


def test_the_signature_under_the_permission_answers_it(world: World, reach: Decision, filing: Filing) -> None:
    permit = cases.signed_relief(world, cases.submitted_relief(world, "permit", reach, **TRIP))
    filing.refresh_from_db()
    assert (filing.state, filing.answer, filing.document) == ("answered", f"准许，见{permit.number}。", None)
    assert LedgerEntry.objects.get(code="own_money.granted").payload["decision"] == permit.pk
    assert due(world, "judge") == []
    cases.assert_sound()


def test_a_permission_of_another_kind_answers_no_application(
    world: World, reach: Decision, filing: Filing
) -> None:
    cases.signed_relief(
        world, cases.submitted_relief(world, "permit", reach, **TRIP | {"permission": "need"})
    )
    filing.refresh_from_db()
    assert filing.state == "lodged"


def test_money_not_proven_own_is_refused_with_reasons_remedy_and_service(
    world: World, filing: Filing
) -> None:
    refusal = linked.refused(world, filing, "money_not_own").document
    assert refusal is not None
    assert (refusal.kind, refusal.content["reasons"]) == (Document.Kind.REFUSAL, "款项来自公司账户。")
    assert "民事诉讼法第二百三十六条" in refusal.content["remedy"]
    assert due(world, "clerk") == [("serve_refusal", None)]
    with world.act("clerk") as act:
        own_money.serve(act=act, filing_id=filing.pk, method="in_person", served_on=LISTED, reference="回证")
    assert (refusal.service.served_on, due(world, "clerk")) == (LISTED, [])
    cases.assert_sound()


def test_for_any_other_reason_it_shall_be_granted(world: World, filing: Filing) -> None:
    for other in ("too_expensive", "", "not_linked"):
        with refused(Code.PERMISSION_SHALL_BE_GRANTED) as caught:
            linked.refused(world, filing, other)
        assert caught.value.article == "法释〔2015〕17号第3条第2款"
    filing.refresh_from_db()
    assert (filing.state, filing.document) == ("lodged", None)


def test_whom_no_order_reaches_any_more_is_refused_as_such(
    world: World, reach: Decision, filing: Filing
) -> None:
    cases.signed_relief(world, cases.submitted_relief(world, "lift", reach))
    assert linked.refused(world, filing).refused_for == "not_linked"


def test_it_is_neither_answered_with_a_letter_nor_decided_twice(world: World, filing: Filing) -> None:
    with refused(Code.FILING_NEEDS_DECISION), world.act("judge") as act:
        filings.answer(act=act, filing_id=filing.pk, text="不行。")
    linked.refused(world, filing, "money_not_own")
    with refused(CourtCode.TRANSITION_NOT_ALLOWED):
        linked.refused(world, filing, "money_not_own")


def test_nothing_else_is_refused_this_way_or_served_before_it_is_refused(
    world: World, reach: Decision, filing: Filing
) -> None:
    paid = remedies.filed(world, reach, "paid")
    with refused(Code.FILING_NOT_OF_OWN_MONEY):
        linked.refused(world, paid)
    with refused(Code.FILING_NOT_REFUSED), world.act("clerk") as act:
        own_money.serve(act=act, filing_id=filing.pk, method="in_person", served_on=LISTED, reference="1")


def test_a_debtor_has_no_unit_whose_order_reaches_him(world: World) -> None:
    listing = cases.listed_debtor(world)
    with refused(Code.LINK_REQUEST_NOT_OPEN):
        linked.asked(world, listing.decision)


def test_the_refusal_is_a_paper_and_the_person_reads_its_reason_and_remedy(
    world: World, filing: Filing
) -> None:
    paper = linked.refused(world, filing, "money_not_own").document
    assert paper is not None
    assert sheet.of(paper)["zh"]["refused_for"] == "没有证明所用的是个人财产"
    assert press.printed(paper).pdf[:5] == b"%PDF-"
    page = visits.inside(world, filing.subject).get("/my-case/").content.decode()
    for shown in ("款项来自公司账户。", "没有证明所用的是个人财产", "民事诉讼法第二百三十六条"):
        assert shown in page
