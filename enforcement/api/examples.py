"""What each operation answers, by its id: shown in the description, and held against its schema by a test."""

from __future__ import annotations

from typing import Any, Final

from enforcement.api.displays import DISPLAY
from enforcement.rules.sandbox import PEOPLE, Role
from enforcement.rules.verdicts import Answer

AT: Final = "2026-11-24T10:00:00+08:00"
SHA256: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
DIGEST: Final = "5d41402abc4b2a76b9719d911017c592"
SNAPSHOT: Final = "8f14e45f-ceea-467f-a0e6-0f3a5b5c9f3e"
CURSOR: Final = "bDE6Y3Vyc29y"
CASE: Final = "（2026）京0105执1234号"

_RESTRICTED: Final = {
    "verdict": "restricted",
    "do": "refuse_sale",
    "reference": "K7Q29M4FXX",
    "display": DISPLAY[Answer.RESTRICTED],
    "valid_until": "2026-11-24T10:15:00+08:00",
    "because": [
        {
            "decision": "（2026）京0105执限1号",
            "court": "北京市朝阳区人民法院",
            "measure": "air",
            "legal_basis": "consumption_rules_2015",
            "since": "2026-10-08",
            "until": None,
            "review_on": "2027-10-08",
        }
    ],
}
_CHANGE: Final = {
    "position": 118,
    "at": AT,
    "kind": "stayed",
    "restriction": DIGEST,
    "documents": [{"digest": DIGEST, "names": [DIGEST]}],
    "measures": ["air"],
    "from": "2026-11-24",
    "until": None,
    "purchase": None,
    "reason": "performed",
    "article": "法释〔2015〕17号 art.9",
}
_MARKS: Final = {
    "told": {"position": 120, "at": AT},
    "read": {"position": 120, "at": AT},
    "applied": {"position": 120, "at": AT},
    "exceptions": [{"position": 118, "reason": "not_found", "note": "no such member", "since": AT}],
}
_SANDBOX: Final = {
    "position": 121,
    "outage_until": None,
    "people": [
        {
            "role": role.value,
            "verdict": "clear" if role is Role.TRAVELLER else role.value,
            "id_type": "citizen_id",
            "id_number": person.number,
            "name": person.name,
        }
        for role, person in PEOPLE.items()
    ],
}

_ENDPOINT: Final = {
    "id": "0d8c1c1e-3c55-4f0e-9a7e-2f6a5b1b9c11",
    "url": "https://partner.example/luyue",
    "state": "active",
    "registered_at": AT,
    "position": 120,
    "failures": 0,
    "failing_since": None,
    "next_attempt_at": None,
    "disabled_at": None,
    "old_secret_until": None,
}
_WITH_SECRET: Final = _ENDPOINT | {"secret": "whsec_bHV5dWU="}
_QUEUED: Final = {"message": "msg_8f14e45fceea467fa0e60f3a"}

ANSWERS: Final[dict[str, dict[str, Any]]] = {
    "check": {
        "receipt": "A" * 64,
        "as_of": AT,
        "register_version": 120,
        "answers": [_RESTRICTED],
    },
    "verify_receipt": {
        "proved": True,
        "check": {
            "agency": "晴川航空",
            "measure": "air",
            "purpose": "sale",
            "use_on": "2026-12-24",
            "asked_at": AT,
            "register_version": 120,
        },
    },
    "changes": {
        "head": {"position": 120, "hash": SHA256},
        "key_id": "4f1c2a90",
        "changes": [_CHANGE],
        "more": False,
        "next": CURSOR,
    },
    "snapshot": {
        "id": SNAPSHOT,
        "address": f"/api/v1/snapshot/{SNAPSHOT}",
        "built_at": AT,
        "position": 120,
        "head": {"position": 120, "hash": SHA256},
        "key_id": "4f1c2a90",
        "scope": SHA256,
        "measures": ["air"],
        "count": 1,
        "size": 402,
        "sha256": SHA256,
        "members": [{"offset": 0, "size": 402, "rows": 1, "sha256": SHA256}],
        "next": CURSOR,
    },
    "acknowledge": _MARKS,
    "acknowledgements": _MARKS,
    "report": {
        "own_reference": "r-20261124-0031",
        "kind": "disputed",
        "recorded_at": AT,
        "state": "open",
        "bound_since": "2026-10-09",
    },
    "measures": {
        "measures": [
            {
                "code": "air",
                "item": "H1",
                "name": {"zh": "乘坐飞机", "en": "Air travel"},
                "meaning": {"zh": "购买机票", "en": "Buying a ticket for a flight"},
                "excludes": {"zh": "为他人购票", "en": "Buying for others"},
                "legal_bases": [
                    {
                        "code": "consumption_rules_2015",
                        "level": "judicial_interpretation",
                        "document": {
                            "zh": "关于限制被执行人高消费及有关消费的若干规定",
                            "en": "Consumption rules",
                        },
                        "number": "法释〔2015〕17号",
                        "article": {"zh": "第三条第一款第一项", "en": "art. 3(1)(1)"},
                        "valid_from": "2015-07-22",
                        "valid_until": None,
                    }
                ],
            }
        ]
    },
    "memoranda": {
        "memoranda": [
            {
                "number": "备忘录〔2026〕1号",
                "title": "限制消费协助执行合作备忘录",
                "measures": ["air"],
                "binds": "sale",
                "valid_from": "2026-01-01",
                "valid_until": None,
                "in_force": True,
            }
        ]
    },
    "credit": {
        "reference": "20261124-000017",
        "case_number": CASE,
        "amount": "4210.00",
        "value_date": "2026-11-24",
        "state": "confirmed",
        "released": True,
        "recorded_at": AT,
    },
    "payoff": {
        "case_number": CASE,
        "value_date": "2026-11-24",
        "total": "4210.00",
        "lines": [
            {"obligation": 1, "part": "principal", "amount": "4210.00", "rule": "principal", "article": ""}
        ],
    },
    "status": {
        "as_of": AT,
        "head": {"position": 120, "hash": SHA256},
        "duties_waiting": 0,
        "calendar_provisional": False,
        "contract": {
            "restricted_valid_minutes": 15,
            "clear_valid_minutes": 1440,
            "mirror_valid_minutes": 15,
            "no_answer": "sell",
            "binds": "sale",
        },
    },
    "keys": {
        "keys": [
            {
                "kty": "OKP",
                "crv": "Ed25519",
                "use": "sig",
                "alg": "EdDSA",
                "kid": "k1",
                "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            }
        ]
    },
    "endpoints": {"endpoints": [_ENDPOINT]},
    "endpoint": _ENDPOINT,
    "register_endpoint": _WITH_SECRET | {"state": "pending", "position": 0},
    "rotate_endpoint_secret": _WITH_SECRET | {"old_secret_until": "2026-11-25T10:00:00+08:00"},
    "challenge_endpoint": _QUEUED,
    "test_endpoint": _QUEUED,
    "endpoint_attempts": {
        "attempts": [
            {
                "message": "msg_8f14e45fceea467fa0e60f3a",
                "type": "changes.available",
                "position": 120,
                "at": AT,
                "took_ms": 38,
                "outcome": "delivered",
                "status": 204,
            }
        ],
        "next": None,
    },
    "take_cases": {
        "accepted": [{"pointer": "/cases/0", "number": CASE, "outcome": "taken"}],
        "refused": [{"pointer": "/cases/1/debtor/id_number", "code": "identity.checksum"}],
    },
    "sandbox": _SANDBOX,
    "sandbox_step": _SANDBOX,
}
