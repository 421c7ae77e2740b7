"""`ETag` and `If-None-Match` (RFC 9110) of answers that seldom change."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpResponseBase
from django.utils.cache import set_response_etag
from django.utils.http import parse_etags
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request
from rest_framework.response import Response

IF_NONE_MATCH: Final = OpenApiParameter(
    "If-None-Match", str, OpenApiParameter.HEADER, description="The `ETag` of the answer that you have."
)
NOT_MODIFIED: Final = {304: OpenApiResponse(description="You have it.")}


class Revalidated:
    """A view whose answer to a GET need not be sent again to whoever has it."""

    cache_control = "private, no-cache"

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        final: Response = super().finalize_response(request, response, *args, **kwargs)  # type: ignore[misc]
        if final.status_code == HTTPStatus.OK:
            final.add_post_render_callback(partial(_tag, request))
        return final


def _tag(request: Request, response: HttpResponseBase) -> None:
    """Name the body, unless the view has, and leave it out where the caller has it; all other headers stay."""
    if not response.has_header("ETag"):
        set_response_etag(response)
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in known or response["ETag"] in [tag.removeprefix("W/") for tag in known]:
        response.status_code = HTTPStatus.NOT_MODIFIED
        response.content = b""  # type: ignore[attr-defined]
        del response["Content-Type"]
