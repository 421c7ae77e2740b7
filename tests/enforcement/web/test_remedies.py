"""Asking the next higher court on the site: open while the ten days run, with a receipt, and to nobody else."""

from __future__ import annotations

from datetime import date

import pytest

from defaulters.models import Listing, Objection, Reconsideration
from enforcement.management.demo import moves
from tests.factories import cases, remedies, visits
from tests.factories.cases import World

pytestmark = pytest.mark.django_db


def refused_on(world: World, listing: Listing, day: date) -> Objection:
    return remedies.refused_once(world.on(day), listing.decision)


def address(objection: Objection) -> str:
    return f"/my-case/objections/{objection.pk}/"


def test_within_the_ten_days_one_asks_and_holds_a_receipt(world: World, listing: Listing) -> None:
    objection = refused_on(world, listing, date(2026, 11, 20))
    client = visits.inside(world, listing.subject)
    form = client.get(address(objection)).content.decode()
    assert "由北京市第三中级人民法院重新审查驳回决定。" in form
    assert "可以在 <strong>2026年11月30日</strong> 以前提交" in form
    page = client.post(address(objection), {"text": "驳回的理由不对。"}, follow=True).content.decode()
    asked = Reconsideration.objects.get()
    assert (asked.text, asked.due_on) == ("驳回的理由不对。", date(2026, 12, 9))
    for shown in (asked.receipt, "北京市第三中级人民法院", "2026年12月9日", "复议期间不停止执行"):
        assert shown in page
    assert client.get(address(objection)).status_code == 404
    assert asked.receipt in client.get("/my-case/").content.decode()


def test_without_a_word_nothing_is_handed_in(world: World, listing: Listing) -> None:
    objection = refused_on(world, listing, date(2026, 11, 20))
    page = visits.inside(world, listing.subject).post(address(objection), {"text": ""}).content.decode()
    assert "请写明情况。" in page
    assert not Reconsideration.objects.exists()


def test_after_the_ten_days_the_form_is_closed_and_the_page_says_since_when(
    world: World, listing: Listing
) -> None:
    objection = refused_on(world, listing, date(2026, 11, 10))
    client = visits.inside(world, listing.subject)
    assert client.get(address(objection)).status_code == 404
    assert "申请复议的期限已于2026年11月20日届满。" in client.get("/my-case/").content.decode()


def test_the_form_of_another_is_not_found(world: World, listing: Listing) -> None:
    objection = refused_on(world, listing, date(2026, 11, 20))
    stranger = moves.obligors(cases.debtor(world, name="别人"))[0].subject
    assert visits.inside(world, stranger).get(address(objection)).status_code == 404


def test_what_the_desk_has_taken_up_is_shown_as_such(world: World, listing: Listing) -> None:
    remedies.taken_up(world, remedies.filed(world, listing.decision), listing.decision)
    page = visits.inside(world, listing.subject).get("/my-case/").content.decode()
    for shown in ("已登记为纠正申请，进展见上面“纠正申请和复议”。", "不是我", "待决定是否受理"):
        assert shown in page


def test_the_letter_of_apology_and_who_was_told_are_on_the_page(world: World, listing: Listing) -> None:
    objection = remedies.admitted(world, remedies.lodged(world, listing.decision, "not_me"))
    moves.signed(world, remedies.relief_of(remedies.upheld(world, objection)))
    page = visits.inside(world, listing.subject).get("/my-case/").content.decode()
    assert f"经审查，对您作出的{listing.decision.number}决定有误，现已纠正。" in page
