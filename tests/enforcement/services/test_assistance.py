"""The notice to assist: to each agency what it applies, never the debt, and the notice to stop when it is over."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from courts.models import Document, LedgerEntry, Rendition
from courts.models.secrets import decrypt
from courts.rules.codes import Code as CourtCode
from enforcement import tasks
from enforcement.documents import press, sheet
from enforcement.models import AssistanceNotice
from enforcement.rules.codes import Code
from enforcement.selectors import assistance as selectors
from enforcement.selectors import my_case
from enforcement.services import assistance, renditions
from tests.factories import agencies, cases
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db


def test_each_agency_is_asked_once_for_the_items_of_its_memoranda_alone(world: World) -> None:
    order = cases.listed_debtor(world).decision.pair
    for enlist in (agencies.airline, agencies.hotel, agencies.case_account):
        enlist()
    assert [tasks.ask_assistance(world.now), tasks.ask_assistance(world.now)] == [2, 0]
    notices = AssistanceNotice.objects.order_by("agency__code")
    assert [(row.agency.code, row.order, row.items) for row in notices] == [
        ("airline", order, ["air"]),
        ("hotel", order, ["luxury_venue", "tourism"]),
    ]
    assert {(row.from_day, row.until_day) for row in notices} == {(LISTED, None)}
    entries = LedgerEntry.objects.filter(code="assistance.issue").order_by("position")
    assert [(row.actor_id, row.payload) for row in entries] == [
        ("assistance", {"agency": "airline"}),
        ("assistance", {"agency": "hotel"}),
    ]
    cases.assert_sound()


def test_it_names_the_person_by_the_full_number_and_says_nothing_of_the_debt(world: World) -> None:
    listing = cases.listed_debtor(world)
    agencies.airline()
    tasks.ask_assistance(world.now)
    data = sheet.of(AssistanceNotice.objects.get().document)
    number = decrypt(listing.subject.documents.get().number)
    zh = data["zh"]
    assert (zh["to"], zh["numbers"]) == ("airline", [f"居民身份证 {number}"])
    assert ([row[0] for row in zh["refuse"]], zh["from"], zh["until"]) == (
        ["乘坐飞机（第一项）"], "2026年5月12日", "",
    )  # fmt: skip
    said = str(data)
    owed = listing.case.judgment.obligations.get()
    assert [word in said for word in (listing.case.judgment.number, owed.content, "86400")] == [False] * 3


def test_nobody_is_asked_while_the_grace_runs_or_outside_the_memoranda(world: World) -> None:
    case = cases.debtor(world)
    cases.listed(world.on(LISTED), case, grace_months=1)
    agencies.airline()
    agencies.enlisted("school", "registry", ["tourism"], valid_from=date(2027, 1, 1))
    assert tasks.ask_assistance(world.now) == 0


def test_an_agency_is_told_to_stop_when_the_order_is_lifted_and_not_while_it_is_stayed(world: World) -> None:
    listing = cases.listed_debtor(world)
    agencies.airline()
    tasks.ask_assistance(world.now)
    cases.paid(world.on(date(2026, 9, 30)), listing.case, 86_400)
    assert tasks.ask_assistance(world.now) == 0
    world.on(date(2026, 10, 12))
    tasks.remove_due(world.now)
    assert [tasks.ask_assistance(world.now), tasks.ask_assistance(world.now)] == [1, 0]
    end = AssistanceNotice.objects.get().end
    assert end is not None
    words = sheet.of(end)["zh"]
    assert (words["void"], words["ended"]) == (False, "2026年10月12日")
    assert words["concerns"] == AssistanceNotice.objects.get().document.number
    assert press.printed(end).pdf[:5] == b"%PDF-"


def test_what_is_not_owed_is_refused(world: World) -> None:
    order = cases.listed_debtor(world).decision.pair
    airline, account = agencies.airline().agency, agencies.case_account().agency
    with refused(Code.ASSISTANCE_NOT_OWED), world.system("assistance") as act:
        assistance.issue(act=act, order_id=order.pk, agency_id=account.pk)
    tasks.ask_assistance(world.now)
    with refused(Code.ASSISTANCE_ALREADY_ASKED), world.system("assistance") as act:
        assistance.issue(act=act, order_id=order.pk, agency_id=airline.pk)
    with refused(Code.ASSISTANCE_NOT_OVER), world.system("assistance") as act:
        assistance.end(act=act, notice_id=AssistanceNotice.objects.get().pk)


def test_the_paper_is_kept_for_delivery_and_is_none_of_the_persons_papers(world: World) -> None:
    listing = cases.listed_debtor(world)
    airline, order = agencies.airline().agency, listing.decision.pair
    tasks.ask_assistance(world.now)
    assert selectors.paper(order.pk, airline.pk) is None
    tasks.set_papers(world.now)
    kept = selectors.paper(order.pk, airline.pk)
    assert kept == Rendition.objects.get(document__kind=Document.Kind.ASSIST)
    assert not my_case.documents_of(listing.subject_id).filter(kind=Document.Kind.ASSIST).exists()


def test_who_may_not_see_the_full_number_may_not_take_it(world: World) -> None:
    cases.listed_debtor(world)
    agencies.airline()
    tasks.ask_assistance(world.now)
    tasks.set_papers(world.now)
    document = AssistanceNotice.objects.get().document
    with refused(CourtCode.PERMISSION_DENIED), world.act("auditor") as act:
        renditions.hand_out(act=act, document_id=document.pk, printed=None)
    answers = {}
    for who in ("auditor", "judge"):
        client = Client()
        client.force_login(world.people[who])
        page = client.get(f"/admin/cases/{document.case_id}/").content.decode()
        path = f"/admin/cases/{document.case_id}/documents/{document.pk}/pdf/"
        answers[who] = (path in page, client.get(path).status_code)
    assert answers == {"auditor": (True, 302), "judge": (True, 200)}
