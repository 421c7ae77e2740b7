"""How does an agency recognise a person in the feed: digests that mean nothing without its own key.

The key of a row is HMAC-SHA-256 under the agency's key; half of it is published, the whole is the key of
the digests of the names. So a lost copy of a feed gives neither a number nor, name by name, a person.
"""

from __future__ import annotations

from collections.abc import Iterable

from courts.rules.keyed_hash import KeyedHash, OwnHash, once

PUBLISHED_BYTES = 16

Paper = tuple[str, str, str]
"""Type, issuer and number of a document."""


class Digests:
    """The digests under one agency key, of 32 bytes."""

    def __init__(self, secret: bytes) -> None:
        self._papers, self._restrictions = KeyedHash(secret), OwnHash(secret)

    def row_key(self, id_type: str, issuer: str, number: str) -> bytes:
        """The 32 bytes that stand for one document: over type, issuer and number, parted by the byte 0x1F."""
        return self.row_keys(((id_type, issuer, number),))[0]

    def row_keys(self, papers: Iterable[Paper]) -> list[bytes]:
        """The same for many."""
        return self._papers.of_all(map("\x1f".join, papers))

    def of_restriction(self, restriction_id: int) -> str:
        """What stands for one restriction in all its changes: it counts nothing and links no two agencies."""
        return self._restrictions.of(f"restriction\x1f{restriction_id}")[:PUBLISHED_BYTES].hex()


def of_document(key: bytes) -> str:
    """What is published of a row key: its first 16 bytes in hex."""
    return key[:PUBLISHED_BYTES].hex()


def of_name(key: bytes, normalised: str) -> str:
    """The digest of one normalised form of a name under the whole row key: 16 bytes in hex."""
    return of_names(((key, normalised),))[0]


def of_names(pairs: Iterable[tuple[bytes, str]]) -> list[str]:
    """The same for many pairs of row key and form."""
    return [digest[:PUBLISHED_BYTES].hex() for digest in once(pairs)]
