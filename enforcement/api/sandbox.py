"""`GET /sandbox` and `POST /sandbox/steps`: a partner's CI meets its invented people, and has things happen."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courts.selectors import ledger
from enforcement.api.base import PartnerView
from enforcement.api.docs import answers
from enforcement.api.shapes import Fields, Maybe, Rows, Text, Whole, read
from enforcement.models import PartnerAgency
from enforcement.rules.instants import instant
from enforcement.rules.sandbox import PEOPLE, Person, Role, Step
from enforcement.rules.scopes import Scope
from enforcement.rules.verdicts import Answer
from enforcement.selectors import sandbox, sandbox_states
from enforcement.services import sandbox as services

STEP = Fields({"step": Text(choices=tuple(Step))})
STATE = Fields(
    {
        "position": Whole(),
        "outage_until": Maybe(Text(format="date-time")),
        "people": Rows(
            Fields(
                {
                    "role": Text(choices=tuple(Role)),
                    "verdict": Text(choices=tuple(Answer)),
                    "id_type": Text(),
                    "id_number": Text(),
                    "name": Text(),
                }
            )
        ),
    }
)
EXAMPLE = OpenApiExample("The traveller performs", request_only=True, value={"step": "released"})


class SandboxCallView(PartnerView):
    """What answers during an outage as well: else nobody could tell it from one of ours."""

    required_scopes = [Scope.SANDBOX]
    plays_outages = False


class SandboxView(SandboxCallView):
    """Who is there."""

    @extend_schema(operation_id="sandbox", tags=["sandbox"], responses=answers(STATE))
    def get(self, request: Request) -> Response:
        """The people of your sandbox, and what a check with this number and name answers now.

        It answers alike for every measure of your memorandum. `position` is that of the last step or a later one:
        a reader of the feed that has come so far has seen it.
        """
        return Response(_state(self.agency))


class StepsView(SandboxCallView):
    """What happens."""

    @extend_schema(
        operation_id="sandbox_step",
        tags=["sandbox"],
        request={"application/json": STEP.schema()},
        responses=answers(STATE),
        examples=[EXAMPLE],
    )
    def post(self, request: Request) -> Response:
        """Have one thing happen; it is in the next check and in the feed.

        `imposed`, `exempted` and `released` happen to the `traveller`. `outage`: all other calls answer 503 with
        `Retry-After` for some seconds. `gone`: every cursor and snapshot that you hold answers 410 from now on;
        take a new one. A step that is done already changes nothing, so begin a run with `released`.
        """
        step = Step(read(STEP, request.data)["step"])
        with self.act() as act:
            services.advance(act=act, agency=self.agency, step=step)
        return Response(_state(self.agency))


def _state(agency: PartnerAgency) -> dict[str, Any]:
    outage = sandbox_states.outage_until(agency, timezone.now())
    return {
        "position": ledger.head().position,
        "outage_until": instant(outage) if outage else None,
        "people": [_person(agency, role, person) for role, person in PEOPLE.items()],
    }


def _person(agency: PartnerAgency, role: Role, person: Person) -> dict[str, str]:
    verdict = sandbox.traveller(agency) if role is Role.TRAVELLER else role
    return {
        "role": role.value,
        "verdict": verdict.value,
        "id_type": "citizen_id",
        "id_number": person.number,
        "name": person.name,
    }
