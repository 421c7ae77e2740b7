"""How often may the doors of the public site be tried, and with what in hand.

What is counted is named by a digest of its own, never by an address, a number or a reference in clear. A
person's number is counted in a bucket that some thousand other people share: enough against trying names
for one number, too coarse to tell afterwards who was looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID


class Door(StrEnum):
    """What is counted: tries with one thing, or from one address."""

    REFERENCE = "reference"  # wrong characters beside one reference
    REFUSED_FROM = "refused_from"  # wrong references from one address
    RECORD_FORM = "record_form"  # one form is sent once
    RECORD_FROM = "record_from"  # records looked for from one address
    RECORD_OF = "record_of"  # records looked for with one number
    SIGN_IN_FROM = "sign_in_from"  # wrong sign-ins from one address
    VERIFY_FROM = "verify_from"  # verification codes tried from one address


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries within a span that begins with the first of them."""

    tries: int
    within: timedelta


LIMITS: Final[dict[Door, Limit]] = {
    Door.REFERENCE: Limit(5, timedelta(days=1)),
    Door.REFUSED_FROM: Limit(20, timedelta(hours=1)),
    Door.RECORD_FORM: Limit(1, timedelta(hours=1)),
    Door.RECORD_FROM: Limit(30, timedelta(hours=1)),
    Door.RECORD_OF: Limit(10, timedelta(hours=1)),
    Door.SIGN_IN_FROM: Limit(20, timedelta(hours=1)),
    Door.VERIFY_FROM: Limit(30, timedelta(hours=1)),
}
CODE_TRIES: Final = 5

_BUCKET_BITS: Final = 20


def bucket(digest: UUID) -> UUID:
    """The first 20 bits of a number's digest."""
    kept = 128 - _BUCKET_BITS
    return UUID(int=digest.int >> kept << kept)
