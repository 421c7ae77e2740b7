"""Every refusal of the API as `application/problem+json` (RFC 9457) with a stable code.

`type` is `/problems/<code>` and leads to a page that says it in words (explained.py), `code` what clients match,
`errors` the fields at fault by JSON pointer, `article` the provision behind a refusal. No value of the request is
repeated: it may be an identity number.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import Http404
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from courts.rules.codes import Code as CourtsCode
from courts.rules.errors import DomainError
from enforcement.api.codes import Refusal
from enforcement.api.media import TooLarge
from enforcement.api.shapes import Fields, Malformed, Maybe, Rows, Text, Whole
from enforcement.rules.codes import Code

logger = logging.getLogger("luyue.api")

CONTENT_TYPE = "application/problem+json"

# A rule's refusal is 422 unless it stands here.
STATUS: dict[str, HTTPStatus] = {
    Code.MEASURE_OUT_OF_SCOPE: HTTPStatus.FORBIDDEN,
    Code.MEMORANDUM_EXPIRED: HTTPStatus.FORBIDDEN,
    Code.MEMORANDUM_NOT_IN_FORCE: HTTPStatus.FORBIDDEN,
    Code.MEMORANDUM_SUSPENDED: HTTPStatus.FORBIDDEN,
    Code.MEASURE_WITHOUT_BASIS: HTTPStatus.FORBIDDEN,
    Code.AGENCY_INACTIVE: HTTPStatus.FORBIDDEN,
    Code.AGENCY_KEY_MISSING: HTTPStatus.FORBIDDEN,
    Code.ENDPOINT_EXISTS: HTTPStatus.CONFLICT,
    Code.ENDPOINT_UNKNOWN: HTTPStatus.NOT_FOUND,
    CourtsCode.PERMISSION_DENIED: HTTPStatus.FORBIDDEN,
    Code.QUOTA_EXHAUSTED: HTTPStatus.TOO_MANY_REQUESTS,
    Code.CURSOR_INVALID: HTTPStatus.BAD_REQUEST,
    Code.IDEMPOTENCY_KEY_MALFORMED: HTTPStatus.BAD_REQUEST,
    Code.RECEIPT_MALFORMED: HTTPStatus.BAD_REQUEST,
    Code.CURSOR_SCOPE_CHANGED: HTTPStatus.GONE,
    Code.CURSOR_KEY_ROTATED: HTTPStatus.GONE,
    Code.REPORT_DIFFERS: HTTPStatus.CONFLICT,
    Code.SANDBOX_OUTAGE: HTTPStatus.SERVICE_UNAVAILABLE,
    Code.SNAPSHOT_GONE: HTTPStatus.GONE,
    CourtsCode.PERFORMANCE_DIFFERS: HTTPStatus.CONFLICT,
    CourtsCode.PERFORMANCE_REFERENCE_USED: HTTPStatus.CONFLICT,
}

# Where whoever is refused with this code goes on.
SEE: dict[str, str] = dict.fromkeys(
    (Code.CURSOR_SCOPE_CHANGED, Code.CURSOR_KEY_ROTATED, Code.SNAPSHOT_GONE), "/api/v1/snapshot"
)

REFUSALS: tuple[tuple[type[Exception], Refusal], ...] = (
    (exceptions.NotAuthenticated, Refusal.CREDENTIAL_MISSING),
    (exceptions.AuthenticationFailed, Refusal.CREDENTIAL_MISSING),
    (exceptions.PermissionDenied, Refusal.SCOPE_MISSING),
    (exceptions.MethodNotAllowed, Refusal.METHOD_NOT_ALLOWED),
    (exceptions.UnsupportedMediaType, Refusal.REQUEST_NOT_JSON),
    (exceptions.ParseError, Refusal.REQUEST_NOT_JSON),
    (TooLarge, Refusal.REQUEST_TOO_LARGE),
    (Http404, Refusal.NOT_FOUND),
)

SHAPE = Fields(
    {
        "type": Text(example="/problems/measure.out_of_scope"),
        "title": Text(),
        "status": Whole(400, 599),
        "code": Text(example="measure.out_of_scope"),
        "errors": Rows(
            Fields(
                {
                    "pointer": Maybe(Text(least=0, example="/subjects/0/id_number")),
                    "parameter": Maybe(Text(example="limit")),
                    "code": Text(example="field.missing"),
                }
            )
        ),
        "article": Text(least=0),
        "see": Maybe(Text(example="/api/v1/snapshot")),
        "request_id": Text(),
    }
)


def handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's `EXCEPTION_HANDLER`: a problem for what is refused, None (an error of ours) for all else."""
    request: Request = context["request"]
    if isinstance(exc, DomainError):
        return _of_rule(exc, request)
    if isinstance(exc, Malformed):
        return problem(request, HTTPStatus.BAD_REQUEST, Refusal.REQUEST_MALFORMED, faults=exc.faults)
    plain = exception_handler(exc, context)
    code = next((code for kind, code in REFUSALS if isinstance(exc, kind)), None)
    if plain is None or code is None:
        return plain
    answer = problem(request, HTTPStatus(plain.status_code), code)
    for header in ("WWW-Authenticate", "Allow", "Retry-After"):
        if plain.has_header(header):
            answer[header] = plain[header]
    return answer


def problem(
    request: Request,
    status: HTTPStatus,
    code: str,
    *,
    faults: Sequence[tuple[str, str]] = (),
    article: str = "",
) -> Response:
    """The answer that refuses `request` with `code`; the log names the caller's own trace beside our id."""
    request_id, agency = getattr(request, "request_id", ""), getattr(request, "agency", None)
    logger.warning(
        "refused %s agency=%s request=%s trace=%s",
        code,
        agency.code if agency else "-",
        request_id,
        getattr(request, "trace_id", "") or "-",
    )
    body = {
        "type": f"/problems/{code}",
        "title": status.phrase,
        "status": int(status),
        "code": str(code),
        "errors": [_fault(place, fault) for place, fault in faults],
        "article": article,
        "see": SEE.get(code),
        "request_id": request_id,
    }
    return Response(body, status=status, content_type=CONTENT_TYPE)


def _fault(place: str, code: str) -> dict[str, str | None]:
    in_body = place == "" or place.startswith("/")
    return {
        "pointer": place if in_body else None,
        "parameter": None if in_body else place,
        "code": str(code),
    }


def _of_rule(refusal: DomainError, request: Request) -> Response:
    status = STATUS.get(refusal.code, HTTPStatus.UNPROCESSABLE_ENTITY)
    at = refusal.context.get("pointer")
    faults = [(str(at), refusal.code)] if at is not None else []
    answer = problem(request, status, refusal.code, faults=faults, article=refusal.article)
    if "retry_after" in refusal.context:
        answer["Retry-After"] = str(refusal.context["retry_after"])
    return answer
