"""The description of the API: the OpenAPI document, the page that shows it, and what all operations share."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from drf_spectacular.utils import OpenApiResponse
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView

from enforcement.api import problems
from enforcement.api.shapes import Fields

REFUSED = {
    400: "The request is malformed: `errors` name fields and parameters.",
    401: "No valid token.",
    403: "The scope, the measure or the memorandum does not allow it.",
    422: "The law or the register does not allow it: see `code` and `article`.",
}


def answers(shape: Fields, *, status: int = 200, **more: str) -> dict[Any, Any]:
    """The responses of an operation; `more` describes further refusals, as `s410="..."`."""
    refused = REFUSED | {int(key[1:]): text for key, text in more.items()}
    return {status: shape.answer_schema()} | {
        (code, problems.CONTENT_TYPE): OpenApiResponse(problems.SHAPE.answer_schema(), description=text)
        for code, text in sorted(refused.items())
    }


class SchemaView(SpectacularJSONAPIView):
    """`GET /openapi.json`."""


# The page comes from our own server, and its script sets styles in the markup.
@method_decorator(csp_update({"style-src": [SELF, UNSAFE_INLINE]}), name="dispatch")
class DocsView(SpectacularSwaggerSplitView):
    """`GET /docs`: the description to read and to try."""

    url_name = "api:schema"
