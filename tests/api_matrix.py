"""Endpoint by credential: what each answers. A new address without a row fails `test_matrix.py`.

`none`: without a token. `wrong`: with the token of an agency that lacks the scope. `right`: with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.factories import people

SUBJECT = {"id_type": "citizen_id", "id_number": people.citizen_number(1)}
CASE = "（2026）京0105执1号"


@dataclass(frozen=True)
class Row:
    """One operation; `wrong` and `right` name agencies of the matrix, `pattern` the address with its parameters."""

    method: str
    address: str
    wrong: str
    right: str
    statuses: tuple[int, int, int]
    body: dict[str, Any] | None = None
    pattern: str = field(default="")


CHECK = {
    "measure": "air",
    "purpose": "sale",
    "user_reference": "counter-17",
    "subjects": [SUBJECT | {"name": "张三"}],
}
PAYOFF = {"case_number": CASE, "value_date": "2026-11-24", "subject": SUBJECT}
CREDIT = {"case_number": CASE, "amount": "4210.00", "value_date": "2026-11-24", "reference": "b-1"}

CASES = {
    "cases": [
        {
            "number": CASE,
            "court": "-",
            "filed_on": "2026-11-24",
            "judgment": {"number": "-", "maker": "-"},
            "debtor": SUBJECT | {"name": "张三"},
            "obligation": {"content": "-"},
        }
    ]
}

REPORT = {
    "own_reference": "r-1",
    "kind": "refused",
    "reference": "K7Q29M4FXX",
    "occurred_at": "2026-11-24T09:58:00+08:00",
}

CLAIM = SUBJECT | {"receipt": "no receipt", "verdict": "clear"}

ENDPOINT = f"endpoints/{UUID(int=0)}"

# 400: no such receipt can be. 422: the case is not in the register; the credential has passed.
MATRIX = (
    Row("post", "checks", "case-account", "airline", (401, 403, 200), CHECK),
    Row("get", "changes", "case-account", "airline", (401, 403, 200)),
    Row("get", "acknowledgements", "case-account", "airline", (401, 403, 200)),
    # 422: nothing was read, a report names no hit; the credential has passed.
    Row("post", "acknowledgements", "case-account", "airline", (401, 403, 422), {"position": 1}),
    Row("post", "reports", "case-account", "airline", (401, 403, 422), REPORT),
    Row("get", "snapshot", "case-account", "airline", (401, 403, 202)),
    Row(
        "get",
        f"snapshot/{UUID(int=0)}",
        "case-account",
        "airline",
        (401, 403, 410),
        pattern="snapshot/<uuid:uuid>",
    ),
    Row(
        "post",
        "endpoints",
        "case-account",
        "airline",
        (401, 403, 201),
        {"url": "https://partner.example/luyue"},
    ),
    Row("get", "endpoints", "case-account", "airline", (401, 403, 200)),
    # 404: no such endpoint; the credential has passed.
    *(
        Row(
            method,
            ENDPOINT + below,
            "case-account",
            "airline",
            (401, 403, 404),
            pattern=f"endpoints/<uuid:uuid>{below}",
        )
        for method, below in (
            ("get", ""),
            ("delete", ""),
            ("post", "/challenge"),
            ("post", "/test"),
            ("post", "/secret"),
            ("get", "/attempts"),
        )
    ),
    Row("get", "measures", "case-account", "airline", (401, 403, 200)),
    Row("get", "memoranda", "case-account", "airline", (401, 403, 200)),
    # A shape that is right with contents that are not: 200, and each row refused.
    Row("post", "court/cases", "airline", "case-system", (401, 403, 200), CASES),
    Row("post", "court/performances", "airline", "case-account", (401, 403, 422), CREDIT),
    Row("post", "court/payoffs", "airline", "case-account", (401, 403, 422), PAYOFF),
    Row("post", "receipts/verify", "airline", "airline", (400, 400, 400), CLAIM),
    Row("get", "status", "airline", "airline", (200, 200, 200)),
    Row("get", "keys", "airline", "airline", (200, 200, 200)),
    Row("get", "sandbox", "airline", "sandbox", (401, 403, 200)),
    Row("post", "sandbox/steps", "airline", "sandbox", (401, 403, 200), {"step": "imposed"}),
    Row("get", "openapi.json", "airline", "airline", (200, 200, 200)),
    Row("get", "start", "airline", "airline", (200, 200, 200)),
    Row("get", "docs", "airline", "airline", (200, 200, 200)),
    Row("get", "", "airline", "airline", (404, 404, 404)),
)
