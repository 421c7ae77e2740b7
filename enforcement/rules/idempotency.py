"""What an `Idempotency-Key` may be, and for how long the answer under it is given again."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code

KEPT_FOR: Final = timedelta(days=7)
PATTERN: Final = r'^"?([A-Za-z0-9._:-]{1,128})"?$'
_KEY = re.compile(PATTERN, re.ASCII)


def key_of(header: str | None) -> str:
    """The key that the header names, with or without quotes; "" without the header. Raises `idempotency.key_malformed`."""
    if header is None:
        return ""
    found = _KEY.fullmatch(header.strip())
    if found is None:
        raise DomainError(Code.IDEMPOTENCY_KEY_MALFORMED)
    return found[1]
