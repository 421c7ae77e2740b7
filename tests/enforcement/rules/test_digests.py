"""The digests of the feed, as a partner makes them."""

from __future__ import annotations

import hashlib
import hmac

from enforcement.rules.digests import Digests, of_document, of_name

SECRET = bytes(range(32))
ROW = hmac.new(SECRET, b"passport\x1fCHN\x1fE12345678", hashlib.sha256).digest()


def test_a_row_key_is_over_type_issuer_and_number() -> None:
    assert Digests(SECRET).row_key("passport", "CHN", "E12345678") == ROW


def test_a_restriction_has_one_digest_and_each_agency_another() -> None:
    mac = hashlib.blake2s(b"restriction\x1f7", key=SECRET)
    assert Digests(SECRET).of_restriction(7) == mac.hexdigest()[:32]
    assert Digests(bytes(32)).of_restriction(7) != Digests(SECRET).of_restriction(7)


def test_half_of_the_row_key_is_published_and_the_whole_keys_the_names() -> None:
    assert of_document(ROW) == ROW.hex()[:32]
    assert of_name(ROW, "张三") == hmac.new(ROW, "张三".encode(), hashlib.sha256).hexdigest()[:32]
    assert of_name(ROW, "张三") != of_name(bytes.fromhex(of_document(ROW)), "张三")
