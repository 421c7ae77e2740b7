"""Encryption and look-up digests of identity numbers and names. Each key comes from the environment with an id.

A cipher text is `key id length (1 byte) | key id | nonce (12 bytes) | AES-256-GCM`. A digest is the first
16 bytes of keyed BLAKE2s as a UUID: 8 bytes would give false matches over the population.
"""

import hmac
import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from courts.rules.keyed_hash import OwnHash

_NONCE_BYTES = 12


def _key(setting: str) -> tuple[str, bytes]:
    key_id, _, secret = getattr(settings, setting).partition(":")
    return key_id, bytes.fromhex(secret)


@cache
def _cipher(setting: str) -> tuple[bytes, AESGCM]:
    key_id, secret = _key(setting)
    name = key_id.encode()
    return bytes([len(name)]) + name, AESGCM(secret)


@cache
def _opening(setting: str) -> tuple[int, int, AESGCM]:
    prefix, cipher = _cipher(setting)
    return len(prefix), len(prefix) + _NONCE_BYTES, cipher


@cache
def _lookup() -> OwnHash:
    return OwnHash(_key("LUYUE_LOOKUP_KEY")[1])


def seal(data: bytes, *, under: str = "LUYUE_ENCRYPTION_KEY") -> bytes:
    """The cipher text of `data` under the key of that setting."""
    prefix, cipher = _cipher(under)
    nonce = os.urandom(_NONCE_BYTES)
    return prefix + nonce + cipher.encrypt(nonce, data, None)


def unseal(data: bytes | memoryview, *, under: str = "LUYUE_ENCRYPTION_KEY") -> bytes:
    """The data again; raises `InvalidTag` when the data or the key is another."""
    nonce, text, cipher = _opening(under)
    return cipher.decrypt(data[nonce:text], data[text:], None)


def encrypt(text: str, *, under: str = "LUYUE_ENCRYPTION_KEY") -> bytes:
    """The cipher text of `text` under the key of that setting."""
    return seal(text.encode(), under=under)


def decrypt(data: bytes | memoryview, *, under: str = "LUYUE_ENCRYPTION_KEY") -> str:
    """The text again; raises `InvalidTag` when the data or the key is another."""
    return unseal(data, under=under).decode()


def derived(purpose: str, *, under: str) -> bytes:
    """32 secret bytes for one purpose, from the key of that setting."""
    return hmac.digest(_key(under)[1], purpose.encode(), sha256)


def digest(*parts: str) -> UUID:
    """The look-up digest of a document (`Identity.text`) or of a normalised name (`name`)."""
    return UUID(bytes=_lookup().of("\x1f".join(parts))[:16])


def digests(texts: Iterable[str | None]) -> list[bytes | None]:
    """The same as 16 bytes, for ten thousand at once: a UUID costs as much as the digest itself. None for no text."""
    of = _lookup().of
    return [None if text is None else of(text)[:16] for text in texts]
