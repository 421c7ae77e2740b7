"""`POST /reports`: what the agency did, or saw, after one of its own checks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courts.services.acts import Act
from enforcement.api.base import PartnerView
from enforcement.api.codes import Fault
from enforcement.api.court import DEBTOR
from enforcement.api.docs import answers
from enforcement.api.once import KEY, once
from enforcement.api.shapes import Day, Fields, Instant, Malformed, Maybe, Text, read
from enforcement.models import PartnerReport
from enforcement.rules.instants import instant
from enforcement.rules.partner_reports import Kind
from enforcement.rules.scopes import Scope
from enforcement.selectors import assistance_deliveries
from enforcement.services import partner_reports
from enforcement.services.partner_reports import Event

KIND = Text(choices=tuple(Kind))
GIVEN = Fields(
    {
        "own_reference": Text(most=80, example="r-20261124-0031"),
        "kind": KIND,
        "reference": Maybe(Text(most=10, least=10, example="K7Q29M4FXX")),
        "subject": Maybe(DEBTOR),
        "occurred_at": Instant(),
        "note": Maybe(Text(most=500, least=0)),
    }
)
# Of a refusal the counter holds the reference; of any other answer it knows the person alone.
EITHER = {"oneOf": [{"required": ["reference"]}, {"required": ["subject"]}]}
TAKEN = Fields(
    {
        "own_reference": Text(),
        "kind": KIND,
        "recorded_at": Text(format="date-time"),
        "state": Text(choices=tuple(PartnerReport.State.values)),
        "bound_since": Maybe(Day()),
    }
)
EXAMPLE = OpenApiExample(
    "Somebody at the counter says that the restriction is not about them",
    request_only=True,
    value={
        "own_reference": "r-20261124-0031",
        "kind": "disputed",
        "reference": "K7Q29M4FXX",
        "occurred_at": "2026-11-24T09:58:00+08:00",
        "note": "shows another residence permit",
    },
)


class ReportsView(PartnerView):
    """From the counter to the case."""

    required_scopes = [Scope.REPORTS]

    @extend_schema(
        operation_id="report",
        tags=["release loop"],
        parameters=[KEY],
        request={"application/json": GIVEN.schema() | EITHER},
        responses=answers(TAKEN, s409="`report.differs`: this reference was used for another report."),
        examples=[EXAMPLE],
    )
    def post(self, request: Request) -> Response:
        """Report only on your own checks: a refusal by its `reference`, any other answer by its `subject`.

        `refused` and `let_through` say what you did; `mismatch`, that number and name belong to two people;
        `disputed`, that the person at the counter says so. The court answers the last two on the same day. A
        report never counts against the person. `own_reference` is yours: sent again with the same facts it
        reports nothing and tells you whether the court has answered. `bound_since` is the day on which the
        notice to assist reached you: before it, the answer of a check informs you and binds you to nothing.
        A report of a sandbox is read as any other and reaches nobody.
        """
        given = read(GIVEN, request.data)
        if ("reference" in given) == ("subject" in given):
            raise Malformed([("/reference", Fault.FIELD_MISSING)])
        event = Event(
            reference=given["own_reference"],
            kind=Kind(given["kind"]),
            occurred_at=given["occurred_at"],
            note=given.get("note", ""),
        )

        if self.agency.sandbox:
            return Response(_rehearsed(event))

        def receive(act: Act) -> dict[str, Any]:
            rows = partner_reports.receive(
                act=act,
                agency=self.agency,
                event=event,
                hit_reference=given.get("reference", ""),
                person=given.get("subject"),
            )
            return _taken(rows)

        return once(self, request, receive)


def _taken(rows: Sequence[PartnerReport]) -> dict[str, Any]:
    since = assistance_deliveries.bound_since(rows)
    still_open = any(row.state == PartnerReport.State.OPEN for row in rows)
    return {
        "own_reference": rows[0].reference,
        "kind": str(rows[0].kind),
        "recorded_at": instant(rows[0].reported_at),
        "state": str(PartnerReport.State.OPEN if still_open else PartnerReport.State.ANSWERED),
        "bound_since": since.isoformat() if since else None,
    }


def _rehearsed(event: Event) -> dict[str, Any]:
    """What a sandbox is answered: there is no case behind it, so nothing is kept."""
    return {
        "own_reference": event.reference,
        "kind": event.kind.value,
        "recorded_at": instant(timezone.now()),
        "state": str(PartnerReport.State.OPEN),
        "bound_since": None,
    }
