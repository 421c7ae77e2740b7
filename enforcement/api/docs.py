"""The description of the API: the OpenAPI document, the page that shows it, and what all operations share."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.contrib.django_oauth_toolkit import DjangoOAuthToolkitScheme
from drf_spectacular.utils import OpenApiResponse
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from enforcement.api import problems
from enforcement.api.shapes import Fields

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
"""
REFUSED = {
    400: "The request is malformed: `errors` name fields and parameters.",
    401: "No valid token.",
    403: "The scope, the measure or the memorandum does not allow it.",
    422: "The law or the register does not allow it: see `code` and `article`.",
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
}


def describe(result: dict[str, Any], **unused: Any) -> dict[str, Any]:
    """drf-spectacular's hook: the groups of operations, with what they mean."""
    tags = [{"name": name, "description": text.strip()} for name, text in GROUPS.items()]
    return result | {"tags": [*result.get("tags", []), *tags]}


def answers(shape: Fields, *, status: int = 200, **more: str) -> dict[Any, Any]:
    """The responses of an operation; `more` describes further refusals, as `s410="..."`."""
    refused = REFUSED | {int(key[1:]): text for key, text in more.items()}
    return {status: shape.answer_schema()} | {
        (code, problems.CONTENT_TYPE): OpenApiResponse(problems.SHAPE.answer_schema(), description=text)
        for code, text in sorted(refused.items())
    }


class BearerScheme(DjangoOAuthToolkitScheme):  # type: ignore[no-untyped-call]
    """Our reading of a token stands in the document as what it is: OAuth 2."""

    target_class = "enforcement.api.bearer.Bearer"


class SchemaView(SpectacularJSONAPIView):
    """`GET /openapi.json`."""

    custom_settings = {"DESCRIPTION": DESCRIPTION}


# The page comes from our own server, and its script sets styles in the markup.
@method_decorator(csp_update({"style-src": [SELF, UNSAFE_INLINE]}), name="dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """`GET /docs`: the description to read and to try."""

    url_name = "api:schema"
