"""`/endpoints`: where an agency is told that its feed has changed."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from enforcement.api.base import PartnerView, limit_of
from enforcement.api.docs import answers
from enforcement.api.shapes import Fields, Maybe, Rows, Shape, Text, Whole, read
from enforcement.models import Endpoint, EndpointAttempt
from enforcement.rules.instants import instant
from enforcement.rules.scopes import Scope
from enforcement.rules.webhooks import LONGEST_URL, Kind, Outcome
from enforcement.selectors import endpoints as kept
from enforcement.services import endpoints

MOST = 200
INSTANT = Text(format="date-time")
GIVEN = Fields({"url": Text(most=LONGEST_URL, example="https://partner.example/luyue")})
SHOWN: dict[str, Shape] = {
    "id": Text(format="uuid"),
    "url": Text(most=LONGEST_URL),
    "state": Text(choices=("pending", "active", "disabled")),
    "registered_at": INSTANT,
    "position": Whole(),
    "failures": Whole(),
    "failing_since": Maybe(INSTANT),
    "next_attempt_at": Maybe(INSTANT),
    "disabled_at": Maybe(INSTANT),
    "old_secret_until": Maybe(INSTANT),
}
ENDPOINT = Fields(SHOWN)
WITH_SECRET = Fields(SHOWN | {"secret": Text(example="whsec_...")})
ENDPOINTS = Fields({"endpoints": Rows(ENDPOINT)})
QUEUED = Fields({"message": Text(example="msg_8f14e45fceea467fa0e60f3a")})
ATTEMPT = Fields(
    {
        "message": Text(example="msg_8f14e45fceea467fa0e60f3a"),
        "type": Text(choices=tuple(Kind)),
        "position": Maybe(Whole()),
        "at": INSTANT,
        "took_ms": Whole(),
        "outcome": Text(choices=tuple(Outcome)),
        "status": Maybe(Whole()),
    }
)
ATTEMPTS = Fields({"attempts": Rows(ATTEMPT), "next": Maybe(Text(most=2000))})
EXAMPLE = OpenApiExample("An address", request_only=True, value={"url": "https://partner.example/luyue"})
UUID_OF = [
    OpenApiParameter("uuid", OpenApiTypes.UUID, OpenApiParameter.PATH, description="`id` of the endpoint.")
]
UNKNOWN = "No endpoint of yours has this id."


class EndpointsView(PartnerView):
    """All of an agency's endpoints."""

    required_scopes = [Scope.ENDPOINTS]

    @extend_schema(
        operation_id="register_endpoint",
        tags=["webhooks"],
        request={"application/json": GIVEN.schema()},
        responses=answers(WITH_SECRET, status=201, s409="The address is an endpoint of yours already."),
        examples=[EXAMPLE],
    )
    def post(self, request: Request) -> Response:
        """Enter an address of yours: https, and reachable from the Internet. At most five.

        `secret` is shown this once. Nothing is sent before you ask for the challenge.
        """
        given = read(GIVEN, request.data)
        with self.act() as act:
            endpoint, secret = endpoints.register(act=act, agency=self.agency, url=given["url"])
        return Response(_endpoint(endpoint) | {"secret": secret}, status=HTTPStatus.CREATED)

    @extend_schema(operation_id="endpoints", tags=["webhooks"], responses=answers(ENDPOINTS))
    def get(self, request: Request) -> Response:
        """Your endpoints, and how they are. One that is `disabled` waits for a challenge that you ask for."""
        return Response({"endpoints": [_endpoint(each) for each in kept.of(self.agency)]})


