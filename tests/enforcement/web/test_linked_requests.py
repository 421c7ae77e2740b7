"""The forms that only people behind a unit are offered, on "my case" and behind a refusal at a counter."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from courts.models import Subject
from defaulters.models import Decision
from enforcement.models import Filing
from tests.factories import agencies, cases, linked, visits
from tests.factories.cases import World

pytestmark = pytest.mark.django_db

EXTRACT = date(2026, 5, 20)


@pytest.fixture
def reach(world: World) -> Decision:
    """The representative, reached on 12 May 2026."""
    return linked.reached(world, linked.ordered_unit(world), linked.head(world))


def form(reach: Decision, kind: str) -> str:
    return f"/my-case/cases/{reach.case_id}/file/{kind}/"


def given(reach: Decision, extract_on: date = EXTRACT) -> dict[str, object]:
    return {
        "case": reach.case_id, "text": "已变更登记。", "contact": "13800000000",
        "register_extract_on": extract_on.isoformat(),
    }  # fmt: skip


def test_the_former_representative_hands_in_the_extract_and_holds_a_receipt(
    world: World, reach: Decision
) -> None:
    client = visits.inside(world, reach.subject)
    assert "我已不再任职" in client.get(f"/my-case/cases/{reach.case_id}/").content.decode()
    page = client.post(form(reach, "left-post"), given(reach), follow=True).content.decode()
    filing = Filing.objects.get()
    assert (filing.kind, filing.register_extract_on, filing.due_on) == (
        "left_post", EXTRACT, date(2026, 12, 9),
    )  # fmt: skip
    assert filing.receipt in page
    assert "2026年12月9日" in page


def test_an_extract_older_than_the_courts_own_is_refused_in_the_form(world: World, reach: Decision) -> None:
    client = visits.inside(world, reach.subject)
    page = client.post(form(reach, "left-post"), given(reach, date(2026, 5, 11))).content.decode()
    assert "登记资料不得早于法院认定时所用的资料（2026-05-12），也不得晚于 2026-11-24。" in page
    page = client.post(form(reach, "left-post"), given(reach) | {"register_extract_on": ""}).content.decode()
    assert "请填写登记资料的日期。" in page
    assert not Filing.objects.exists()


def test_each_sees_only_what_the_own_finding_opens(world: World, reach: Decision) -> None:
    controller = linked.reached(world, reach.concerns, linked.head(world, "公冶芹"), "controller")  # type: ignore[arg-type]
    for decision, mine, other in (
        (reach, "left-post", "not-responsible"),
        (controller, "not-responsible", "left-post"),
    ):
        client = visits.inside(world, decision.subject)
        assert client.get(form(decision, mine)).status_code == 200
        assert client.get(form(decision, other)).status_code == 404


def test_a_debtor_is_offered_neither(world: World) -> None:
    listing = cases.listed_debtor(world)
    client = visits.inside(world, listing.subject)
    page = client.get(f"/my-case/cases/{listing.case_id}/").content.decode()
    assert "我已不再任职" not in page
    assert "我不是责任人员" not in page


def opened(subject: Subject) -> Client:
    """The page behind the refusal of a flight."""
    client = Client()
    reference = visits.refused(agencies.airline().agency, subject, "air")
    client.post("/refused/", {"reference": reference, "last": visits.number(subject)[-4:]})
    return client


def test_the_page_behind_a_refusal_offers_it_too(world: World, reach: Decision) -> None:
    client = opened(reach.subject)
    page = client.get("/refused/answer/").content.decode()
    assert "我已不再任职" in page
    assert "我不是责任人员" not in page
    assert client.get("/refused/file/not-responsible/").status_code == 404
    assert client.post("/refused/file/left-post/", given(reach)).headers["Location"] == "/receipt/"
    assert Filing.objects.get().hit is not None
