"""The checking of signatures against the library that makes them, and against RFC 8032, 7.1."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from enforcement.mirror.ed25519 import ORDER, verifies

MESSAGE = b"head 17"


@pytest.fixture(scope="module")
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def test_the_second_vector_of_the_rfc() -> None:
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert verifies(public, b"\x72", signature)


def test_what_was_signed_verifies_and_nothing_else_does(key: Ed25519PrivateKey) -> None:
    public, signature = key.public_key().public_bytes_raw(), key.sign(MESSAGE)
    assert verifies(public, MESSAGE, signature)
    assert not verifies(public, MESSAGE + b"8", signature)
    for place in (0, 31, 32, 63):
        changed = bytearray(signature)
        changed[place] ^= 1
        assert not verifies(public, MESSAGE, bytes(changed))
    assert not verifies(Ed25519PrivateKey.generate().public_key().public_bytes_raw(), MESSAGE, signature)


def test_malformed_keys_and_signatures_are_refused(key: Ed25519PrivateKey) -> None:
    public, signature = key.public_key().public_bytes_raw(), key.sign(MESSAGE)
    scalar = (
        int.from_bytes(signature[32:], "little") + ORDER
    )  # the same point, so a second form of one signature
    assert not verifies(public, MESSAGE, signature[:32] + scalar.to_bytes(32, "little"))
    for wrong in (b"", signature[:-1], signature + b"\0"):
        assert not verifies(public, MESSAGE, wrong)
    for wrong in (b"", public[:-1], b"\xff" * 32):
        assert not verifies(wrong, MESSAGE, signature)
