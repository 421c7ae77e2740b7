"""Does an answer have the shape that the OpenAPI document promises?"""

from __future__ import annotations

from typing import Any

import jsonschema  # type: ignore[import-untyped]

from enforcement.api import problems
from enforcement.api.shapes import Fields


def is_shaped(body: Any, shape: Fields) -> bool:
    jsonschema.validate(body, shape.answer_schema())
    return True


def code_of(answer: Any, status: int) -> str:
    """The code of a problem, whose shape, type and status are checked on the way."""
    assert answer.status_code == status
    assert answer["Content-Type"] == problems.CONTENT_TYPE
    body = answer.json()
    assert is_shaped(body, problems.SHAPE)
    assert (body["type"], body["status"]) == (f"/problems/{body['code']}", status)
    return str(body["code"])
