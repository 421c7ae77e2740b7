"""The description of the API."""

from __future__ import annotations

import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from django.core.management import call_command
from django.test import Client

from enforcement import tasks
from enforcement.api.docs import GROUPS
from enforcement.api.examples import ANSWERS
from enforcement.rules import webhooks
from enforcement.rules.failures import CLEAR_FOR, HIT_FOR, MIRROR_AGE
from enforcement.rules.idempotency import KEPT_FOR
from enforcement.rules.scopes import Scope
from enforcement.rules.webhooks import WAITS, Kind
from tests.api_matrix import MATRIX
from tests.factories import agencies


def in_braces(pattern: str) -> str:
    """An address as OpenAPI writes it: `<uuid:uuid>` is `{uuid}`."""
    return re.sub(r"<\w+:(\w+)>", r"{\1}", pattern)


SHOWN = {"openapi.json", "docs", "start", ""}
SHOWN_BY_GET = {
    f"/api/v1/{row.address}"
    for row in MATRIX
    if row.method == "get" and not row.pattern and row.address not in SHOWN
}
# What the examples speak of and this register does not know; the request itself was understood.
UNKNOWN_HERE = {
    "/api/v1/acknowledgements": {"change.not_told", "acknowledgement.beyond_read"},
    "/api/v1/reports": {"report.not_your_hit"},
    "/api/v1/court/performances": {"case.unknown"},
    "/api/v1/court/payoffs": {"case.unknown"},
}


def described() -> dict[str, Any]:
    written = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=written)
    document: dict[str, Any] = json.loads(written.getvalue())
    return document


def examples() -> list[tuple[str, str, Any]]:
    """The bodies that the document shows, with the calls that take them."""
    return [
        (method, path, example["value"])
        for path, methods in described()["paths"].items()
        for method, operation in methods.items()
        for content in operation.get("requestBody", {}).get("content", {}).values()
        for example in content.get("examples", {}).values()
    ]


def test_the_document_is_valid_without_a_warning_and_holds_every_operation() -> None:
    document = described()
    assert document["openapi"].startswith("3.1")
    operations = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert operations == {
        (row.method, "/api/v1/" + in_braces(row.pattern or row.address))
        for row in MATRIX
        if row.address not in SHOWN
    }


def test_every_group_that_is_explained_has_its_operations() -> None:
    document = described()
    used = {tag for methods in document["paths"].values() for one in methods.values() for tag in one["tags"]}
    explained = {tag["name"] for tag in document["tags"]}
    assert explained == set(GROUPS)
    assert explained <= used


def test_the_messages_to_endpoints_are_described_as_they_are_sent() -> None:
    described_ones = described()["webhooks"]
    assert set(described_ones) == set(Kind)
    for kind, data in (
        (Kind.CHANGES, {"position": 7}),
        (Kind.CHALLENGE, {"challenge": "a"}),
        (Kind.TEST, {}),
    ):
        body = described_ones[kind]["post"]["requestBody"]["content"]["application/json"]["schema"]
        sent = webhooks.message("msg_1", kind, datetime(2026, 11, 24, tzinfo=UTC), data)
        jsonschema.validate(json.loads(sent.body), body)


def test_the_waits_stand_in_the_docs_as_they_are() -> None:
    minute, hour = timedelta(minutes=1), timedelta(hours=1)
    first, *minutes = [wait // minute for wait in WAITS[:3]]
    hours = [str(wait // hour) for wait in WAITS[3:]]
    text = " ".join(GROUPS["webhooks"].split())
    assert (first, WAITS[0]) == (0, timedelta(seconds=5))
    assert (
        f"after 5 seconds, {minutes[0]} and {minutes[1]} minutes, {', '.join(hours[:-1])} and {hours[-1]} hours"
        in text
    )


def test_each_operation_names_the_scope_it_needs() -> None:
    document = described()
    flow = document["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"] == "/oauth/token"
    assert document["paths"]["/api/v1/checks"]["post"]["security"] == [{"oauth2": ["checks"]}]
    assert set(flow["scopes"]) == set(Scope)


@pytest.mark.django_db
def test_the_contract_for_failures_stands_in_the_docs_with_the_figures_that_hold(client: Client) -> None:
    text = client.get("/api/v1/openapi.json").json()["info"]["description"]
    minutes, hours = timedelta(minutes=1), timedelta(hours=1)
    assert f"until `valid_until`, {HIT_FOR // minutes} minutes" in text
    assert f"for {CLEAR_FOR // hours} hours" in text
    assert f"at most {MIRROR_AGE // minutes} minutes behind the signed head" in text
    assert f"the answer is kept for {KEPT_FOR.days} days" in text


def test_every_operation_shows_what_it_takes_and_what_it_answers() -> None:
    shown = {(method, path) for method, path, _ in examples()}
    for path, methods in described()["paths"].items():
        for method, operation in methods.items():
            assert ("requestBody" in operation) == ((method, path) in shown), path
            for content in done(operation).get("content", {}).items():
                assert content[0] != "application/json" or content[1]["examples"], path


def done(operation: dict[str, Any]) -> dict[str, Any]:
    """The one answer of an operation that has done what was asked; the waiting of a snapshot is another."""
    responses: dict[str, dict[str, Any]] = operation["responses"]
    return next(answer for status, answer in sorted(responses.items()) if status.startswith("2"))


def test_every_answer_that_is_shown_has_the_shape_that_is_promised() -> None:
    operations = [one for methods in described()["paths"].values() for one in methods.values()]
    schemas = {one["operationId"]: done(one).get("content", {}) for one in operations}
    for operation, answer in ANSWERS.items():
        jsonschema.validate(answer, schemas[operation]["application/json"]["schema"])


@pytest.mark.usefixtures("seeded", "clock")
def test_every_example_is_a_request_that_is_understood() -> None:
    makers = {"court": agencies.case_account, "sandbox": agencies.sandbox, "cases": agencies.case_system}
    clients = {part: agencies.client(made().agency) for part, made in makers.items()}
    partner = agencies.client(agencies.airline().agency)
    for method, path, body in examples():
        client = clients.get(path.split("/")[-1]) or clients.get(path.split("/")[3], partner)
        answer = client.generic(method.upper(), path, json.dumps(body), content_type="application/json")
        refused = answer.json().get("code")
        assert refused in UNKNOWN_HERE.get(path, {None}), path
        assert answer.status_code == 422 if refused else answer.status_code in {200, 201}, path


@pytest.mark.parametrize("path", sorted(SHOWN_BY_GET))
@pytest.mark.usefixtures("seeded", "clock")
def test_what_a_get_answers_is_of_the_shape_that_is_shown(path: str) -> None:
    client = agencies.client(agencies.sandbox().agency)
    if path == "/api/v1/snapshot":
        client.get(path)
        tasks.build_snapshots()
    schema = described()["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(path)
    assert answer.status_code == 200
    jsonschema.validate(answer.json(), schema)


@pytest.mark.django_db
def test_the_page_comes_from_our_own_server_alone(client: Client) -> None:
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "style-src 'self' 'unsafe-inline'" in page["Content-Security-Policy"]
    assert "http" not in page.content.decode().replace('"/', "")
    assert '"validatorUrl": null' in client.get("/api/v1/docs?script=").content.decode()
    assert client.get("/api/v1/openapi.json")["Content-Type"].startswith("application/vnd.oai.openapi+json")
