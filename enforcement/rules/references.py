"""The short reference that a refused person takes home from the counter."""

from __future__ import annotations

import unicodedata

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code

# Read aloud and copied by hand: no I, O, 0 or 1. 32 characters are 5 bits each, so nothing is biased.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 10
BYTES = 7
# Two characters at a time, by ten bits: thousands are issued at once.
_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
_SHIFTS = range((LENGTH - 2) * 5, -1, -10)


def from_bytes(raw: bytes) -> str:
    """Ten characters from the first 50 bits of `raw`, at least 7 random bytes."""
    if len(raw) < BYTES:
        raise DomainError(Code.REFERENCE_TOO_FEW_BYTES, given=len(raw), needed=BYTES)
    number = int.from_bytes(raw[:BYTES]) >> (BYTES * 8 - LENGTH * 5)
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])


def normalise(text: str) -> str:
    """What a person typed, as it was issued: any width and case, with or without spaces and hyphens.

    Raises `reference.malformed` for anything else. A reference is no guess: I, O, 0 and 1 are refused
    rather than read as a neighbour.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c.isalnum())
    if len(plain) != LENGTH or any(c not in ALPHABET for c in plain):
        raise DomainError(Code.REFERENCE_MALFORMED)
    return plain
