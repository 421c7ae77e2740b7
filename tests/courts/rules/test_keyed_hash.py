"""Our HMAC against the library's, and against a vector of RFC 4231."""

import hmac

import pytest

from courts.rules.keyed_hash import KeyedHash, once

LENGTHS = (0, 1, 32, 63, 64, 65, 200)


def test_a_published_vector_holds():
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert KeyedHash(b"Jefe").of("what do ya want for nothing?").hex() == expected


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("text", ["", "citizen_id\x1fCHN\x1f990000199001010017", "张三", "x" * 500])
def test_it_is_the_hmac_of_the_library(length, text):
    key = bytes(range(200))[:length]
    made = KeyedHash(key)
    assert [made.of(text), made.of(text), once(key, text)] == [hmac.digest(key, text.encode(), "sha256")] * 3
