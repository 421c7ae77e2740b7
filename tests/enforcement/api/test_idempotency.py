"""`Idempotency-Key` on the calls that write."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import time_machine
from rest_framework.test import APIClient

from enforcement import tasks
from enforcement.models import KeptAnswer, Mark, PartnerAgency
from tests.enforcement.api.shapes import code_of
from tests.factories import agencies, loop, people, register

ADDRESS = "/api/v1/acknowledgements"


def hotel_read() -> list[int]:
    """The positions of two changes that the hotel has read."""
    changes = [register.restricted(people.person(n), ["tourism"]).changes.get().pk for n in (1, 2)]
    loop.read(PartnerAgency.objects.get(code="hotel"))
    return changes


def acknowledge(client: APIClient, position: int, key: str = "k-1") -> Any:
    return client.post(ADDRESS, {"position": position}, format="json", headers={"Idempotency-Key": key})


def test_the_same_request_under_its_key_is_answered_as_the_first_time(hotel: APIClient) -> None:
    first, second = hotel_read()
    answer = acknowledge(hotel, first)
    assert "Idempotency-Replayed" not in answer
    acknowledge(hotel, second, "k-2")
    again = acknowledge(hotel, first)
    assert (again["Idempotency-Replayed"], again.json()) == ("true", answer.json())
    assert Mark.objects.filter(kind="applied").count() == 2


def test_another_body_under_the_same_key_is_refused(hotel: APIClient) -> None:
    first, second = hotel_read()
    acknowledge(hotel, first)
    assert code_of(acknowledge(hotel, second), 422) == "idempotency.key_reused"
    assert not Mark.objects.filter(kind="applied", position=second).exists()


def test_a_refused_request_keeps_no_answer(hotel: APIClient) -> None:
    first, second = hotel_read()
    assert code_of(acknowledge(hotel, second + 1), 422) == "acknowledgement.beyond_read"
    assert acknowledge(hotel, first).status_code == 200


def test_two_agencies_may_choose_the_same_key(hotel: APIClient) -> None:
    first, second = hotel_read()
    acknowledge(hotel, first)
    other = agencies.client(agencies.airline().agency)
    assert code_of(acknowledge(other, second), 422) == "acknowledgement.beyond_read"


def test_a_key_of_another_form_is_refused(hotel: APIClient) -> None:
    first, _ = hotel_read()
    assert code_of(acknowledge(hotel, first, "a b"), 400) == "idempotency.key_malformed"


def test_after_its_time_an_answer_is_forgotten(hotel: APIClient, clock: time_machine.Traveller) -> None:
    first, second = hotel_read()
    acknowledge(hotel, first)
    assert tasks.forget_answers(datetime(2026, 12, 1, 1, 59, tzinfo=UTC)) == 0
    clock.move_to(datetime(2026, 12, 1, 2, tzinfo=UTC))
    assert acknowledge(hotel, second).status_code == 200
    assert KeptAnswer.objects.count() == 1
    assert tasks.forget_answers(datetime(2026, 12, 8, 2, tzinfo=UTC)) == 1
