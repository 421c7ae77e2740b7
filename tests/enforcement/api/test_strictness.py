"""What is refused before any rule is asked, and the headers that every answer has."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rest_framework.test import APIClient

from enforcement.api.shapes import Faults, Money, Whole
from tests.enforcement.api.shapes import code_of
from tests.factories import people

ZHANG = {"id_type": "citizen_id", "id_number": people.citizen_number(1), "name": "张三"}
BODY: dict[str, Any] = {
    "measure": "air",
    "purpose": "sale",
    "user_reference": "counter-17",
    "subjects": [ZHANG],
}
CHECKS = "/api/v1/checks"

MALFORMED = [
    ([], "", "field.type"),
    ({**BODY, "colour": 1}, "/colour", "field.unknown"),
    ({**BODY, "a/b~": 1}, "/a~1b~0", "field.unknown"),
    ({key: BODY[key] for key in BODY if key != "measure"}, "/measure", "field.missing"),
    ({**BODY, "measure": 7}, "/measure", "field.type"),
    ({**BODY, "measure": " "}, "/measure", "field.length"),
    ({**BODY, "measure": "a\x00"}, "/measure", "field.length"),
    ({**BODY, "purpose": "holiday"}, "/purpose", "field.choice"),
    ({**BODY, "user_reference": ""}, "/user_reference", "field.length"),
    ({**BODY, "use_on": "24.12.2026"}, "/use_on", "field.day"),
    ({**BODY, "use_on": "2026-02-30"}, "/use_on", "field.day"),
    ({**BODY, "use_on": None}, "/use_on", "field.day"),
    ({**BODY, "subjects": {}}, "/subjects", "field.type"),
    ({**BODY, "subjects": []}, "/subjects", "field.length"),
    ({**BODY, "subjects": [ZHANG, "x"]}, "/subjects/1", "field.type"),
    ({**BODY, "subjects": [{**ZHANG, "id_type": "IDCARD"}]}, "/subjects/0/id_type", "field.choice"),
    ({**BODY, "subjects": [{**ZHANG, "phone": "1"}]}, "/subjects/0/phone", "field.unknown"),
    ({**BODY, "subjects": [{**ZHANG, "issuer": "CHINA"}]}, "/subjects/0/issuer", "field.length"),
]


@pytest.mark.parametrize(("body", "pointer", "code"), MALFORMED)
def test_a_field_at_fault_is_named_by_its_pointer(
    airline: APIClient, body: Any, pointer: str, code: str
) -> None:
    answer = airline.post(CHECKS, body, format="json")
    assert code_of(answer, 400) == "request.malformed"
    assert answer.json()["errors"] == [{"pointer": pointer, "parameter": None, "code": code}]
    assert ZHANG["id_number"] not in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "parameter", "code"),
    [
        ("changes?page=2", "page", "parameter.unknown"),
        ("changes?limit=0", "limit", "parameter.value"),
        ("changes?limit=10001", "limit", "parameter.value"),
        ("changes?limit=٣", "limit", "parameter.value"),
        ("measures?format=xml", "format", "parameter.unknown"),
    ],
)
def test_a_parameter_at_fault_is_named(airline: APIClient, address: str, parameter: str, code: str) -> None:
    answer = airline.get(f"/api/v1/{address}")
    assert code_of(answer, 400) == "request.malformed"
    assert answer.json()["errors"] == [{"pointer": None, "parameter": parameter, "code": code}]


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "request.not_json"),
        (b"\xff", "application/json", 400, "request.not_json"),
        (b"", "application/json", 400, "request.malformed"),
        (b"a=b", "application/x-www-form-urlencoded", 415, "request.not_json"),
        (b"<a/>", "text/xml", 415, "request.not_json"),
        (b" " * (8 * 1024 * 1024 + 1), "application/json", 413, "request.too_large"),
    ],
)
def test_a_body_that_is_no_json(airline: APIClient, body: bytes, kind: str, status: int, code: str) -> None:
    assert code_of(airline.post(CHECKS, body, content_type=kind), status) == code


def test_another_method_and_another_address(airline: APIClient) -> None:
    answer = airline.delete(CHECKS)
    assert code_of(answer, 405) == "method.not_allowed"
    assert "POST" in answer["Allow"]
    assert code_of(airline.get("/api/v1/people"), 404) == "resource.not_found"


@pytest.mark.django_db
def test_no_token_and_a_wrong_token() -> None:
    answer = APIClient().post(CHECKS, BODY, format="json")
    assert code_of(answer, 401) == "credential.missing"
    assert answer["WWW-Authenticate"].startswith("Bearer")
    wrong = APIClient(headers={"Authorization": "Bearer nobody"})
    assert code_of(wrong.post(CHECKS, BODY, format="json"), 401) == "credential.missing"


@pytest.mark.parametrize("given", ["7f3a-trace.1", "x" * 65, "a b"])
def test_the_id_of_the_request_is_echoed_if_it_is_one(airline: APIClient, given: str) -> None:
    answer = airline.get("/api/v1/measures", headers={"X-Request-Id": given})
    assert (answer["X-Request-Id"] == given) is (given == "7f3a-trace.1")
    assert len(answer["X-Request-Id"]) in {12, 32}


def test_every_answer_names_the_version_and_is_not_kept(airline: APIClient) -> None:
    for answer in (airline.get("/api/v1/changes"), airline.get("/api/v1/people")):
        assert (answer["API-Version"], answer["Cache-Control"]) == ("1.0.0", "no-store")


@pytest.mark.parametrize(("amount", "reads"), [("0", False), ("0.00", False), ("0.01", True), ("01", False)])
def test_an_amount_is_above_nothing_in_the_schema_as_in_the_reading(amount: str, reads: bool) -> None:
    faults = Faults()
    Money().read(amount, "/amount", faults)
    assert (faults.found == []) is reads
    assert (re.search(Money().schema()["pattern"], amount) is not None) is reads


@pytest.mark.parametrize(("value", "read"), [(7, 7), (7.0, 7), (7.5, None), (True, None)])
def test_a_whole_number_may_be_written_with_its_point(value: object, read: int | None) -> None:
    assert Whole().read(value, "/position", Faults()) == read
