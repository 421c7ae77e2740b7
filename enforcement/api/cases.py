"""`POST /court/cases`: cases and judgments from the court's own case system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from courts.rules.identity import ID_TYPES
from enforcement.api.base import PartnerView
from enforcement.api.docs import answers
from enforcement.api.once import KEY, once_in_parts
from enforcement.api.shapes import Fields, Maybe, Rows, Text, read
from enforcement.rules import court_cases
from enforcement.rules.exchange import ImportRow, RowRefused
from enforcement.rules.scopes import Scope
from enforcement.selectors import intake
from enforcement.services import import_batches, intake_refusals

JUDGMENT = Fields({"number": Text(most=80), "maker": Text(most=120)})
DEBTOR = Fields(
    {
        "id_type": Text(choices=tuple(sorted(ID_TYPES))),
        "id_number": Text(most=40),
        "issuer": Maybe(Text(most=3, least=3, example="CHN")),
        "name": Text(most=120),
        "sex": Maybe(Text(choices=("男", "女"))),
        "representative": Maybe(Text(most=120)),
    }
)
OBLIGATION = Fields(
    {
        "content": Text(most=5000),
        "kind": Maybe(Text(most=40, example="OB1")),
        "amount": Maybe(Text(most=20, example="10000.00")),
        "performance": Maybe(Text(most=40)),
        "performed_part": Maybe(Text(most=200)),
        "unperformed_part": Maybe(Text(most=200)),
    }
)
CASE = Fields(
    {
        "number": Text(most=60, example="（2026）京0105执1234号"),
        "court": Text(most=120),
        "filed_on": Text(most=20, example="2026-03-28"),
        "judgment": JUDGMENT,
        "debtor": DEBTOR,
        "obligation": OBLIGATION,
    }
)
GIVEN = Fields({"cases": Rows(CASE, least=1, most=1000)})
TAKEN = Fields(
    {
        "accepted": Rows(
            Fields(
                {
                    "pointer": Text(example="/cases/0"),
                    "number": Text(),
                    "outcome": Text(choices=("taken", "known")),
                }
            )
        ),
        "refused": Rows(
            Fields(
                {
                    "pointer": Text(example="/cases/1/debtor/id_number"),
                    "code": Text(example="identity.checksum"),
                }
            )
        ),
    }
)
EXAMPLE = OpenApiExample(
    "A debtor in a case",
    request_only=True,
    value={
        "cases": [
            {
                "number": "（2026）京0105执1234号",
                "court": "北京市朝阳区人民法院",
                "filed_on": "2026-03-28",
                "judgment": {"number": "（2025）京0105民初907号", "maker": "北京市朝阳区人民法院"},
                "debtor": {"id_type": "citizen_id", "id_number": "990000199001010017", "name": "宇文翔"},
                "obligation": {"content": "宇文翔支付货款10000元。", "kind": "OB1", "amount": "10000.00"},
            }
        ]
    },
)


class CasesView(PartnerView):
    """By the same rules and services as an imported file."""

    required_scopes = [Scope.COURT_CASES]

    @extend_schema(
        operation_id="take_cases",
        tags=["court"],
        parameters=[KEY],
        request={"application/json": GIVEN.schema()},
        responses=answers(TAKEN),
        examples=[EXAMPLE],
    )
    def post(self, request: Request) -> Response:
        """1 to 1,000 debtors, each in one case with one duty. Nothing is published and nobody is restricted.

        A row that stands already is `known` and changes nothing, so a request may be sent again. A row that
        cannot be taken is `refused` with the place and the reason, kept for the court to see, and holds up no
        other; mend it and send it again. An obligation without a `kind` is for a clerk to classify.
        """
        given = read(GIVEN, request.data)["cases"]
        return once_in_parts(self, request, lambda: self._taken(given))

    def _taken(self, given: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        rows, refusals = _read(given)
        known_courts = intake.courts()
        taken: set[int] = set()
        for outcome in import_batches.writing(known_courts, self.act, self.agency)(rows):
            taken |= {each.row.line for each in outcome.taken}
            refusals += outcome.refused
        if refusals:
            with self.act() as act:
                intake_refusals.keep(act=act, agency=self.agency, rows=given, refusals=refusals)
        refused = {each.line for each in refusals}
        accepted = [_accepted(row, taken) for row in rows if row.line not in refused]
        return {"accepted": accepted, "refused": [_refused(each) for each in sorted(refusals, key=_line)]}


def _read(given: Sequence[Mapping[str, Any]]) -> tuple[list[ImportRow], list[RowRefused]]:
    rows, refusals, today = [], [], timezone.localdate()
    for index, row in enumerate(given):
        try:
            rows.append(court_cases.read(index, row, today))
        except RowRefused as refusal:
            refusals.append(refusal)
    return rows, refusals


def _line(refusal: RowRefused) -> int:
    return refusal.line


def _accepted(row: ImportRow, taken: set[int]) -> dict[str, str]:
    outcome = "taken" if row.line in taken else "known"
    return {"pointer": f"/cases/{row.line}", "number": row.case_number, "outcome": outcome}


def _refused(refusal: RowRefused) -> dict[str, str]:
    return {"pointer": court_cases.pointer(refusal), "code": str(refusal.code)}
