"""The sealed form of a cursor: opaque to the reader, and nobody else can make one."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import astuple

from cryptography.exceptions import InvalidTag

from courts.models.secrets import decrypt, encrypt
from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.cursors import Cursor
from enforcement.selectors.agencies import UNDER


def seal(cursor: Cursor) -> str:
    """The text that the agency hands back to go on."""
    sealed = encrypt(json.dumps(astuple(cursor)), under=UNDER)
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def open_sealed(text: str) -> Cursor:
    """The cursor again. Raises `cursor.invalid` for anything that was not sealed here."""
    try:
        sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        return Cursor(*json.loads(decrypt(sealed, under=UNDER)))
    except (binascii.Error, InvalidTag, ValueError):
        raise DomainError(Code.CURSOR_INVALID) from None
