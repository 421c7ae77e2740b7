"""`Idempotency-Key`: the header of a POST that writes, and the answer that is given again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from courts.services.acts import Act
from enforcement.api.base import PartnerView
from enforcement.rules.idempotency import KEPT_FOR, PATTERN, key_of
from enforcement.services import kept_answers

REPLAYED: Final = "Idempotency-Replayed"
KEY: Final = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": PATTERN},
    OpenApiParameter.HEADER,
    description=(
        f"Of your choice, new for each new request. For {KEPT_FOR.days} days the same key with the same body is "
        f"answered as the first time, with `{REPLAYED}: true`, and writes nothing; with another body it is "
        "refused. A request that was refused may be sent again under its key."
    ),
)


def once(view: PartnerView, request: Request, work: Callable[[Act], dict[str, Any]]) -> Response:
    """Do `work` in the one act of this request, unless its key has an answer already; then give that."""
    key = key_of(request.headers.get("Idempotency-Key"))
    with view.act() as act:
        if not key:
            return Response(work(act))
        row = kept_answers.claim(
            act=act, agency=view.agency, key=key, address=request.path, body=request.data
        )
        if row.answer is not None:
            return Response(row.answer, headers={REPLAYED: "true"})
        answer = work(act)
        kept_answers.fill(row=row, answer=answer)
    return Response(answer)


def once_in_parts(view: PartnerView, request: Request, work: Callable[[], dict[str, Any]]) -> Response:
    """As `once`, for work of several acts, of which each, done again, changes nothing.

    Such work may be cut off between two acts; then no answer is kept, and the same request ends it.
    """
    key = key_of(request.headers.get("Idempotency-Key"))
    if not key:
        return Response(work())
    with view.act() as act:
        row = kept_answers.claim(
            act=act, agency=view.agency, key=key, address=request.path, body=request.data
        )
    if row.answer is not None:
        return Response(row.answer, headers={REPLAYED: "true"})
    answer = work()
    with view.act():
        kept_answers.fill(row=row, answer=answer)
    return Response(answer)
