"""`GET /api/v1/status` and `GET /api/v1/keys`."""

from __future__ import annotations

import base64

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from rest_framework.test import APIClient

from courts.models import CalendarDay, LedgerHead
from enforcement.api.status import KEYS, STATUS
from tests.enforcement.api.shapes import is_shaped

pytestmark = pytest.mark.usefixtures("seeded", "clock")


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def test_the_status_says_where_the_register_stands_and_what_holds_when_something_fails() -> None:
    answer = APIClient().get("/api/v1/status")
    body, head = answer.json(), LedgerHead.objects.get()
    assert is_shaped(body, STATUS)
    assert body == {
        "as_of": "2026-11-24T10:00:00+08:00",
        "head": {"position": head.position, "hash": head.hash},
        "duties_waiting": 0,
        "calendar_provisional": True,
        "contract": {
            "restricted_valid_minutes": 15,
            "clear_valid_minutes": 1440,
            "mirror_valid_minutes": 15,
            "no_answer": "sell",
            "binds": "sale",
        },
    }
    assert answer["Cache-Control"] == "public, max-age=10"


def test_a_loaded_calendar_is_not_provisional() -> None:
    CalendarDay.objects.create(day="2026-10-01", kind="holiday", source="-")
    assert APIClient().get("/api/v1/status").json()["calendar_provisional"] is False


def test_the_status_is_signed_by_the_published_key() -> None:
    keys = APIClient().get("/api/v1/keys").json()
    assert is_shaped(keys, KEYS)
    (key,) = keys["keys"]
    assert (key["kty"], key["crv"], key["alg"]) == ("OKP", "Ed25519", "EdDSA")
    answer = APIClient().get("/api/v1/status")
    protected, between, signature = answer["X-JWS-Signature"].split(".")
    assert between == ""
    public = Ed25519PublicKey.from_public_bytes(decoded(key["x"]))
    public.verify(decoded(signature), f"{protected}.{encoded(answer.content)}".encode())
    with pytest.raises(InvalidSignature):
        public.verify(decoded(signature), f"{protected}.{encoded(answer.content + b' ')}".encode())
