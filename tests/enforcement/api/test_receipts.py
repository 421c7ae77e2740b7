"""`POST /api/v1/receipts/verify`: who holds the receipt proves what was answered, and nobody else learns a thing."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from courts.models import LedgerHead
from enforcement.api.receipts import PROOF
from enforcement.models import Check
from enforcement.rules import receipts
from enforcement.rules.questions import Person
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.enforcement.api.test_checks import ask
from tests.factories import people, register

NOTHING = {"proved": False, "check": None}


def number(sequence: int) -> dict[str, str]:
    return {"id_type": "citizen_id", "id_number": people.citizen_number(sequence)}


def verify(receipt: str, verdict: str, *, sequence: int = 1, **given: Any) -> Any:
    """By anybody: without a credential."""
    body = {"receipt": receipt, "verdict": verdict} | number(sequence) | given
    return APIClient().post("/api/v1/receipts/verify", body, format="json")


def test_receipt_and_number_prove_what_was_answered_on_that_day(hotel: APIClient) -> None:
    register.restricted(people.person(1), ["luxury_venue"])
    receipt = ask(hotel, use_on="2026-12-24").json()["receipt"]
    body = verify(receipt, "restricted").json()
    assert is_shaped(body, PROOF)
    assert body == {
        "proved": True,
        "check": {
            "agency": "hotel",
            "measure": "luxury_venue",
            "purpose": "sale",
            "use_on": "2026-12-24",
            "asked_at": "2026-11-24T10:00:00+08:00",
            "register_version": LedgerHead.objects.get().position,
        },
    }
    assert verify(receipt, "clear").json() == NOTHING
    assert verify(receipt, "restricted", sequence=2).json() == NOTHING


def test_one_answer_of_many_is_proved_by_the_hashes_beside_it(hotel: APIClient) -> None:
    asked = [number(n) | {"name": "张三"} for n in (1, 2, 3)]
    receipt = ask(hotel, *asked).json()["receipt"]
    _, salt = receipts.read(receipt)
    leaves = [receipts.leaf(salt, Person(**one), "clear") for one in asked]
    beside = [one.hex() for one in receipts.path(leaves, 1)]
    assert verify(receipt, "clear", sequence=2, index=1, beside=beside).json()["proved"] is True
    assert verify(receipt, "clear", sequence=2, index=0, beside=beside).json() == NOTHING
    assert verify(receipt, "clear", sequence=2).json() == NOTHING
    assert verify(receipt, "clear", sequence=2, index=1, beside=["z" * 64]).json() == NOTHING


def test_the_number_of_a_check_without_its_salt_proves_nothing(hotel: APIClient) -> None:
    ask(hotel)
    forged = receipts.issue(Check.objects.get().receipt, bytes(receipts.SALT_BYTES))
    assert verify(forged, "clear").json() == NOTHING


@pytest.mark.usefixtures("seeded")
def test_what_is_no_receipt() -> None:
    assert code_of(verify("no receipt", "clear"), 400) == "receipt.malformed"
