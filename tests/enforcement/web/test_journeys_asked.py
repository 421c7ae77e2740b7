"""Asking for a journey: an emergency is answered within four hours, any other two working days before its day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from defaulters.models import Listing
from enforcement.management.demo.stage import SHANGHAI
from enforcement.models import Filing
from enforcement.selectors import queue
from tests.factories import cases, visits
from tests.factories.cases import World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def form(listing: Listing, kind: str) -> str:
    return f"/my-case/cases/{listing.case_id}/file/{kind}/"


def given(listing: Listing, **more: str) -> dict[str, object]:
    return {"case": listing.case_id, "text": "赴沪开庭。", "contact": "13800000000", **more}


def test_an_emergency_is_promised_by_the_hour_before_and_after_it_is_handed_in(
    world: World, listing: Listing
) -> None:
    client = visits.inside(world, listing.subject)
    before = client.get(form(listing, "urgent-travel")).content.decode()
    assert "提交后四小时内答复，昼夜和节假日都一样。" in before
    after = client.post(form(listing, "urgent-travel"), given(listing), follow=True).content.decode()
    filing = Filing.objects.get()
    assert filing.due_at is not None
    assert (filing.due_at - filing.lodged_at).total_seconds() == 4 * 3600
    assert "2026年11月24日 14:00" in after
    assert "法院最迟应当在2026年11月24日 14:00答复" in client.get("/my-case/").content.decode()


@pytest.mark.parametrize(
    ("use_on", "due"),
    [
        (date(2026, 12, 7), date(2026, 12, 3)),
        (date(2026, 11, 30), date(2026, 11, 26)),
        (date(2026, 11, 25), TODAY),
        (TODAY, TODAY),
    ],
)
def test_another_journey_is_answered_two_working_days_before_its_day(
    world: World, listing: Listing, use_on: date, due: date
) -> None:
    client = visits.inside(world, listing.subject)
    assert "在出行日之前两个工作日答复" in client.get(form(listing, "travel")).content.decode()
    page = client.post(form(listing, "travel"), given(listing, use_on=use_on.isoformat()), follow=True)
    filing = Filing.objects.get()
    assert (filing.use_on, filing.due_on, filing.due_at) == (use_on, due, None)
    assert f"{due.year}年{due.month}月{due.day}日" in page.content.decode()


def test_a_journey_without_a_day_to_come_is_asked_again(world: World, listing: Listing) -> None:
    client = visits.inside(world, listing.subject)
    for use_on, problem in (("", "请填写日期。"), ("2026-11-23", "请写明今天或者以后的使用日期。")):
        page = client.post(form(listing, "travel"), given(listing, use_on=use_on)).content.decode()
        assert problem in page
    assert not Filing.objects.exists()


def test_the_page_says_both_clocks(world: World, listing: Listing) -> None:
    page = visits.inside(world, listing.subject).get("/my-case/").content.decode()
    assert "紧急出行四小时内答复，昼夜和节假日都一样，其他出行在出行日之前两个工作日答复" in page


def permit(world: World, listing: Listing, **content: object) -> None:
    """A permission of air from 7 December, submitted by the judge on 24 November."""
    asked = {
        "permission": "temporary", "items": ["air"], "purpose": "往返", "evidence": "通知书",
        "buy_from": "2026-12-07", "buy_until": "2026-12-08", "use_from": "2026-12-07",
        "use_until": "2026-12-08",
    }  # fmt: skip
    assert listing.decision.pair is not None
    cases.submitted_relief(world.on(TODAY), "permit", listing.decision.pair, **asked | content)


def waiting(world: World) -> list[tuple[date, datetime | None]]:
    """By when the president has to sign, in the order of the queue."""
    tasks = queue.of(world.people["president"], TODAY)
    return [(task.clock.day, task.clock.at) for task in tasks if task.kind == "sign" and task.clock]


def test_in_the_queue_the_emergency_ends_at_its_hour_and_comes_first(world: World, listing: Listing) -> None:
    permit(world, listing, reason="official_duty")
    permit(world, listing, reason="funeral")
    assert waiting(world) == [(TODAY, None), (date(2026, 12, 3), None)]
    visits.inside(world, listing.subject).post(form(listing, "urgent-travel"), given(listing))
    four_hours_later = datetime(2026, 11, 24, 14, tzinfo=SHANGHAI)
    assert waiting(world) == [(TODAY, four_hours_later), (date(2026, 12, 3), None)]
