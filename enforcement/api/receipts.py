"""`POST /receipts/verify`: what was answered on that day, proved by who holds the receipt."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courts.rules.identity import ID_TYPES
from enforcement.api.base import OpenView
from enforcement.api.docs import answers
from enforcement.api.shapes import Day, Fields, Flag, Maybe, Rows, Text, Whole, read
from enforcement.models import Check
from enforcement.rules.instants import instant
from enforcement.rules.questions import Person
from enforcement.rules.verdicts import Answer
from enforcement.selectors import receipts

HASH = Text(most=64, least=64)
CLAIM = Fields(
    {
        "receipt": Text(most=100),
        "id_type": Text(choices=tuple(sorted(ID_TYPES))),
        "id_number": Text(most=40),
        "issuer": Maybe(Text(most=3, least=3, example="CHN")),
        "verdict": Text(choices=tuple(Answer)),
        "index": Maybe(Whole(0, 9_999)),
        "beside": Maybe(Rows(HASH, most=14)),
    }
)
PROOF = Fields(
    {
        "proved": Flag(),
        "check": Maybe(
            Fields(
                {
                    "agency": Text(),
                    "measure": Text(),
                    "purpose": Text(),
                    "use_on": Maybe(Day()),
                    "asked_at": Text(format="date-time"),
                    "register_version": Whole(),
                }
            )
        ),
    }
)
EXAMPLE = OpenApiExample(
    "A traveller who was refused",
    request_only=True,
    value={
        "receipt": "A" * 64,
        "id_type": "citizen_id",
        "id_number": "990000199001010017",
        "verdict": "restricted",
    },
)


class ReceiptsView(OpenView):
    """Open to whoever holds a receipt: without its salt nothing can be found here, by anybody."""

    @extend_schema(
        operation_id="verify_receipt",
        tags=["checks"],
        request={"application/json": CLAIM.schema()},
        responses=answers(PROOF),
        examples=[EXAMPLE],
        auth=[],
    )
    def post(self, request: Request) -> Response:
        """Whether the check of this receipt answered `verdict` about the holder of this number.

        A receipt is base64url of the check's id (16 bytes) and a salt (32 bytes). The leaf of an answer is
        SHA-256 of the byte 0x00, the salt, and `id_type`, `issuer`, `id_number` and `verdict`, parted by the
        byte 0x1F; two nodes make SHA-256 of the byte 0x01 and both; a node without a neighbour moves up as it is. For a
        check of several people, `index` is the place of the answer, from 0, and `beside` (hex) the nodes
        beside its way to the root, from below. The court keeps the root alone and cannot search by person.
        """
        claimed = read(CLAIM, request.data)
        person = Person(claimed["id_type"], claimed["id_number"], "", claimed.get("issuer", "CHN"))
        found = receipts.prove(
            claimed["receipt"],
            [person],
            [Answer(claimed["verdict"])],
            index=claimed.get("index", 0),
            beside=_bytes(claimed.get("beside", [])),
        )
        return Response({"proved": found is not None, "check": _check(found.check) if found else None})


def _bytes(hashes: list[str]) -> list[bytes]:
    try:
        return [bytes.fromhex(one) for one in hashes]
    except ValueError:
        return []  # no hash, so it proves nothing


def _check(row: Check) -> dict[str, Any]:
    return {
        "agency": row.agency.code,
        "measure": row.measure.code,
        "purpose": row.purpose,
        "use_on": row.use_on.isoformat() if row.use_on else None,
        "asked_at": instant(row.asked_at),
        "register_version": row.register_version,
    }
