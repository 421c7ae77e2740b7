"""The description of the API."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests.api_matrix import MATRIX

SHOWN = {"openapi.json", "docs", ""}


def described() -> dict[str, Any]:
    written = io.StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=written)
    document: dict[str, Any] = json.loads(written.getvalue())
    return document


def test_the_document_is_valid_without_a_warning_and_holds_every_operation() -> None:
    document = described()
    assert document["openapi"].startswith("3.1")
    operations = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert operations == {
        (row.method, f"/api/v1/{row.address}") for row in MATRIX if row.address not in SHOWN
    }


def test_each_operation_names_the_scope_it_needs() -> None:
    document = described()
    flow = document["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"] == "/oauth/token"
    assert document["paths"]["/api/v1/checks"]["post"]["security"] == [{"oauth2": ["checks"]}]
    assert set(flow["scopes"]) == {"checks", "because", "changes", "court.performances"}


@pytest.mark.django_db
def test_the_page_comes_from_our_own_server_alone(client: Client) -> None:
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "style-src 'self' 'unsafe-inline'" in page["Content-Security-Policy"]
    assert "http" not in page.content.decode().replace('"/', "")
    assert client.get("/api/v1/openapi.json")["Content-Type"].startswith("application/vnd.oai.openapi+json")