class EndpointView(PartnerView):
    """One endpoint."""

    required_scopes = [Scope.ENDPOINTS]

    @extend_schema(
        operation_id="endpoint",
        tags=["webhooks"],
        parameters=UUID_OF,
        responses=answers(ENDPOINT, s404=UNKNOWN),
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        """`position` is the last that you received here, `failures` counts those since, one after the other."""
        return Response(_endpoint(kept.one(self.agency, uuid)))

    @extend_schema(
        operation_id="remove_endpoint",
        tags=["webhooks"],
        parameters=UUID_OF,
        responses=answers(None, status=204, s404=UNKNOWN),
    )
    def delete(self, request: Request, uuid: UUID) -> Response:
        """Nothing is sent there any more."""
        with self.act() as act:
            endpoints.remove(act=act, agency=self.agency, uuid=uuid)
        return Response(status=HTTPStatus.NO_CONTENT)


class ChallengeView(PartnerView):
    """The proof that an address is the agency's own."""

    required_scopes = [Scope.ENDPOINTS]

    @extend_schema(
        operation_id="challenge_endpoint",
        tags=["webhooks"],
        parameters=UUID_OF,
        request=None,
        responses=answers(QUEUED, status=202, s404=UNKNOWN),
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        """Have `endpoint.challenge` sent, once.

        Answered rightly, the endpoint is `active`, and so again if it was disabled.
        """
        with self.act() as act:
            notice = endpoints.ask_challenge(act=act, agency=self.agency, uuid=uuid)
        return Response({"message": notice.message}, status=HTTPStatus.ACCEPTED)


class TestView(PartnerView):
    """A message that means nothing."""

    required_scopes = [Scope.ENDPOINTS]

    @extend_schema(
        operation_id="test_endpoint",
        tags=["webhooks"],
        parameters=UUID_OF,
        request=None,
        responses=answers(QUEUED, status=202, s404=UNKNOWN),
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        """Have `endpoint.test` sent to an active endpoint, once; what came of it stands among the attempts."""
        with self.act() as act:
            notice = endpoints.ask_test(act=act, agency=self.agency, uuid=uuid)
        return Response({"message": notice.message}, status=HTTPStatus.ACCEPTED)


class SecretView(PartnerView):
    """The secret of an endpoint."""

    required_scopes = [Scope.ENDPOINTS]

    @extend_schema(
        operation_id="rotate_endpoint_secret",
        tags=["webhooks"],
        parameters=UUID_OF,
        request=None,
        responses=answers(WITH_SECRET, s404=UNKNOWN),
    )
    def post(self, request: Request, uuid: UUID) -> Response:
        """A new secret, shown this once. Until `old_secret_until` each message carries both signatures."""
        with self.act() as act:
            endpoint, secret = endpoints.rotate(act=act, agency=self.agency, uuid=uuid)
        return Response(_endpoint(endpoint) | {"secret": secret})


class AttemptsView(PartnerView):
    """What was sent to an endpoint."""

    required_scopes = [Scope.ENDPOINTS]
    parameters = frozenset({"after", "limit"})

    @extend_schema(
        operation_id="endpoint_attempts",
        tags=["webhooks"],
        parameters=[
            *UUID_OF,
            OpenApiParameter("after", str, description="`next` of the page before; nothing: the newest."),
            OpenApiParameter("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": 50}),
        ],
        responses=answers(ATTEMPTS, s404=UNKNOWN),
    )
    def get(self, request: Request, uuid: UUID) -> Response:
        """Each attempt, the newest first: when, how long it took, and how it ended. `next` is null at the end."""
        endpoint = kept.one(self.agency, uuid)
        after = request.query_params.get("after", "")
        rows, onward = kept.attempts(endpoint, after=after, limit=limit_of(request, most=MOST, default=50))
        return Response({"attempts": [_attempt(row) for row in rows], "next": onward})


def _endpoint(row: Endpoint) -> dict[str, Any]:
    following = kept.next_attempt(row)
    return {
        "id": str(row.uuid),
        "url": row.url,
        "state": row.state,
        "registered_at": instant(row.registered_at),
        "position": row.position,
        "failures": row.failures,
        "failing_since": instant(row.failing_since) if row.failing_since else None,
        "next_attempt_at": instant(following) if following else None,
        "disabled_at": instant(row.disabled_at) if row.disabled_at else None,
        "old_secret_until": instant(row.old_secret_until) if row.old_secret_until else None,
    }


def _attempt(row: EndpointAttempt) -> dict[str, Any]:
    return {
        "message": row.message,
        "type": row.notice.kind,
        "position": row.position or None,
        "at": instant(row.at),
        "took_ms": row.took_ms,
        "outcome": row.outcome,
        "status": row.status,
    }
