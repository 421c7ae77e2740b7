"""`GET /status` and `GET /keys`: the register's health, signed; open to everybody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

import orjson
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courts.selectors import ledger
from courts.selectors.calendar import calendar
from enforcement.api.base import OpenView
from enforcement.api.shapes import Fields, Flag, Rows, Text, Whole
from enforcement.rules.failures import CLEAR_FOR, HIT_FOR, MIRROR_AGE
from enforcement.rules.instants import instant
from enforcement.rules.purposes import Binds
from enforcement.rules.verdicts import Do
from enforcement.selectors import duties, signatures

SIGNATURE: Final = "X-JWS-Signature"
STATUS = Fields(
    {
        "as_of": Text(format="date-time"),
        "head": Fields({"position": Whole(), "hash": Text(most=64, least=64)}),
        "duties_waiting": Whole(),
        "calendar_provisional": Flag(),
        "contract": Fields(
            {
                "restricted_valid_minutes": Whole(),
                "clear_valid_minutes": Whole(),
                "mirror_valid_minutes": Whole(),
                "no_answer": Text(choices=tuple(Do)),
                "binds": Text(choices=tuple(Binds)),
            }
        ),
    }
)
KEYS = Fields(
    {
        "keys": Rows(
            Fields({name: Text() for name in ("kty", "crv", "use", "alg", "kid", "x")}),
        )
    }
)
MINUTE: Final = timedelta(minutes=1)
CONTRACT: Final = {
    "restricted_valid_minutes": HIT_FOR // MINUTE,
    "clear_valid_minutes": CLEAR_FOR // MINUTE,
    "mirror_valid_minutes": MIRROR_AGE // MINUTE,
    "no_answer": Do.SELL,
    "binds": Binds.SALE,
}


class StatusView(OpenView):
    """Where the register stands."""

    cache_control = "public, max-age=10"

    @extend_schema(operation_id="status", tags=["status"], responses={200: STATUS.answer_schema()}, auth=[])
    def get(self, request: Request) -> HttpResponse:
        """The head of the ledger as of now, what waits, and what holds when something fails.

        `X-JWS-Signature` is a detached JWS (RFC 7515, appendix F) of the body, byte for byte, by the key at
        `/keys`. `duties_waiting` counts what the court's own jobs have yet to record; no answer depends on
        it. `contract`: for how long `restricted` and `clear` may be reused; how far a mirror may lag behind
        this head before it must answer `unknown`, which sells; what to do without an answer; what a
        memorandum binds that says nothing else.
        """
        body = orjson.dumps(_status())
        return HttpResponse(body, content_type="application/json", headers={SIGNATURE: signatures.sign(body)})


class KeysView(OpenView):
    """The key of the signature."""

    cache_control = "public, max-age=3600"

    @extend_schema(operation_id="keys", tags=["status"], responses={200: KEYS.answer_schema()}, auth=[])
    def get(self, request: Request) -> Response:
        """The court's public keys as a JWK set (RFC 7517, RFC 8037)."""
        return Response({"keys": [signatures.public_key()]})


def _status() -> dict[str, Any]:
    now, head = timezone.now(), ledger.head()
    return {
        "as_of": instant(now),
        "head": {"position": head.position, "hash": head.hash},
        "duties_waiting": duties.waiting(now),
        "calendar_provisional": timezone.localdate(now).year not in calendar().years,
        "contract": CONTRACT,
    }
