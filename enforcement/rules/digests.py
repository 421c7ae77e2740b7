"""How does an agency recognise a person in the feed: digests that mean nothing without its own key.

The key of a row is HMAC-SHA-256 under the agency's key; half of it is published, the whole is the key of
the digests of the names. So a lost copy of a feed gives neither a number nor, name by name, a person.
"""

from __future__ import annotations

import hmac

PUBLISHED_BYTES = 16


def row_key(secret: bytes, id_type: str, issuer: str, number: str) -> bytes:
    """The 32 bytes that stand for one document: over type, issuer and number, parted by the byte 0x1F."""
    return hmac.digest(secret, "\x1f".join((id_type, issuer, number)).encode(), "sha256")


def of_document(key: bytes) -> str:
    """What is published of a row key: its first 16 bytes in hex."""
    return key[:PUBLISHED_BYTES].hex()


def of_name(key: bytes, normalised: str) -> str:
    """The digest of one normalised form of a name under the whole row key: 16 bytes in hex."""
    return hmac.digest(key, normalised.encode(), "sha256")[:PUBLISHED_BYTES].hex()
