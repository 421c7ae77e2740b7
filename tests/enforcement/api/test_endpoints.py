"""`/api/v1/endpoints`: an agency keeps the addresses at which it is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from pytest_django import Settings
from rest_framework.test import APIClient

from enforcement import tasks
from enforcement.api.endpoints import ATTEMPTS, ENDPOINT, ENDPOINTS, QUEUED, WITH_SECRET
from enforcement.models import Endpoint
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.factories import agencies, endpoints, people, receivers, register
from tests.factories.receivers import Receiver

ADDRESS = "/api/v1/endpoints"
PARTNER = {"url": "https://partner.example/luyue"}


@pytest.fixture
def receiver(settings: Settings) -> Iterator[Receiver]:
    """A server of this machine that may be called, as in development."""
    settings.LUYUE_WEBHOOKS_IN_HOUSE = True
    with receivers.running(Receiver()) as started:
        yield started


def entered(client: APIClient, receiver: Receiver) -> str:
    """The receiver's address, entered over the API; its address there."""
    body = client.post(ADDRESS, {"url": receiver.url}).json()
    receiver.secret = body["secret"]
    return f"{ADDRESS}/{body['id']}"


def queued(client: APIClient, address: str) -> str | None:
    """What a call put in the queue is sent; how that ended."""
    answer = client.post(address)
    assert answer.status_code == 202
    assert is_shaped(answer.json(), QUEUED)
    return tasks.send_notice(Endpoint.objects.get().pk)


def attempts(client: APIClient, address: str, **given: Any) -> dict[str, Any]:
    body: dict[str, Any] = client.get(f"{address}/attempts", given).json()
    assert is_shaped(body, ATTEMPTS)
    return body


def test_an_address_is_entered_and_its_secret_shown_once(hotel: APIClient) -> None:
    answer = hotel.post(ADDRESS, PARTNER)
    body = answer.json()
    assert answer.status_code == 201
    assert is_shaped(body, WITH_SECRET)
    assert (body["state"], body["url"], body["position"]) == ("pending", PARTNER["url"], 0)
    shown = hotel.get(f"{ADDRESS}/{body['id']}").json()
    assert is_shaped(shown, ENDPOINT)
    assert shown == {name: body[name] for name in shown}
    assert "secret" not in shown
    listed = hotel.get(ADDRESS).json()
    assert is_shaped(listed, ENDPOINTS)
    assert listed == {"endpoints": [shown]}
    assert body["secret"].encode() not in bytes(Endpoint.objects.get().secret)


def test_challenge_test_and_the_attempts_of_both(hotel: APIClient, receiver: Receiver) -> None:
    address = entered(hotel, receiver)
    assert code_of(hotel.post(f"{address}/test"), 422) == "endpoint.not_active"
    assert queued(hotel, f"{address}/challenge") == "delivered"
    assert hotel.get(address).json()["state"] == "active"
    assert queued(hotel, f"{address}/test") == "delivered"
    assert [each["type"] for each in receiver.taken] == ["endpoint.challenge", "endpoint.test"]
    newest, first = attempts(hotel, address)["attempts"]
    assert (newest["type"], newest["outcome"], newest["status"], newest["position"]) == (
        "endpoint.test", "delivered", 204, None,
    )  # fmt: skip
    assert first["message"] == receiver.seen[0]["webhook-id"]


def test_the_attempts_come_by_pages(hotel: APIClient, receiver: Receiver) -> None:
    address = entered(hotel, receiver)
    for _ in range(3):
        queued(hotel, f"{address}/challenge")
    first = attempts(hotel, address, limit=2)
    last = attempts(hotel, address, limit=2, after=first["next"])
    messages = [each["message"] for page in (first, last) for each in page["attempts"]]
    assert messages == [seen["webhook-id"] for seen in reversed(receiver.seen)]
    assert (len(first["attempts"]), last["next"]) == (2, None)


