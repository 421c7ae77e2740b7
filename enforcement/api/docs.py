"""The description of the API: the OpenAPI document, the page that shows it, and what all operations share."""

from __future__ import annotations

from typing import Any, Final

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.contrib.django_oauth_toolkit import DjangoOAuthToolkitScheme
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from enforcement.api import problems
from enforcement.api.examples import ANSWERS
from enforcement.api.revalidation import Revalidated
from enforcement.api.shapes import Fields, Text, Whole
from enforcement.rules import webhooks

# Part of the contract with every partner; the figures are those of rules/failures.py, and a test compares them.
DESCRIPTION = """\
Ask whether a measure may be sold to somebody, follow what changes, keep a mirror.

## When something fails

- **No answer in time** means: sell, and ask again. Never cancel afterwards what was sold without an answer.
- **`restricted`** may be reused until `valid_until`, 15 minutes, and never after: what was performed in the
  meantime is released at once. **`clear`** may be reused for the same booking for 24 hours.
- **A mirror** answers while it is at most 15 minutes behind the signed head of `/status`; older, it answers
  `unknown`, which sells. `python -m enforcement.mirror` is one that does all of this.
- **410** on the feed or a file: your scope changed or your key ended; take a new snapshot. `see` is its address.
- **What a memorandum binds** is the sale, unless it says carriage. Tickets that were issued before, return legs,
  transit and a rebooking by the carrier fly.
- **A name that differs** never refuses: `name_mismatch` sells and reports.

## What is kept of a check

One row for the request, and one for each person who was found `restricted`, `exempt` or of another name. Of
whoever was `clear` nothing can be found by person: the salt that proves the answer is in your receipt alone.
Keep the receipt; `/receipts/verify` proves by it, to anybody, what was answered on that day.

## What all calls share

- **Refused.** `application/problem+json`. Match `code`; `type` leads to a page that says it in words, `errors` names
  each field by JSON pointer, and no value of yours is repeated.
- **Quota.** Checks (a unit a person), feed, writes and other reads are counted apart. `RateLimit-Policy` and
  `RateLimit` say on every answer how you stand, at the process of ours that answered: each grants its share, so use
  several connections. Beyond it: 429 `quota.exhausted`, and `Retry-After`. A search for numbers (many that cannot
  be, numbers in a row) refuses nothing and calls our administrator.
- **Sent twice.** Every POST that writes takes an `Idempotency-Key`; the answer is kept for 7 days.
- **Not sent twice.** `ETag` and `If-None-Match` on catalogue, memoranda, snapshot and this description.
- **Traced.** `X-Request-Id` is yours or ours, and on every answer; the trace of a `traceparent` (W3C) stands beside
  it in our log.
- **Versions.** The major version is in the address, the whole one in `API-Version`. An address that will go says so
  by `Deprecation` and `Sunset`, half a year before.
- **Credentials.** Two live side by side while you change over; one that is ended, or an agency that is switched off,
  is refused at the next request. No list has a total, and none has pages by number: `next` is a sealed cursor.
"""
REFUSED = {
    400: "The request is malformed: `errors` name fields and parameters.",
    401: "No valid token.",
    403: "The scope, the measure or the memorandum does not allow it.",
    422: "The law or the register does not allow it: see `code` and `article`.",
    429: "More than your quota: `Retry-After` says how many seconds to wait.",
    503: "No answer now; `Retry-After` says in how many seconds. A sandbox plays it.",
}

# What a group of operations means together, for who integrates them (CommonMark).
GROUPS = {
    "release loop": """
An agency has three marks on the feed, each with its time: **told** (a webhook reached you), **read** (you fetched
the page) and **applied** (your counters follow it). The status of any change is your first mark at or past its
position. A person who has performed sees, agency by agency, when the release was applied.

1. Read `GET /changes` and put the changes into your systems.
2. `POST /acknowledgements` with the position up to which everything is in force. Name as `exceptions` what could
   not be applied: `not_found` (nobody of this document), `refused`, `deferred`. The court gets a task for each.
3. When you have applied an exception after all, name its position in `resolved`.

What sets somebody free (`stayed`, `lifted`, `cancelled`, `exempted`) is late after one working day, everything
else after three; then the court asks you.

**When you are bound.** Your duty to assist begins on the day on which the notice to assist 协助执行通知书 is
delivered: on paper, by the date on the receipt; under a memorandum that accepts electronic notices, when you
read the order in the feed. Until then the answers of `POST /checks` inform you and bind you to nothing.
`POST /reports` tells you that day as `bound_since`.

**Reports** say what happened after a check of your own. They never count against the person, and nothing that
binds is changed by them; who the person is, the court answers on the same day.
""",
    "webhooks": """
Instead of asking for changes every minute, be told when there are some, after the Standard Webhooks specification.

1. `POST /endpoints` with your address. Keep the `secret`: it is shown once.
2. `POST /endpoints/{id}/challenge`. Within seconds your address receives `endpoint.challenge`; verify the signature
   and answer 200 with `{"challenge": ...}`, the value of `data`. From then on the endpoint is `active`.
3. On `changes.available` answer 2xx at once, and then read `GET /changes` from your cursor on. `data.position` says
   up to where; one below what you have read asks nothing of you. The message holds nothing else: what has changed
   you read under your own credential.

Verify `webhook-signature` over the bytes that came (HMAC-SHA-256, `v1`, one of several while a secret is changed),
refuse a `webhook-timestamp` more than five minutes off, and take a `webhook-id` that you know for what it is: the
same message again. There is at most one open notice for an endpoint; the newest position takes its place.

Any answer but 2xx within ten seconds is a failure, a redirect too. It is tried again after 5 seconds, 5 and 30
minutes, 2, 5, 10, 14, 20 and 24 hours, then the endpoint is `disabled`; on 410 at once. Nothing is lost by that:
read the feed, and have the endpoint verified anew by another challenge. `/endpoints/{id}/attempts` shows what was
tried. `manage.py partner_check URL` plays all of this against your own machine.
""",
}


