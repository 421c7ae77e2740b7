"""The side door of the court's own systems: what a debtor must pay, and that it was paid."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courts.models import Performance
from courts.rules.identity import ID_TYPES
from courts.rules.payoff import Part
from courts.services.acts import Act
from enforcement.api.base import PartnerView
from enforcement.api.docs import answers
from enforcement.api.once import KEY, once
from enforcement.api.shapes import Day, Fields, Flag, Maybe, Money, Rows, Text, Whole, read
from enforcement.rules.instants import instant
from enforcement.rules.questions import Person
from enforcement.rules.scopes import Scope
from enforcement.selectors import payoffs
from enforcement.services import performances

DEBTOR = Fields(
    {
        "id_type": Text(choices=tuple(sorted(ID_TYPES))),
        "id_number": Text(most=40),
        "issuer": Maybe(Text(most=3, least=3, example="CHN")),
    },
    into=lambda **given: Person(name="", **given),
)
CASE_NUMBER = Text(most=60, example="（2026）京0105执1234号")
CREDIT = Fields(
    {
        "case_number": CASE_NUMBER,
        "amount": Money(),
        "value_date": Day(),
        "reference": Text(most=80, example="20261124-000017"),
        "subject": Maybe(DEBTOR),
        "obligation": Maybe(Whole(1, 32767)),
    }
)
BOOKED = Fields(
    {
        "reference": Text(),
        "case_number": CASE_NUMBER,
        "amount": Money(),
        "value_date": Day(),
        "state": Text(choices=tuple(Performance.State.values)),
        "released": Flag(),
        "recorded_at": Text(format="date-time"),
    }
)
ASKED = Fields({"case_number": CASE_NUMBER, "value_date": Day(), "subject": Maybe(DEBTOR)})
AMOUNT = Text(example="4210.00")
QUOTE = Fields(
    {
        "case_number": CASE_NUMBER,
        "value_date": Day(),
        "total": AMOUNT,
        "lines": Rows(
            Fields(
                {
                    "obligation": Whole(1, 32767),
                    "part": Text(choices=tuple(Part)),
                    "amount": AMOUNT,
                    "rule": Text(),
                    "article": Text(),
                }
            )
        ),
    }
)

CREDITED = OpenApiExample(
    "A transfer that pays the case",
    request_only=True,
    value={
        "case_number": "（2026）京0105执1234号",
        "amount": "4210.00",
        "value_date": "2026-11-24",
        "reference": "20261124-000017",
    },
)
QUOTED = OpenApiExample(
    "What pays the case today",
    request_only=True,
    value={"case_number": "（2026）京0105执1234号", "value_date": "2026-11-24"},
)


class PerformancesView(PartnerView):
    """Money that the case-account system 一案一账号 has booked."""

    required_scopes = [Scope.COURT_PERFORMANCES]

    @extend_schema(
        operation_id="credit",
        tags=["court"],
        parameters=[KEY],
        request={"application/json": CREDIT.schema()},
        responses=answers(BOOKED, s409="`performance.differs`: this reference was booked with other facts."),
        examples=[CREDITED],
    )
    def post(self, request: Request) -> Response:
        """A credit that meets the payoff of its value date is confirmed and releases at once.

        Otherwise it is `recorded`, and the court confirms it. `reference` is the bank's own: sent again
        with the same facts it books nothing and gives the same answer. `subject` says who paid, where the
        case has several debtors; `obligation` is the number of the one meant.
        """
        credit = read(CREDIT, request.data)
        payer = credit.get("subject")

        def book(act: Act) -> dict[str, Any]:
            booked = performances.credit(
                act=act,
                agency=self.agency,
                case_number=credit["case_number"],
                amount=credit["amount"],
                value_day=credit["value_date"],
                reference=credit["reference"],
                subject=payoffs.subject_of(payer) if payer else None,
                obligation_ordinal=credit.get("obligation"),
            )
            return _booked(booked)

        return once(self, request, book)


class PayoffsView(PartnerView):
    """What pays everything, to a day. A POST, since an identity number never stands in an address."""

    required_scopes = [Scope.COURT_PERFORMANCES]

    @extend_schema(
        operation_id="payoff",
        tags=["court"],
        request={"application/json": ASKED.schema()},
        responses=answers(QUOTE),
        examples=[QUOTED],
    )
    def post(self, request: Request) -> Response:
        """`total` credited on or before `value_date` performs all that the debtor owes in money in this case."""
        asked = read(ASKED, request.data)
        quoted = payoffs.quoted(asked["case_number"], asked.get("subject"), asked["value_date"])
        lines = [
            {
                "obligation": quoted.ordinals[line.obligation_id],
                "part": line.part.value,
                "amount": f"{line.amount:.2f}",
                "rule": line.rule,
                "article": line.article,
            }
            for line in quoted.quote.lines
        ]
        return Response(
            {
                "case_number": quoted.case.number,
                "value_date": quoted.quote.value_day.isoformat(),
                "total": f"{quoted.quote.total:.2f}",
                "lines": lines,
            }
        )


def _booked(row: Performance) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "case_number": row.case.number,
        "amount": f"{row.amount:.2f}",
        "value_date": row.value_day.isoformat(),
        "state": str(row.state),
        "released": row.stays.exists(),
        "recorded_at": instant(row.recorded_at),
    }
