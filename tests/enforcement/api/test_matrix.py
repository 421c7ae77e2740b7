"""Every endpoint with every kind of credential."""

from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from enforcement.api.urls import urlpatterns
from tests.api_matrix import MATRIX, Row
from tests.factories import agencies

KINDS = ("none", "wrong", "right")


def client_of(row: Row, kind: str) -> APIClient:
    makers = {
        "airline": agencies.airline,
        "case-account": agencies.case_account,
        "case-system": agencies.case_system,
        "sandbox": agencies.sandbox,
    }
    if kind == "none":
        return APIClient()
    return agencies.client(makers[getattr(row, kind)]().agency)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("row", MATRIX, ids=lambda row: row.address or "nowhere")
@pytest.mark.usefixtures("seeded", "clock")
def test_each_credential_gets_what_the_matrix_says(row: Row, kind: str) -> None:
    send = getattr(client_of(row, kind), row.method)
    answer = (
        send(f"/api/v1/{row.address}", row.body, format="json")
        if row.body
        else send(f"/api/v1/{row.address}")
    )
    assert answer.status_code == row.statuses[KINDS.index(kind)]


def test_every_address_has_a_row() -> None:
    addresses = {str(each.pattern) for each in urlpatterns}
    assert addresses == {row.pattern or row.address for row in MATRIX}
