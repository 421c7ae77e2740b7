"""`POST` and `GET /api/v1/acknowledgements`."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from enforcement.api.acknowledgements import EXAMPLES, MARKS
from enforcement.models import Mark, PartnerAgency, Shortfall
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.factories import agencies, loop, people, register

ADDRESS = "/api/v1/acknowledgements"


def post(client: APIClient, **body: Any) -> Any:
    return client.post(ADDRESS, body, format="json")


def hotel_read() -> tuple[PartnerAgency, int]:
    """The hotel group has read a restriction that concerns it; gives the position of that change."""
    change = register.restricted(people.person(1), ["tourism"]).changes.get()
    agency = PartnerAgency.objects.get(code="hotel")
    loop.read(agency)
    return agency, change.pk


def test_before_anything_was_read_there_are_no_marks(hotel: APIClient) -> None:
    body = hotel.get(ADDRESS).json()
    assert is_shaped(body, MARKS)
    assert body == {"told": None, "read": None, "applied": None, "exceptions": []}


def test_the_mark_moves_and_a_repetition_changes_nothing(hotel: APIClient) -> None:
    agency, position = hotel_read()
    first = post(hotel, position=position)
    assert first.status_code == 200
    assert first.json()["applied"] == {"position": position, "at": "2026-11-24T10:00:00+08:00"}
    assert post(hotel, position=position).json() == first.json() == hotel.get(ADDRESS).json()
    assert Mark.objects.filter(agency=agency, kind="applied").count() == 1


def test_an_exception_is_kept_and_resolved_by_a_later_acknowledgement(hotel: APIClient) -> None:
    _, position = hotel_read()
    missing = {"position": position, "reason": "not_found", "note": "no such member"}
    body = post(hotel, position=position, exceptions=[missing]).json()
    assert is_shaped(body, MARKS)
    assert body["exceptions"] == [missing | {"since": "2026-11-24T10:00:00+08:00"}]
    assert post(hotel, position=position, exceptions=[missing]).json() == body
    assert post(hotel, position=position, resolved=[position]).json()["exceptions"] == []
    row = Shortfall.objects.get()
    assert (row.reason, row.resolved_at is not None, row.resolved_by) == ("not_found", True, None)


def test_the_examples_of_the_documentation_are_taken_one_after_the_other(hotel: APIClient) -> None:
    agency, position = hotel_read()
    noted, resolved = (loop.placed(example.value, position) for example in EXAMPLES)
    assert [one["reason"] for one in post(hotel, **noted).json()["exceptions"]] == ["not_found"]
    assert post(hotel, **resolved).json()["exceptions"] == []
    assert Shortfall.objects.get().agency == agency


@pytest.mark.parametrize(
    ("shift", "code"),
    [(1, "acknowledgement.beyond_read"), (-1, "acknowledgement.backwards")],
)
def test_never_beyond_what_was_read_and_never_back(hotel: APIClient, shift: int, code: str) -> None:
    _, position = hotel_read()
    post(hotel, position=position)
    answer = post(hotel, position=position + shift)
    assert code_of(answer, 422) == code
    assert answer.json()["errors"] == [{"pointer": "/position", "parameter": None, "code": code}]
    assert Mark.objects.get(kind="applied").position == position


def test_an_exception_to_what_the_agency_was_never_told_is_refused(hotel: APIClient) -> None:
    foreign = register.restricted(people.person(2), ["air"]).changes.get().pk
    _, position = hotel_read()
    answer = post(hotel, position=position, exceptions=[{"position": foreign, "reason": "refused"}])
    assert code_of(answer, 422) == "change.not_told"
    assert answer.json()["errors"][0]["pointer"] == "/exceptions/0/position"
    assert not Shortfall.objects.exists()
    assert not Mark.objects.filter(kind="applied").exists()


def test_what_was_never_an_exception_cannot_be_resolved(hotel: APIClient) -> None:
    _, position = hotel_read()
    answer = post(hotel, position=position, resolved=[position])
    assert code_of(answer, 422) == "shortfall.unknown"
    assert answer.json()["errors"][0]["pointer"] == "/resolved/0"


def test_an_agency_sees_and_moves_its_own_marks_only(hotel: APIClient) -> None:
    _, position = hotel_read()
    post(hotel, position=position)
    other = agencies.client(agencies.airline().agency)
    assert other.get(ADDRESS).json()["applied"] is None
    assert code_of(post(other, position=position), 422) == "acknowledgement.beyond_read"


def test_a_token_without_the_scope_is_refused(hotel: APIClient) -> None:
    reader = agencies.client(PartnerAgency.objects.get(code="hotel"), "changes")
    assert code_of(post(reader, position=1), 403) == "scope.missing"


@pytest.mark.parametrize("reason", ["lost", 7])
def test_a_reason_is_one_of_three(hotel: APIClient, reason: Any) -> None:
    answer = post(hotel, position=1, exceptions=[{"position": 1, "reason": reason}])
    assert code_of(answer, 400) == "request.malformed"
    assert answer.json()["errors"][0]["pointer"] == "/exceptions/0/reason"
