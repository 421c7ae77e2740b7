"""May a reader of the feed go on where it stopped."""

from __future__ import annotations

from typing import Any

import pytest

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.cursors import Cursor

CURSOR = Cursor("airline", "k1", "scope", 7)
NOW: dict[str, Any] = {"agency": "airline", "scope": "scope", "live_keys": {"k1", "k2"}}


def test_a_cursor_of_the_same_agency_scope_and_a_live_key_goes_on() -> None:
    CURSOR.check(**NOW)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"agency": "railway"}, Code.CURSOR_INVALID),
        ({"scope": "other"}, Code.CURSOR_SCOPE_CHANGED),
        ({"live_keys": {"k2"}}, Code.CURSOR_KEY_ROTATED),
    ],
)
def test_any_other_starts_anew(changed: dict[str, Any], code: Code) -> None:
    with pytest.raises(DomainError) as refused:
        CURSOR.check(**NOW | changed)
    assert refused.value.code == code
