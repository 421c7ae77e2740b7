"""`POST /checks`: may this be sold to these people?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import orjson
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courts.rules.errors import DomainError
from courts.rules.identity import ID_TYPES
from courts.services.acts import Act
from enforcement.api.base import PartnerView
from enforcement.api.bearer import RememberedBearer
from enforcement.api.displays import DISPLAY
from enforcement.api.docs import answers
from enforcement.api.shapes import Day, Fields, Maybe, Rows, Text, Whole, read
from enforcement.models import PartnerAgency
from enforcement.rules.disclosure import Told
from enforcement.rules.instants import instant
from enforcement.rules.purposes import Purpose
from enforcement.rules.questions import Person, Question
from enforcement.rules.quotas import Kind
from enforcement.rules.scopes import Scope
from enforcement.rules.verdicts import Answer, Do
from enforcement.selectors import credentials
from enforcement.selectors.credentials import Credential
from enforcement.services import canaries, checks, fishing
from enforcement.services.checks import Reply

PERSON = Fields(
    {
        "id_type": Text(choices=tuple(sorted(ID_TYPES))),
        "id_number": Text(most=40),
        "name": Text(most=120),
        "issuer": Maybe(Text(most=3, least=3, example="CHN")),
    },
    into=Person,
)


def _question(
    measure: str,
    purpose: str,
    user_reference: str,
    subjects: Sequence[Person],
    use_on: date | None = None,
    on_behalf_of: str = "",
) -> Question:
    return Question(measure, Purpose(purpose), user_reference, subjects, use_on, on_behalf_of)


QUESTION = Fields(
    {
        "measure": Text(most=30, example="air"),
        "purpose": Text(choices=tuple(Purpose)),
        "use_on": Maybe(Day()),
        "user_reference": Text(most=80, example="counter-17"),
        "on_behalf_of": Maybe(Text(most=80)),
        "subjects": Rows(PERSON, least=1, most=10_000),
    },
    into=_question,
)
INSTANT = Text(format="date-time")
CAUSE = Fields(
    {
        "decision": Maybe(Text()),
        "court": Text(),
        "measure": Text(),
        "legal_basis": Text(),
        "since": Day(),
        "until": Maybe(Day()),
        "review_on": Maybe(Day()),
    }
)
ANSWER = Fields(
    {
        "receipt": Text(),
        "as_of": INSTANT,
        "register_version": Whole(),
        "answers": Rows(
            Fields(
                {
                    "verdict": Text(choices=tuple(Answer)),
                    "do": Text(choices=tuple(Do)),
                    "reference": Maybe(Text(most=10)),
                    "display": Fields({"zh": Text(), "en": Text()}),
                    "valid_until": INSTANT,
                    "because": Rows(CAUSE),
                }
            )
        ),
    }
)
EXAMPLE = OpenApiExample(
    "One traveller",
    request_only=True,
    value={
        "measure": "air",
        "purpose": "sale",
        "use_on": "2026-12-24",
        "user_reference": "counter-17",
        "subjects": [
            {"id_type": "citizen_id", "id_number": "990000199001010017", "name": "张三", "issuer": "CHN"}
        ],
    },
)


class ChecksView(PartnerView):
    """1 to 10,000 people, one measure; the answers stand in the order of the people."""

    authentication_classes = [RememberedBearer]
    required_scopes = [Scope.CHECKS]
    quotas = {"POST": Kind.CHECKS}

    @extend_schema(
        operation_id="check",
        tags=["checks"],
        request={"application/json": QUESTION.schema()},
        responses=answers(ANSWER),
        examples=[EXAMPLE],
    )
    def post(self, request: Request) -> Response:
        """Do what `do` says; there is nothing to interpret.

        `restricted` may be reused until `valid_until` and never after; `clear` for the same booking. No
        answer in time means: sell and ask again, never cancel afterwards. The receipt proves the answer
        later; the register cannot search by person for what was clear.
        """
        question = read(QUESTION, request.data)
        self.charge_anew(len(question.people))
        try:
            answer = self._answer(question)
        except DomainError:
            with self.act():  # of a check, only the refusal that the ledger keeps is an act
                raise
        alarm(self.agency, answer, self.act)
        return Response(written(answer, self.agency, request.auth))  # type: ignore[arg-type]

    def _answer(self, question: Question) -> checks.Answer:
        try:
            entered = self.request.auth.stamp  # type: ignore[union-attr]
            return checks.answer(agency=self.agency, question=question, now=timezone.now(), entered=entered)
        except credentials.Outdated:
            credentials.forget()
            self.enter_anew()
            return checks.answer(agency=self.agency, question=question, now=timezone.now())


def alarm(
    agency: PartnerAgency,
    answer: checks.Answer,
    act: Callable[[], AbstractContextManager[Act]],
) -> None:
    """What nobody asks who has a customer before him calls the administrator; the answer stays the same."""
    if answer.canaries:
        with act() as alarming:
            canaries.alarm(act=alarming, asking=agency, canary_ids=answer.canaries)
    signs = fishing.watch(agency=agency, answer=answer)
    if signs:
        with act() as alarming:
            fishing.alarm(act=alarming, agency=agency, signs=signs)


def written(answer: checks.Answer, agency: PartnerAgency, credential: Credential) -> dict[str, Any]:
    """The answer as this credential may read it."""
    causes = agency.sees_causes and credential.allow_scopes([Scope.BECAUSE])
    return {
        "receipt": answer.receipt,
        "as_of": instant(answer.as_of),
        "register_version": answer.register_version,
        "answers": _replies(answer.replies, causes=causes),
    }


def _replies(replies: Sequence[Reply], *, causes: bool) -> list[orjson.Fragment]:
    """Of thousands nearly all have one and the same answer, which is then written once."""
    written = {
        id(reply): orjson.Fragment(orjson.dumps(_reply(reply, causes=causes)))
        for reply in {id(reply): reply for reply in replies}.values()
    }
    return [written[id(reply)] for reply in replies]


def _reply(reply: Reply, *, causes: bool) -> dict[str, Any]:
    return {
        "verdict": reply.verdict.value,
        "do": reply.do.value,
        "reference": reply.reference,
        "display": DISPLAY[reply.verdict],
        "valid_until": instant(reply.valid_until),
        "because": [_cause(cause) for cause in reply.because] if causes else [],
    }


def _cause(cause: Told) -> dict[str, Any]:
    return {
        "decision": cause.decision,
        "court": cause.court,
        "measure": cause.measure,
        "legal_basis": cause.legal_basis,
        "since": cause.since.isoformat(),
        "until": cause.until.isoformat() if cause.until else None,
        "review_on": cause.review_on.isoformat() if cause.review_on else None,
    }
