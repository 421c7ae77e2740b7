"""`POST /api/v1/court/cases`: what the court's case system brings, by the rules of an imported file."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from courts.models import Case, LedgerEntry, Obligor
from courts.models.secrets import unseal
from courts.rules.errors import DomainError
from courts.services import acts
from defaulters.models import Listing
from enforcement.api.cases import EXAMPLE, TAKEN
from enforcement.models import IntakeRefusal, PartnerAgency, Restriction
from enforcement.selectors import intake
from enforcement.services import imports
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.factories import register

ROW: dict[str, Any] = EXAMPLE.value["cases"][0]
NUMBER = "（2026）京0105执1234号"
NEVER = {"id_type": "citizen_id", "id_number": "990000199001010010", "name": "上官云"}


@pytest.fixture(autouse=True)
def court(seeded: None) -> None:
    register.court()


def send(client: APIClient, *rows: dict[str, Any], **headers: str) -> Any:
    return client.post("/api/v1/court/cases", {"cases": rows}, format="json", headers=headers)


def test_a_case_comes_in_with_its_judgment_and_debtor_and_binds_nobody(case_system: APIClient) -> None:
    body = send(case_system, ROW).json()
    assert is_shaped(body, TAKEN)
    assert body == {
        "accepted": [{"pointer": "/cases/0", "number": NUMBER, "outcome": "taken"}],
        "refused": [],
    }
    owed = Obligor.objects.get().obligation
    assert (owed.kind, str(owed.amount), owed.judgment.cases.get().number) == ("OB1", "10000.00", NUMBER)
    assert (Listing.objects.count(), Restriction.objects.count()) == (0, 0)
    entry = LedgerEntry.objects.get(code="imports.file_case")
    assert (entry.actor_kind, entry.actor_id) == ("partner", "case-system")


def test_what_stands_already_is_known_and_changes_nothing(case_system: APIClient) -> None:
    send(case_system, ROW)
    again = send(case_system, ROW, ROW).json()
    assert [each["outcome"] for each in again["accepted"]] == ["known", "known"]
    assert (Case.objects.count(), LedgerEntry.objects.filter(code="imports.file_case").count()) == (1, 1)


def test_under_a_key_the_first_answer_is_given_again(case_system: APIClient) -> None:
    first = send(case_system, ROW, **{"Idempotency-Key": "k"})
    again = send(case_system, ROW, **{"Idempotency-Key": "k"})
    assert (again.json(), again["Idempotency-Replayed"]) == (first.json(), "true")


@pytest.mark.parametrize(
    ("changed", "place", "code"),
    [
        ({"debtor": NEVER}, "debtor/id_number", "identity.checksum"),
        ({"filed_on": "2026-02-30"}, "filed_on", "row.day_unreadable"),
        ({"filed_on": "2026-11-25"}, "filed_on", "row.day_in_future"),
        ({"number": "（2026）京9999执1号", "court": "-"}, "number", "court.unknown"),
        ({"number": "one"}, "number", "case_number.format"),
        ({"obligation": {"content": "付款", "amount": "much"}}, "obligation/amount", "row.amount_unreadable"),
        ({"obligation": {"content": "付款", "kind": "whim"}}, "obligation/kind", "row.kind_unknown"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_holds_up_no_other(
    case_system: APIClient, changed: dict[str, Any], place: str, code: str
) -> None:
    body = send(case_system, ROW | changed, ROW).json()
    assert body["refused"] == [{"pointer": f"/cases/0/{place}", "code": code}]
    assert [each["pointer"] for each in body["accepted"]] == ["/cases/1"]


def test_a_refused_row_is_kept_once_encrypted_with_its_reason(case_system: APIClient) -> None:
    for _ in range(2):
        send(case_system, ROW, ROW | {"debtor": NEVER})
    kept = IntakeRefusal.objects.get()
    assert (kept.pointer, kept.code) == ("/cases/1/debtor/id_number", "identity.checksum")
    assert NEVER["id_number"].encode() not in bytes(kept.row)
    assert NEVER["id_number"].encode() in unseal(kept.row)


def test_another_duty_of_the_same_debtor_is_for_a_clerk_to_see(case_system: APIClient) -> None:
    send(case_system, ROW)
    body = send(case_system, ROW | {"obligation": {"content": "宇文翔赔礼道歉。"}}).json()
    assert body["refused"] == [{"pointer": "/cases/0/obligation/content", "code": "row.duty_differs"}]


@pytest.mark.parametrize(
    ("changed", "pointer", "fault"),
    [
        ({"colour": 1}, "/cases/0/colour", "field.unknown"),
        ({"judgment": {"number": "1"}}, "/cases/0/judgment/maker", "field.missing"),
        ({"debtor": NEVER | {"name": ""}}, "/cases/0/debtor/name", "field.length"),
    ],
)
def test_a_request_of_another_shape_is_refused_as_a_whole(
    case_system: APIClient, changed: dict[str, Any], pointer: str, fault: str
) -> None:
    answer = send(case_system, ROW | changed)
    assert code_of(answer, 400) == "request.malformed"
    assert answer.json()["errors"] == [{"pointer": pointer, "parameter": None, "code": fault}]


def test_no_more_than_a_thousand_rows_at_once(case_system: APIClient) -> None:
    assert code_of(send(case_system, *([ROW] * 1001)), 400) == "request.malformed"
    assert code_of(send(case_system), 400) == "request.malformed"


def test_only_the_case_system_brings_cases(bank: APIClient) -> None:
    assert code_of(send(bank, ROW), 403) == "scope.missing"
    bank_row = PartnerAgency.objects.get(code="case-account")
    with (
        pytest.raises(DomainError, match=r"permission\.denied"),
        acts.begin(actor=acts.partner("case-account")) as act,
    ):
        imports.take(act=act, rows=[], courts=intake.courts(), agency=bank_row)
