"""No field leaves the system that is not listed in tests/disclosed.py, by scope."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings
from rest_framework.test import APIClient

from enforcement.models import PartnerAgency
from tests.disclosed import BY_SCOPE, MESSAGE_HEADERS, MESSAGES, OPEN, REFUSAL, SNAPSHOT_LINE
from tests.factories import agencies, endpoints, people, receivers, register, snapshots
from tests.factories.receivers import Receiver
from tests.factories.snapshots import content, lines


def document() -> dict[str, Any]:
    written = io.StringIO()
    call_command("spectacular", "--format", "openapi-json", stdout=written)
    found: dict[str, Any] = json.loads(written.getvalue())
    return found


def fields_of(schema: dict[str, Any], at: str = "") -> Iterator[str]:
    """The fields that an answer of this schema has, down to the last."""
    for one in schema.get("oneOf", []):
        yield from fields_of(one, at)
    for name, each in schema.get("properties", {}).items():
        yield from fields_of(each, f"{at}.{name}" if at else name)
    if "items" in schema:
        yield from fields_of(schema["items"], f"{at}[]")
    if at and not schema.keys() & {"oneOf", "properties", "items"} and schema.get("type") != "null":
        yield at


def fields_in(value: object, at: str = "") -> Iterator[str]:
    """The fields that an answer really has."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from fields_in(each, f"{at}.{name}" if at else name)
    elif isinstance(value, list):
        for each in value:
            yield from fields_in(each, f"{at}[]")
    else:
        yield at


def disclosed() -> dict[str, dict[str, set[str]]]:
    """What the OpenAPI document says of all answers, by scope and operation."""
    found: dict[str, dict[str, set[str]]] = {}
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            ((scope, *_),) = [each["oauth2"] for each in operation.get("security", [{"oauth2": [OPEN]}])]
            schemas = [
                answer["content"]["application/json"]["schema"]
                for status, answer in operation["responses"].items()
                if status.startswith("2") and "application/json" in answer.get("content", {})
            ]
            if schemas:
                name = f"{method.upper()} {path.removeprefix('/api/v1/')}"
                fields = {each for schema in schemas for each in fields_of(schema)}
                found.setdefault(scope, {})[name] = fields
    return found


def test_every_field_of_every_answer_is_listed_under_its_scope() -> None:
    listed = {
        scope: {name: set(fields.split()) for name, fields in operations.items()}
        for scope, operations in BY_SCOPE.items()
    }
    assert disclosed() == listed


def test_a_refusal_has_the_fields_that_are_listed() -> None:
    schemas = [
        content["schema"]
        for methods in document()["paths"].values()
        for operation in methods.values()
        for answer in operation["responses"].values()
        for kind, content in answer.get("content", {}).items()
        if kind == "application/problem+json"
    ]
    assert {each for schema in schemas for each in fields_of(schema)} == set(REFUSAL.split())


@pytest.fixture
def told(hotel: APIClient) -> APIClient:
    """A hotel that is told of a stay and of a permission, with a canary in its file."""
    row = register.restricted(people.person(1), ["tourism"])
    register.changed(row, "stayed", reason="claim_undecided", from_day=date(2026, 12, 1), until_day=None)
    first, last = date(2026, 11, 24), date(2026, 11, 30)
    permission = register.permitted(row, ["tourism"], first, last)
    register.changed(row, "exempted", permission=permission, from_day=first, until_day=last)
    agencies.canary_asked(PartnerAgency.objects.get(), by=PartnerAgency.objects.get())
    return hotel


@pytest.mark.usefixtures("seeded", "clock")
def test_a_line_of_a_snapshot_has_the_fields_that_are_listed(told: APIClient) -> None:
    found = lines(content(told, snapshots.manifest(told)["address"]))
    assert len(found) == 2
    assert leaves(found) == {f"[].{each}" for each in SNAPSHOT_LINE.split()}


@pytest.mark.usefixtures("seeded", "clock")
def test_a_page_of_the_feed_has_the_fields_that_are_listed(told: APIClient) -> None:
    assert leaves(told.get("/api/v1/changes").json()) == set(BY_SCOPE["changes"]["GET changes"].split())


@pytest.mark.usefixtures("seeded", "clock")
def test_a_message_to_an_endpoint_has_the_fields_that_are_listed(
    hotel: APIClient, settings: Settings
) -> None:
    settings.LUYUE_WEBHOOKS_IN_HOUSE = True
    with receivers.running(Receiver()) as receiver:
        endpoint = endpoints.verified(PartnerAgency.objects.get(), receiver)
        register.restricted(people.person(1), ["tourism"])
        endpoints.swept()
        endpoints.tested(endpoint)
    assert {one["type"]: leaves(one) for one in receiver.taken} == listed_messages()
    assert {name for headers in receiver.seen for name in headers} == set(MESSAGE_HEADERS.split())


def test_the_description_of_the_messages_names_the_same_fields() -> None:
    described = {
        kind: set(fields_of(sent["post"]["requestBody"]["content"]["application/json"]["schema"]))
        for kind, sent in document()["webhooks"].items()
    }
    assert {kind: fields - {"data"} for kind, fields in described.items()} == listed_messages()


def listed_messages() -> dict[str, set[str]]:
    return {kind: set(fields.split()) for kind, fields in MESSAGES.items()}


def leaves(answer: object) -> set[str]:
    """The fields of an answer, without what is an object in one row and null in another."""
    found = set(fields_in(answer))
    return {one for one in found if not any(other.startswith(f"{one}.") for other in found)}
