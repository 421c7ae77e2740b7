"""HMAC-SHA-256 under one key, for many texts: digests by which people are found, told and proved."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

_BLOCK_BYTES: Final = 64


class KeyedHash:
    """HMAC-SHA-256 (RFC 2104) under one key.

    The key is taken in once, and HMAC is spelled out: a check of ten thousand people makes twice as many, a
    snapshot millions, and the library's own call takes the key in each time, which costs as much again.
    """

    def __init__(self, key: bytes) -> None:
        short = key if len(key) <= _BLOCK_BYTES else sha256(key).digest()
        block = short.ljust(_BLOCK_BYTES, b"\0")
        self._inner = sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = sha256(bytes(byte ^ 0x5C for byte in block))

    def of(self, text: str) -> bytes:
        """The 32 bytes of `text`."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(text.encode())
        outer.update(inner.digest())
        return outer.digest()
