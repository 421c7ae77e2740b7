"""The description of the API."""

from __future__ import annotations

import io
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from enforcement.api.docs import GROUPS
from enforcement.rules.failures import CLEAR_FOR, HIT_FOR, MIRROR_AGE
from enforcement.rules.scopes import Scope
from tests.api_matrix import MATRIX
from tests.factories import agencies


def in_braces(pattern: str) -> str:
    """An address as OpenAPI writes it: `<uuid:uuid>` is `{uuid}`."""
    return re.sub(r"<\w+:(\w+)>", r"{\1}", pattern)


SHOWN = {"openapi.json", "docs", ""}


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


# An example may name a case, a change or a hit that this register does not know; then it is well-formed.
NOT_HERE = {"case.unknown", "change.not_told", "report.not_your_hit"}


@pytest.mark.usefixtures("seeded", "clock")
def test_every_example_is_a_request_that_is_answered() -> None:
    partner, court = (agencies.client(made().agency) for made in (agencies.airline, agencies.case_account))
    shown = examples()
    assert {path for _, path, _ in shown} >= {"/api/v1/checks", "/api/v1/receipts/verify"}
    for method, path, body in shown:
        client = court if "/court/" in path else partner
        answer = client.generic(method.upper(), path, json.dumps(body), content_type="application/json")
        assert answer.status_code == 200 or answer.json()["code"] in NOT_HERE, path


@pytest.mark.django_db
def test_the_page_comes_from_our_own_server_alone(client: Client) -> None:
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "style-src 'self' 'unsafe-inline'" in page["Content-Security-Policy"]
    assert "http" not in page.content.decode().replace('"/', "")
    assert client.get("/api/v1/openapi.json")["Content-Type"].startswith("application/vnd.oai.openapi+json")
