"""A file served whole or in part: `Range`, `If-Range`, `ETag` and `If-None-Match` of RFC 9110."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Final

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

CHUNK: Final = 256 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def serve(request: Request, path: Path, *, size: int, etag: str, content_type: str) -> HttpResponseBase:
    """The file, the part asked for (206), nothing new (304), or no such part (416). Never read into memory."""
    tag = f'"{etag}"'
    if request.headers.get("If-None-Match") in (tag, "*"):
        answer: HttpResponseBase = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    else:
        asked = request.headers.get("Range", "")
        if request.headers.get("If-Range") not in (None, tag):
            asked = ""
        answer = _content(path, size, asked)
        answer["Content-Type"] = content_type
    answer["ETag"], answer["Accept-Ranges"] = tag, "bytes"
    return answer


def _content(path: Path, size: int, asked: str) -> HttpResponseBase:
    part = _part(asked, size)
    if part is None:
        answer = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        answer["Content-Range"] = f"bytes */{size}"
        return answer
    streamed = StreamingHttpResponse(_read(path, part))
    streamed["Content-Length"] = str(len(part))
    if len(part) != size:
        streamed.status_code = HTTPStatus.PARTIAL_CONTENT
        streamed["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return streamed


def _part(asked: str, size: int) -> range | None:
    """The bytes asked for; all of them for a header that is none or names several parts, None if there are none."""
    found = _RANGE.fullmatch(asked.strip())
    if found is None or found.groups() == ("", ""):
        return range(size)
    first, last = found.groups()
    end = min(size, int(last) + 1) if first and last else size
    return range(int(first) if first else max(0, size - int(last)), end) or None


def _read(path: Path, part: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(part.start)
        left = len(part)
        while left and (chunk := file.read(min(left, CHUNK))):
            left -= len(chunk)
            yield chunk
