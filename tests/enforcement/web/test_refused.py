"""I was refused: from the reference to the court, the three ways now, and five tries."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client

from courts.models import LedgerEntry
from courts.models.secrets import decrypt
from defaulters.models import Listing
from enforcement.management.demo import moves
from enforcement.models import Filing, PartnerAgency
from tests.factories import agencies, cases, people, visits
from tests.factories.cases import World

pytestmark = pytest.mark.django_db
Clock = time_machine.Traveller


@pytest.fixture
def airline(listing: Listing) -> PartnerAgency:
    return agencies.airline(name_zh="晴川航空").agency


@pytest.fixture
def reference(airline: PartnerAgency, listing: Listing) -> str:
    return visits.refused(airline, listing.subject, "air")


def last(listing: Listing) -> str:
    return visits.number(listing.subject)[-4:]


def ask(client: Client, reference: str, last: str) -> int:
    return client.post("/refused/", {"reference": reference, "last": last}).status_code


def opened(reference: str, listing: Listing) -> Client:
    client = Client()
    assert ask(client, reference, last(listing)) == 302
    return client


def test_the_reference_opens_court_telephone_and_measure_and_never_the_debt(
    reference: str, listing: Listing
) -> None:
    client = opened(f"{reference[:5].lower()}-{reference[5:]} ", listing)
    page = client.get("/refused/answer/").content.decode()
    for shown in ("乘坐飞机", "北京市朝阳区人民法院", "12368", "晴川航空", "今天仍然有效"):
        assert shown in page
    for hidden in ("86", listing.case.number, listing.decision.number, "闻人舟"):
        assert hidden not in page.split("<main", 1)[1].split("</main>", 1)[0].replace("12368", "")


def test_a_wrong_ending_looks_like_an_unknown_reference(reference: str, listing: Listing) -> None:
    client = Client()
    wrong = client.post("/refused/", {"reference": reference, "last": "0000"})
    unknown = client.post("/refused/", {"reference": "K7Q29M4FXX", "last": last(listing)})
    odd = client.post("/refused/", {"reference": "0", "last": last(listing)})
    pages = {(one.status_code, visits.text(one)) for one in (wrong, unknown, odd)}
    assert len(pages) == 1
    assert client.get("/refused/answer/").headers["Location"] == "/refused/"


def test_after_five_wrong_endings_the_right_one_opens_nothing_for_a_day(
    clock: Clock, reference: str, listing: Listing
) -> None:
    for turn in range(5):
        assert ask(Client(REMOTE_ADDR=f"203.0.113.{turn}"), reference, "0000") == 200
    assert ask(Client(), reference, last(listing)) == 200
    clock.shift(24 * 3600)
    assert ask(Client(), reference, last(listing)) == 302


def test_the_right_ending_may_be_given_as_often_as_one_likes(reference: str, listing: Listing) -> None:
    assert [ask(Client(), reference, last(listing)) for _ in range(7)] == [302] * 7


def test_one_address_may_be_wrong_twenty_times_an_hour(reference: str, listing: Listing) -> None:
    client = Client(REMOTE_ADDR="203.0.113.9")
    for turn in range(20):
        assert ask(client, f"K7Q29M4F{turn // 8 + 2}{turn % 8 + 2}", "0000") == 200
    assert ask(client, reference, last(listing)) == 200
    assert ask(Client(REMOTE_ADDR="203.0.113.10"), reference, last(listing)) == 302


@pytest.mark.parametrize(
    ("way", "kind", "due"),
    [
        ("not-me", "not_me", date(2026, 11, 24)),
        ("paid", "paid", date(2026, 11, 25)),
        ("urgent-travel", "urgent_travel", date(2026, 11, 24)),
    ],
)
def test_each_way_is_one_form_with_a_receipt_and_a_day(
    reference: str, listing: Listing, way: str, kind: str, due: date
) -> None:
    client = opened(reference, listing)
    given = {"case": listing.case_id, "text": "情况说明", "contact": "13800000000"}
    assert client.post(f"/refused/file/{way}/", given).headers["Location"] == "/receipt/"
    filing = Filing.objects.get()
    assert (filing.kind, filing.case, filing.subject, filing.due_on, filing.due_provisional) == (
        kind, listing.case, listing.subject, due, False,
    )  # fmt: skip
    assert filing.hit is not None
    assert decrypt(filing.contact) == "13800000000"
    page = client.get("/receipt/").content.decode()
    assert filing.receipt in page
    assert f"{due.year}年{due.month}月{due.day}日" in page
    assert filing.receipt in client.get("/refused/answer/").content.decode()
    assert "情况说明" not in str(LedgerEntry.objects.get(code="filings.lodge").payload)


def test_two_courts_are_named_once_each_and_one_is_chosen(world: World, listing: Listing) -> None:
    hotel = agencies.hotel().agency
    second = moves.filed(world, [cases.debt(listing.subject, 20_000)], interest_rule="none")
    cases.able(world, second)
    cases.listed(world.on(date(2026, 6, 1)), second)
    client = opened(visits.refused(hotel, listing.subject, "luxury_venue"), listing)
    assert client.get("/refused/answer/").content.decode().count("作出限制的法院") == 1
    unchosen = client.post("/refused/file/paid/", {"text": "已付清", "contact": "13800000000"})
    assert (unchosen.status_code, Filing.objects.count()) == (200, 0)
    client.post("/refused/file/paid/", {"case": second.pk, "text": "已付清", "contact": "13800000000"})
    assert Filing.objects.get().case == second


def test_a_case_of_somebody_else_cannot_be_named(world: World, reference: str, listing: Listing) -> None:
    other = cases.debtor(world, name="别人")
    client = opened(reference, listing)
    answer = client.post(
        "/refused/file/paid/", {"case": other.pk, "text": "已付清", "contact": "13800000000"}
    )
    assert (answer.status_code, Filing.objects.count()) == (200, 0)


def test_once_it_is_paid_the_page_says_that_one_can_buy_again(
    world: World, reference: str, listing: Listing
) -> None:
    cases.paid(world.on(date(2026, 11, 24)), listing.case, 86_400)
    page = opened(reference, listing).get("/refused/answer/").content.decode()
    assert "今天已经没有这项限制" in page
    assert "北京市朝阳区人民法院" in page


def test_only_the_three_ways_are_open_at_the_counter(reference: str, listing: Listing) -> None:
    client = opened(reference, listing)
    assert [client.get(f"/refused/file/{way}/").status_code for way in ("objection", "nothing")] == [404, 404]
    assert Client().get("/refused/file/paid/").headers["Location"] == "/refused/"
    assert people.citizen_number(1) not in client.get("/refused/answer/").content.decode()
