"""`GET /measures` and `GET /memoranda`: what a measure means and rests on, and what the agency may ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from enforcement.api.base import PartnerView
from enforcement.api.docs import answers
from enforcement.api.revalidation import IF_NONE_MATCH, NOT_MODIFIED, Revalidated
from enforcement.api.shapes import Day, Fields, Flag, Maybe, Rows, Text
from enforcement.models import LegalBasis, Measure, Memorandum
from enforcement.rules.scopes import Scope
from enforcement.selectors import memoranda

BOTH = Fields({"zh": Text(), "en": Text()})
BASIS = Fields(
    {
        "code": Text(),
        "level": Text(choices=tuple(LegalBasis.Level.values)),
        "document": BOTH,
        "number": Text(least=0),
        "article": BOTH,
        "valid_from": Day(),
        "valid_until": Maybe(Day()),
    }
)
MEASURES = Fields(
    {
        "measures": Rows(
            Fields(
                {
                    "code": Text(example="air"),
                    "item": Text(example="H1"),
                    "name": BOTH,
                    "meaning": BOTH,
                    "excludes": BOTH,
                    "legal_bases": Rows(BASIS),
                }
            )
        )
    }
)
MEMORANDA = Fields(
    {
        "memoranda": Rows(
            Fields(
                {
                    "number": Text(),
                    "title": Text(),
                    "measures": Rows(Text()),
                    "binds": Text(choices=tuple(Memorandum.Binds.values)),
                    "valid_from": Day(),
                    "valid_until": Maybe(Day()),
                    "in_force": Flag(),
                }
            )
        )
    }
)


class MeasuresView(Revalidated, PartnerView):
    """The catalogue."""

    required_scopes = [Scope.CHECKS]

    @extend_schema(
        operation_id="measures",
        tags=["catalogue"],
        parameters=[IF_NONE_MATCH],
        responses=answers(MEASURES) | NOT_MODIFIED,
    )
    def get(self, request: Request) -> Response:
        """Every measure with what it means at a counter, what it does not include, and its legal bases."""
        return Response({"measures": [_measure(row) for row in memoranda.measures()]})


class MemorandaView(Revalidated, PartnerView):
    """The agency's own scope."""

    required_scopes = [Scope.CHECKS]

    @extend_schema(
        operation_id="memoranda",
        tags=["catalogue"],
        parameters=[IF_NONE_MATCH],
        responses=answers(MEMORANDA) | NOT_MODIFIED,
    )
    def get(self, request: Request) -> Response:
        """Your memoranda: which measures, what they bind (the sale, or the carriage), from and until when."""
        today = timezone.localdate()
        return Response({"memoranda": [_memorandum(row, today) for row in memoranda.of(self.agency)]})


def _measure(row: Measure) -> dict[str, Any]:
    return {
        "code": row.code,
        "item": row.item,
        "name": {"zh": row.name_zh, "en": row.name_en},
        "meaning": {"zh": row.meaning_zh, "en": row.meaning_en},
        "excludes": {"zh": row.excludes_zh, "en": row.excludes_en},
        "legal_bases": [_basis(basis) for basis in row.bases.all()],
    }


def _basis(row: LegalBasis) -> dict[str, Any]:
    return {
        "code": row.code,
        "level": row.level,
        "document": {"zh": row.document_zh, "en": row.document_en},
        "number": row.number,
        "article": {"zh": row.article_zh, "en": row.article_en},
        "valid_from": row.valid_from.isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
    }


def _memorandum(row: Memorandum, today: date) -> dict[str, Any]:
    ended = row.valid_until is not None and row.valid_until < today
    return {
        "number": row.number,
        "title": row.title,
        "measures": sorted(measure.code for measure in row.measures.all()),
        "binds": row.binds,
        "valid_from": row.valid_from.isoformat(),
        "valid_until": row.valid_until.isoformat() if row.valid_until else None,
        "in_force": row.valid_from <= today and not ended,
    }
