"""Our HMAC and our keyed BLAKE2s against the library's, and against published vectors."""

import hmac
from hashlib import blake2s

import pytest

from courts.rules.keyed_hash import KeyedHash, OwnHash, once

LENGTHS = (0, 1, 32, 63, 64, 65, 200)


def test_a_published_vector_holds():
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert KeyedHash(b"Jefe").of("what do ya want for nothing?").hex() == expected


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("text", ["", "citizen_id\x1fCHN\x1f990000199001010017", "张三", "x" * 500])
def test_it_is_the_hmac_of_the_library(length, text):
    key = bytes(range(200))[:length]
    made = KeyedHash(key)
    expected = hmac.digest(key, text.encode(), "sha256")
    assert [made.of(text), made.of(text), *made.of_all((text, text)), *once([(key, text)] * 2)] == [
        expected
    ] * 6


def test_the_first_of_the_published_keyed_vectors_of_blake2s_holds():
    expected = "48a8997da407876b3d79c0d92325ad3b89cbb754d86ab71aee047ad345fd2c49"
    assert OwnHash(bytes(range(32))).of("").hex() == expected


@pytest.mark.parametrize("text", ["", "citizen_id\x1fCHN\x1f990000199001010017", "张三", "x" * 500])
def test_one_hash_serves_many_texts(text):
    made = OwnHash(bytes(range(32)))
    expected = blake2s(text.encode(), key=bytes(range(32))).digest()
    assert [made.of(text), made.of("another"), made.of(text)][::2] == [expected] * 2
