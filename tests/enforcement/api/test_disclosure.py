"""No field leaves the system that is not listed in tests/disclosed.py, by scope."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient

from tests.disclosed import BY_SCOPE, OPEN, SNAPSHOT_LINE
from tests.factories import people, register, snapshots
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


@pytest.mark.usefixtures("seeded", "clock")
def test_a_line_of_a_snapshot_has_the_fields_that_are_listed(hotel: APIClient) -> None:
    row = register.restricted(people.person(1), ["tourism"])
    register.changed(row, "stayed", reason="claim_undecided", from_day=date(2026, 12, 1), until_day=None)
    (line,) = lines(content(hotel, snapshots.manifest(hotel)["address"]))
    assert set(fields_in(line)) == set(SNAPSHOT_LINE.split())
