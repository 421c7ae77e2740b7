"""`/verify/receipt/`: who holds the receipt and knows the number sees what was answered, and nobody sees more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from enforcement.models import Hit, PartnerAgency
from enforcement.rules import receipts
from enforcement.rules.doors import LIMITS, Door
from enforcement.rules.questions import Person
from enforcement.rules.sandbox import PEOPLE, Role
from tests.factories import agencies, people, register

PAGE = "/verify/receipt/"
RESTRICTED, CLEAR = people.citizen_number(1), people.citizen_number(2)
NOTHING = "这份回执没有证明就这个号码作过答复。"


@pytest.fixture
def airline(seeded: None) -> APIClient:
    register.restricted(people.person(1), ["air"])
    return agencies.client(agencies.airline(name_zh="晴川航空").agency)


def asked(client: APIClient, *numbers: str) -> str:
    """The receipt of a check about these people."""
    subjects = [{"id_type": "citizen_id", "id_number": number, "name": "张三"} for number in numbers]
    body = {"measure": "air", "purpose": "sale", "user_reference": "counter-17", "subjects": subjects}
    receipt: str = client.post("/api/v1/checks", body, format="json").json()["receipt"]
    return receipt


def shown(receipt: str, number: str, **more: str) -> Any:
    return Client().post(PAGE, {"receipt": receipt, "number": number} | more)


def says(answer: Any, text: str) -> bool:
    return text in answer.content.decode()


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (RESTRICTED, "答复：不予办理，该项目受限制。"),
        (CLEAR, "答复：予以办理，该项目不受限制。"),
        (CLEAR[:-1] + "Z", "答复：予以办理，所报号码无效。"),
    ],
)
def test_it_shows_what_was_asked_and_answered(airline: APIClient, number: str, sentence: str) -> None:
    answer = shown(asked(airline, number), number)
    for text in (sentence, "晴川航空", "购买", number[:6] + "*" * 8):
        assert says(answer, text)
    assert not says(answer, NOTHING)


def test_it_shows_no_more_than_the_receipt_proves(airline: APIClient) -> None:
    receipt = asked(airline, RESTRICTED)
    answer = shown(receipt, RESTRICTED)
    hidden = ["张三", "counter-17", RESTRICTED, receipt, Hit.objects.get().reference, "失信", "执限"]
    assert [text for text in hidden if says(answer, text)] == []
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"


@pytest.mark.parametrize(
    "wrong", [{"number": CLEAR}, {"receipt": "A" * 64}, {"receipt": "no receipt"}, {"beside": "00" * 32}]
)
def test_a_wrong_number_and_a_wrong_receipt_look_the_same(
    airline: APIClient, wrong: Mapping[str, str]
) -> None:
    answer = Client().post(PAGE, {"receipt": asked(airline, RESTRICTED), "number": RESTRICTED} | dict(wrong))
    assert (answer.status_code, says(answer, NOTHING)) == (200, True)


def test_one_of_many_is_proved_by_its_place_and_the_hashes_beside(airline: APIClient) -> None:
    receipt = asked(airline, CLEAR, RESTRICTED)
    _, salt = receipts.read(receipt)
    beside = receipts.leaf(salt, Person("citizen_id", CLEAR, ""), "clear").hex()
    assert says(shown(receipt, RESTRICTED, place="2", beside=beside), "答复：不予办理，该项目受限制。")
    assert says(shown(receipt, RESTRICTED, place="1", beside=beside), NOTHING)
    assert says(shown(receipt, RESTRICTED, place="2"), NOTHING)
    assert says(shown(receipt, RESTRICTED, place="2", beside="z"), "每一项为 64 位十六进制数字。")


def test_a_receipt_of_a_sandbox_says_so(airline: APIClient) -> None:
    person = PEOPLE[Role.TRAVELLER]
    receipt = asked(agencies.client(agencies.sandbox().agency), person.number)
    assert says(shown(receipt, person.number), "沙箱演练，不涉及真实的人")
    assert PartnerAgency.objects.count() == 2


def test_so_many_tries_an_hour_from_one_address(airline: APIClient) -> None:
    statuses = [shown("A" * 64, CLEAR).status_code for _ in range(LIMITS[Door.VERIFY_FROM].tries + 1)]
    assert statuses == [200] * LIMITS[Door.VERIFY_FROM].tries + [429]