def describe(result: dict[str, Any], **unused: Any) -> dict[str, Any]:
    """drf-spectacular's hook: the groups of operations with what they mean, and what each operation answers.

    A body is never left out.
    """
    for operations in result["paths"].values():
        for operation in operations.values():
            _show(operation)
            if "requestBody" in operation:
                operation["requestBody"]["required"] = True
    tags = [{"name": name, "description": text.strip()} for name, text in GROUPS.items()]
    sent = {str(kind): _sent(kind) for kind in webhooks.Kind}
    return result | {"tags": [*result.get("tags", []), *tags], "webhooks": sent}


# What an endpoint receives as `data`, and what it answers.
DATA: Final = {
    webhooks.Kind.CHANGES: Fields({"position": Whole(1)}),
    webhooks.Kind.CHALLENGE: Fields({"challenge": Text(most=64)}),
    webhooks.Kind.TEST: Fields({}),
}
ANSWERED: Final = {webhooks.Kind.CHALLENGE: Fields({"challenge": Text(most=64)})}


def _sent(kind: webhooks.Kind) -> dict[str, Any]:
    """A message as OpenAPI describes it."""
    body = Fields({"type": Text(choices=(kind,)), "timestamp": Text(format="date-time"), "data": DATA[kind]})
    answer: dict[str, Any] = {"description": "Any 2xx: received."}
    if kind in ANSWERED:
        answer["content"] = {"application/json": {"schema": ANSWERED[kind].answer_schema()}}
    request = {"required": True, "content": {"application/json": {"schema": body.answer_schema()}}}
    described = {"summary": kind, "tags": ["webhooks"], "requestBody": request, "responses": {"200": answer}}
    return {"post": described | {"security": []}}


def answers(shape: Fields | None, *, status: int = 200, **more: str) -> dict[Any, Any]:
    """The responses of an operation, None for one without a body; `more` describes further refusals, as `s410="..."`."""
    return {status: shape.answer_schema() if shape else None} | refusals(**more)


def _show(operation: dict[str, Any]) -> None:
    if operation["operationId"] in ANSWERS:
        example = {"summary": "An answer", "value": ANSWERS[operation["operationId"]]}
        done = next(status for status in operation["responses"] if status.startswith("2"))
        operation["responses"][done]["content"]["application/json"]["examples"] = {"Answer": example}


def refusals(**more: str) -> dict[Any, Any]:
    """The responses of an operation that refuse; every call of a partner may have them."""
    refused = REFUSED | {int(key[1:]): text for key, text in more.items()}
    return {
        (code, problems.CONTENT_TYPE): OpenApiResponse(problems.SHAPE.answer_schema(), description=text)
        for code, text in sorted(refused.items())
    }


class BearerScheme(DjangoOAuthToolkitScheme):  # type: ignore[no-untyped-call]
    """Our reading of a token stands in the document as what it is: OAuth 2."""

    target_class = "enforcement.api.bearer.Bearer"


class RememberedBearerScheme(BearerScheme):  # type: ignore[no-untyped-call]
    """The same token, and the same component of the document, which `BearerScheme` alone enters."""

    target_class = "enforcement.api.bearer.RememberedBearer"
    name = ()  # type: ignore[assignment] # none of its own

    def get_security_requirement(self, auto_schema: AutoSchema) -> Any:
        return BearerScheme(self.target).get_security_requirement(auto_schema)  # type: ignore[no-untyped-call]


class SchemaView(Revalidated, SpectacularJSONAPIView):
    """`GET /openapi.json`."""

    custom_settings = {"DESCRIPTION": DESCRIPTION}


# The page comes from our own server, and its script sets styles in the markup.
@method_decorator(csp_update({"style-src": [SELF, UNSAFE_INLINE]}), name="dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """`GET /docs`: the description to read and to try."""

    url_name = "api:schema"
