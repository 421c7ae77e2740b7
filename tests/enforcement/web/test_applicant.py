"""The applicant's door: how the case stands, what may be asked for, and a receipt for each."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from courts.models import Case, Judgment, PartyRequest, Subject
from courts.rules.codes import Code as CourtCode
from courts.selectors.subjects import display_name
from courts.services import acts
from defaulters.models import Application
from enforcement.management.demo import moves
from enforcement.models import Filing
from enforcement.rules.codes import Code
from enforcement.selectors import applicant, queue
from enforcement.services import cases as case_services
from enforcement.services import filings
from tests.factories import asking, cases, succeeding, visits
from tests.factories.cases import NOTICE, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def case(world: World) -> Case:
    made = asking.debtor(world.on(NOTICE))
    world.on(TODAY)
    return made


def inside(world: World, subject: Subject) -> Client:
    client = Client()
    given = {
        "name": display_name(subject),
        "number": visits.number(subject),
        "code": visits.code(world, subject),
    }
    answer = client.post("/applicant/sign-in/", given)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/applicant/")
    return client


def asked(client: Client, case: Case, **given: Any) -> Any:
    data = {"measure": "list", "subject_id": moves.obligors(case)[0].subject_id, "text": "名下有房。"} | given
    return client.post(f"/applicant/cases/{case.pk}/apply/", data, follow=True)


def test_the_door_shows_the_own_cases_and_no_case_of_others(world: World, case: Case) -> None:
    other = cases.debtor(world, name="别人")
    client = inside(world, asking.applicant_of(case))
    assert case.number in client.get("/applicant/").content.decode()
    page = client.get(f"/applicant/cases/{case.pk}/").content.decode()
    assert all(shown in page for shown in ("闻人舟", "86,400.00", "没有生效的限制消费"))
    for address in ("", "apply/", "file/consent/"):
        assert client.get(f"/applicant/cases/{other.pk}/{address}").status_code == 404


def test_nobody_enters_without_the_code_and_the_two_doors_are_two(world: World, case: Case) -> None:
    assert Client().get("/applicant/").headers["Location"] == "/applicant/sign-in/"
    client = visits.inside(world, moves.obligors(case)[0].subject)
    assert client.get("/applicant/").headers["Location"] == "/applicant/sign-in/"
    assert (
        inside(world, asking.applicant_of(case)).get("/my-case/").headers["Location"] == "/my-case/sign-in/"
    )


def test_an_application_gets_a_receipt_and_the_day_of_the_decision(world: World, case: Case) -> None:
    client = inside(world, asking.applicant_of(case))
    page = asked(client, case).content.decode()
    row = Application.objects.get()
    assert (row.due_on, row.text, row.entered_by) == (date(2026, 12, 9), "名下有房。", None)
    assert all(shown in page for shown in (row.receipt, "申请纳入失信被执行人名单", "2026年12月9日"))
    asking.refused(world, row, "尚无履行能力的证据。")
    assert "尚无履行能力的证据。" in client.get(f"/applicant/cases/{case.pk}/").content.decode()


def test_a_refusal_of_the_law_is_a_sentence_above_the_form(world: World, case: Case) -> None:
    client = inside(world, asking.applicant_of(case))
    asked(client, case)
    page = asked(client, case, text="还有车。").content.decode()
    assert f"同一申请（{Application.objects.get().receipt}）尚待决定。" in page


def test_a_listing_in_its_grace_is_told_to_the_applicant_neither(world: World, case: Case) -> None:
    cases.listed(world, case, grace_months=1, grace_reasons="-")
    page = inside(world, asking.applicant_of(case)).get(f"/applicant/cases/{case.pk}/").content.decode()
    assert ("失信被执行人名单 ·" in page, "没有生效的限制消费" in page) == (False, True)


REQUESTS = [
    ("hold-off", date(2026, 11, 27)),
    ("received", date(2026, 11, 25)),
    ("consent", date(2026, 11, 27)),
]


@pytest.mark.parametrize(("kind", "due"), REQUESTS)
def test_each_request_is_a_task_of_the_judge_with_its_day(
    world: World, case: Case, kind: str, due: date
) -> None:
    client = inside(world, asking.applicant_of(case))
    data = {"case": case.pk, "text": "请等到年底。", "contact": "010-1"}
    page = client.post(f"/applicant/cases/{case.pk}/file/{kind}/", data, follow=True).content.decode()
    row = Filing.objects.get()
    assert (row.kind, row.due_on, row.receipt in page) == (kind.replace("-", "_"), due, True)
    tasks = queue.of(world.people["judge"], TODAY)
    assert [task.row_id for task in tasks if task.kind == "answer"] == [row.pk]


def test_each_side_hands_in_its_own_kinds(world: World, case: Case) -> None:
    applicant, debtor = asking.applicant_of(case), moves.obligors(case)[0].subject
    assert inside(world, applicant).get(f"/applicant/cases/{case.pk}/file/paid/").status_code == 404
    for subject, kind in ((applicant, "paid"), (debtor, "consent")):
        with refused(Code.FILING_NOT_OF_THE_CASE), acts.begin(actor=acts.party(subject.pk)) as act:
            filings.lodge(act=act, kind=kind, subject_id=subject.pk, case_id=case.pk, text="-", contact="-")


def test_a_closed_case_takes_no_application(world: World, case: Case) -> None:
    cases.paid(world, case, 86_400)
    with world.act("judge") as act:
        case_services.close(act=act, case_id=case.pk, closed_as="performed")
    with refused(CourtCode.CASE_CLOSED):
        asking.lodged(world, case)


def test_a_debtors_successor_is_asked_for_in_an_own_case(world: World, case: Case) -> None:
    client = inside(world, asking.applicant_of(case))
    data = {
        "predecessor_id": moves.obligors(case)[0].subject_id, "kind": "heir", "text": "死亡证明。",
        "successor": "闻人远，990000199904040019",
    }  # fmt: skip
    receipt = client.post(f"/applicant/cases/{case.pk}/party/", data, follow=True).content.decode()
    row = PartyRequest.objects.get()
    assert (row.kind, row.due_on, row.receipt in receipt) == ("heir", date(2027, 1, 25), True)
    succeeding.sent_back(world, row, "请补交死亡证明。")
    page = client.get(f"/applicant/cases/{case.pk}/").content.decode()
    assert ("请补交死亡证明。" in page, "990000199904040019" in page) == (True, False)


def test_a_successor_finds_the_case_by_number_and_applicant_together(world: World, case: Case) -> None:
    buyer = moves.person(world, "申屠宁", date(1975, 5, 5))
    client, address = inside(world, buyer), "/applicant/succeed/"
    data = {"case_number": case.number, "applicant": "公羊信", "kind": "assignee", "text": "转让协议。"}
    for wrong in ({"applicant": "别人"}, {"case_number": "（2026）京0105执9号"}, {"case_number": "9"}):
        assert "不能同时对上" in client.post(address, data | wrong).content.decode()
    client.post(address, data)
    row = PartyRequest.objects.get()
    assert (row.case, row.asked_by, bytes(row.successor)) == (case, buyer, b"")
    assert row.receipt in client.get("/applicant/").content.decode()


def test_a_sealed_case_is_found_at_the_counter_only(world: World, case: Case) -> None:
    Judgment.objects.update(sealed=True)
    assert applicant.case_applied_for_by(case.number, "公羊信") is None
