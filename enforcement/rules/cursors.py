"""May a reader of the feed go on where it stopped?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code


@dataclass(frozen=True)
class Cursor:
    """A place in the feed: whose, digests under which key, under which scope (fingerprint), after which position."""

    agency: str
    key_id: str
    scope: str
    position: int

    def check(self, *, agency: str, scope: str, live_keys: Collection[str]) -> None:
        """Raises `cursor.invalid`, `cursor.scope_changed` or `cursor.key_rotated`.

        After the latter two the reader starts anew: under another scope it has not seen what it may see
        now, and under another key it would not recognise whom it knows.
        """
        if self.agency != agency:
            raise DomainError(Code.CURSOR_INVALID)
        if self.scope != scope:
            raise DomainError(Code.CURSOR_SCOPE_CHANGED)
        if self.key_id not in live_keys:
            raise DomainError(Code.CURSOR_KEY_ROTATED)