def test_a_cursor_is_good_for_its_endpoint_alone(hotel: APIClient, receiver: Receiver) -> None:
    address = entered(hotel, receiver)
    for _ in range(2):
        queued(hotel, f"{address}/challenge")
    cursor = attempts(hotel, address, limit=1)["next"]
    other = hotel.post(ADDRESS, PARTNER).json()["id"]
    answer = hotel.get(f"{ADDRESS}/{other}/attempts", {"after": cursor})
    assert code_of(answer, 400) == "cursor.invalid"
    assert code_of(hotel.get(f"{address}/attempts", {"after": "x"}), 400) == "cursor.invalid"


def test_a_new_secret_leaves_the_old_one_for_a_day(hotel: APIClient) -> None:
    first = hotel.post(ADDRESS, PARTNER).json()
    answer = hotel.post(f"{ADDRESS}/{first['id']}/secret")
    assert answer.status_code == 200
    assert is_shaped(answer.json(), WITH_SECRET)
    assert answer.json()["secret"] != first["secret"]
    assert answer.json()["old_secret_until"] == "2026-11-25T10:00:00+08:00"


def test_how_an_endpoint_fails_is_seen_by_its_agency(hotel: APIClient, receiver: Receiver) -> None:
    address = entered(hotel, receiver)
    queued(hotel, f"{address}/challenge")
    register.restricted(people.person(1), ["tourism"])
    receiver.status = 503
    endpoints.swept()
    body = hotel.get(address).json()
    assert (body["state"], body["failures"]) == ("active", 1)
    assert (body["failing_since"], body["next_attempt_at"]) == (
        "2026-11-24T10:00:00+08:00",
        "2026-11-24T10:00:05+08:00",
    )


def test_removed_is_gone_and_its_address_free(hotel: APIClient) -> None:
    address = f"{ADDRESS}/{hotel.post(ADDRESS, PARTNER).json()['id']}"
    answer = hotel.delete(address)
    assert (answer.status_code, answer.content) == (204, b"")
    assert code_of(hotel.get(address), 404) == "endpoint.unknown"
    assert hotel.get(ADDRESS).json() == {"endpoints": []}
    assert hotel.post(ADDRESS, PARTNER).status_code == 201


def test_the_endpoint_of_another_agency_is_unknown(hotel: APIClient) -> None:
    mine = f"{ADDRESS}/{hotel.post(ADDRESS, PARTNER).json()['id']}"
    other = agencies.client(agencies.airline().agency)
    calls = [other.get(mine), other.delete(mine), other.get(f"{mine}/attempts")]
    calls += [other.post(f"{mine}/{below}") for below in ("challenge", "test", "secret")]
    assert {code_of(each, 404) for each in calls} == {"endpoint.unknown"}
    assert code_of(other.get(f"{ADDRESS}/{UUID(int=0)}"), 404) == "endpoint.unknown"
    assert other.post(ADDRESS, PARTNER).status_code == 201


def test_the_same_address_twice_and_one_too_many(hotel: APIClient) -> None:
    for number in range(5):
        hotel.post(ADDRESS, {"url": f"https://partner.example/{number}"})
    again = hotel.post(ADDRESS, {"url": "https://partner.example/0"})
    assert code_of(again, 409) == "endpoint.exists"
    assert again.json()["errors"][0]["pointer"] == "/url"
    assert code_of(hotel.post(ADDRESS, PARTNER), 422) == "endpoint.too_many"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://partner.example/", "endpoint.not_https"),
        ("https://169.254.169.254/latest", "endpoint.private_network"),
        ("partner.example", "endpoint.url_malformed"),
    ],
)
def test_an_address_that_may_not_be_called_is_refused(hotel: APIClient, url: str, code: str) -> None:
    answer = hotel.post(ADDRESS, {"url": url})
    assert code_of(answer, 422) == code
    assert answer.json()["errors"] == [{"pointer": "/url", "parameter": None, "code": code}]
    assert not Endpoint.objects.exists()
