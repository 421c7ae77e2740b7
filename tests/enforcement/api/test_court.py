"""`POST /api/v1/court/payoffs` and `POST /api/v1/court/performances`."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from courts.models import Performance
from enforcement.api.court import BOOKED, QUOTE
from enforcement.models import Change, Restriction
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.factories import people, register

ZHANG = {"id_type": "citizen_id", "id_number": people.citizen_number(1)}


@pytest.fixture
def restriction(seeded: None) -> Restriction:
    zhang = people.person(1)
    return register.restricted(zhang, ["air"], obligation=register.debt(zhang, "4000.00", costs="210.00"))


def payoff(client: APIClient, restriction: Restriction, **given: Any) -> Any:
    body = {"case_number": restriction.case.number, "value_date": "2026-11-24", "subject": ZHANG}
    return client.post("/api/v1/court/payoffs", body | given, format="json")


def credit(client: APIClient, restriction: Restriction, **given: Any) -> Any:
    body = {
        "case_number": restriction.case.number,
        "amount": "4210.00",
        "value_date": "2026-11-24",
        "reference": "20261124-17",
    }
    return client.post("/api/v1/court/performances", body | given, format="json")


def test_the_quote_says_what_pays_everything(bank: APIClient, restriction: Restriction) -> None:
    body = payoff(bank, restriction).json()
    assert is_shaped(body, QUOTE)
    assert (body["case_number"], body["value_date"], body["total"]) == (
        restriction.case.number, "2026-11-24", "4210.00",
    )  # fmt: skip
    assert [(line["obligation"], line["part"], line["amount"]) for line in body["lines"]] == [
        (1, "principal", "4000.00"),
        (1, "costs", "210.00"),
    ]


def test_paying_the_quote_releases_at_once(bank: APIClient, restriction: Restriction) -> None:
    body = credit(bank, restriction, subject=ZHANG).json()
    assert is_shaped(body, BOOKED)
    assert (body["state"], body["released"], body["amount"]) == ("confirmed", True, "4210.00")
    restriction.refresh_from_db()
    assert restriction.state == "stayed"
    assert [change.kind for change in Change.objects.order_by("entry")] == ["imposed", "stayed"]


def test_less_than_the_quote_waits_for_the_court(bank: APIClient, restriction: Restriction) -> None:
    body = credit(bank, restriction, amount="4000.00").json()
    assert (body["state"], body["released"]) == ("recorded", False)
    restriction.refresh_from_db()
    assert restriction.state == "active"


def test_the_same_reference_books_once(bank: APIClient, restriction: Restriction) -> None:
    first, again = credit(bank, restriction), credit(bank, restriction)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert Performance.objects.count() == 1


@pytest.mark.parametrize("given", [{"amount": "4210.01"}, {"value_date": "2026-11-23"}])
def test_the_same_reference_with_other_facts_is_refused(
    bank: APIClient, restriction: Restriction, given: dict[str, str]
) -> None:
    credit(bank, restriction)
    assert code_of(credit(bank, restriction, **given), 409) == "performance.differs"
    assert Performance.objects.count() == 1


REFUSED = [
    ({"case_number": "（2026）京0105执9号"}, 422, "case.unknown"),
    ({"case_number": "1234"}, 422, "case_number.format"),
    ({"subject": ZHANG | {"id_number": people.citizen_number(3)}}, 422, "subject.unknown"),
    ({"subject": ZHANG | {"id_number": "990000********0018"}}, 422, "identity.masked"),
    ({"subject": ZHANG | {"id_number": people.citizen_number(2)}}, 422, "case.subject_owes_nothing"),
]


@pytest.mark.parametrize(("given", "status", "code"), REFUSED)
def test_who_or_what_is_not_of_the_case_is_refused_by_both_doors(
    bank: APIClient, restriction: Restriction, given: dict[str, Any], status: int, code: str
) -> None:
    people.person(2, "李四")
    assert code_of(payoff(bank, restriction, **given), status) == code
    assert code_of(credit(bank, restriction, **given), status) == code
    assert not Performance.objects.exists()


@pytest.mark.parametrize("amount", [4210, 4210.0, "4210.001", "0.00", "-1", "1e3", "４２１０", ""])
def test_an_amount_is_a_text_of_yuan(bank: APIClient, restriction: Restriction, amount: object) -> None:
    answer = credit(bank, restriction, amount=amount)
    assert code_of(answer, 400) == "request.malformed"
    assert answer.json()["errors"][0] == {"pointer": "/amount", "parameter": None, "code": "field.money"}


def test_a_day_to_come_is_not_booked(bank: APIClient, restriction: Restriction) -> None:
    assert code_of(credit(bank, restriction, value_date="2026-11-25"), 422) == "performance.in_future"
