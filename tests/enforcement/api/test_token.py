"""`POST /oauth/token`: client credentials, and no more than the agency is allowed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.factories import agencies
from tests.factories.agencies import Credential

pytestmark = pytest.mark.usefixtures("seeded")


def token(client: Client, credential: Credential, **given: str) -> Any:
    body = {
        "grant_type": "client_credentials",
        "client_id": credential.client_id,
        "client_secret": credential.client_secret,
    }
    return client.post("/oauth/token", body | given)


def test_without_a_wish_a_token_carries_all_that_the_agency_is_allowed(client: Client) -> None:
    body = token(client, agencies.hotel()).json()
    scopes = {"acknowledgements", "because", "changes", "checks", "endpoints", "reports"}
    assert (set(body["scope"].split()), body["token_type"]) == (scopes, "Bearer")
    answer = client.get("/api/v1/measures", headers={"Authorization": f"Bearer {body['access_token']}"})
    assert answer.status_code == 200


def test_a_token_may_carry_less_and_never_more(client: Client) -> None:
    airline = agencies.airline()
    assert token(client, airline, scope="checks").json()["scope"] == "checks"
    for scope in ("because", "court.performances", "checks court.performances"):
        answer = token(client, airline, scope=scope)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")


def test_a_wrong_secret_gets_nothing(client: Client) -> None:
    answer = token(client, agencies.airline(), client_secret="wrong")
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_an_agency_that_was_switched_off_gets_an_empty_token(client: Client) -> None:
    airline = agencies.airline()
    type(airline.agency).objects.update(active=False)
    assert token(client, airline).json()["scope"] == ""
