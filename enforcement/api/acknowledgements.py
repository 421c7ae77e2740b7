"""`POST` and `GET /acknowledgements`: up to where the agency has applied the feed, and what it could not apply."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courts.services.acts import Act
from enforcement.api.base import PartnerView
from enforcement.api.docs import answers
from enforcement.api.once import KEY, once
from enforcement.api.shapes import Fields, Maybe, Rows, Text, Whole, read
from enforcement.models import Mark, PartnerAgency, SandboxShortfall, Shortfall
from enforcement.rules.instants import instant
from enforcement.rules.progress import Reason
from enforcement.rules.scopes import Scope
from enforcement.selectors import marks
from enforcement.services import acknowledgements
from enforcement.services.acknowledgements import NotApplied

POSITION = Whole(1)
REASON = Text(choices=tuple(Reason))
GIVEN = Fields(
    {
        "position": POSITION,
        "exceptions": Maybe(
            Rows(
                Fields(
                    {"position": POSITION, "reason": REASON, "note": Maybe(Text(most=500, least=0))},
                    into=NotApplied,
                ),
                most=1000,
            )
        ),
        "resolved": Maybe(Rows(POSITION, most=1000)),
    }
)
MARK = Maybe(Fields({"position": Whole(), "at": Text(format="date-time")}))
MARKS = Fields(
    {
        "told": MARK,
        "read": MARK,
        "applied": MARK,
        "exceptions": Rows(
            Fields(
                {
                    "position": POSITION,
                    "reason": REASON,
                    "note": Text(least=0),
                    "since": Text(format="date-time"),
                }
            )
        ),
    }
)
EXAMPLES = [
    OpenApiExample(
        "Applied up to 120, but for one person who cannot be found",
        request_only=True,
        value={
            "position": 120,
            "exceptions": [{"position": 118, "reason": "not_found", "note": "no such member"}],
            "resolved": [],
        },
    ),
    OpenApiExample(
        "The change that waited for a nightly run is applied now",
        request_only=True,
        value={"position": 120, "resolved": [118]},
    ),
]


class AcknowledgementsView(PartnerView):
    """The third of an agency's three marks, and all three of them."""

    required_scopes = [Scope.ACKNOWLEDGEMENTS]

    @extend_schema(
        operation_id="acknowledge",
        tags=["release loop"],
        parameters=[KEY],
        request={"application/json": GIVEN.schema()},
        responses=answers(MARKS),
        examples=EXAMPLES,
    )
    def post(self, request: Request) -> Response:
        """All changes up to `position` are in force in your systems, but for `exceptions`.

        Receiving a change is not applying it: acknowledge when the last of your counters follows it. The mark
        never moves back and never passes what you have read. `resolved` names former exceptions that you have
        applied since. Sent again, the same acknowledgement changes nothing. What sets somebody free is late
        after one working day, everything else after three; then the court asks you. A sandbox acknowledges the
        changes of its own feed; its exceptions are listed alike and reach no court.
        """
        given = read(GIVEN, request.data)

        def acknowledge(act: Act) -> dict[str, Any]:
            acknowledgements.acknowledge(
                act=act,
                agency=self.agency,
                position=given["position"],
                exceptions=given.get("exceptions", ()),
                resolved=given.get("resolved", ()),
            )
            return _marks(self.agency)

        return once(self, request, acknowledge)

    @extend_schema(operation_id="acknowledgements", tags=["release loop"], responses=answers(MARKS))
    def get(self, request: Request) -> Response:
        """Your three marks (what you were told, have read, have applied) and the exceptions that are open."""
        return Response(_marks(self.agency))


def _marks(agency: PartnerAgency) -> dict[str, Any]:
    last = marks.last(agency)
    found: dict[str, Any] = {
        kind: {"position": last[kind].position, "at": instant(last[kind].at)} if kind in last else None
        for kind in Mark.Kind.values
    }
    return found | {"exceptions": [_exception(row) for row in marks.open_shortfalls(agency)]}


def _exception(row: Shortfall | SandboxShortfall) -> dict[str, Any]:
    return {
        "position": row.change_id,
        "reason": row.reason,
        "note": row.note,
        "since": instant(row.reported_at),
    }
