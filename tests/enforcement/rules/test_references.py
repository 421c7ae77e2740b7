"""The short reference from the counter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.references import ALPHABET, from_bytes, normalise


def test_the_alphabet_has_32_characters_and_none_that_is_misread() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("IO01") & set(ALPHABET)


@pytest.mark.parametrize(
    ("raw", "reference"),
    [(bytes(7), "2222222222"), (b"\xff" * 7, "ZZZZZZZZZZ"), (bytes([0, 0, 0, 0, 0, 0, 64]), "2222222223")],
)
def test_the_first_fifty_bits_make_the_reference(raw: bytes, reference: str) -> None:
    assert from_bytes(raw) == reference


@given(raw=st.binary(min_size=7, max_size=16))
def test_what_is_issued_is_read_back(raw: bytes) -> None:
    reference = from_bytes(raw)
    assert normalise(f" {reference[:5].lower()}-{reference[5:]} ") == reference


def test_six_bytes_are_too_few() -> None:
    with pytest.raises(DomainError) as refused:
        from_bytes(bytes(6))
    assert refused.value.code == Code.REFERENCE_TOO_FEW_BYTES


@pytest.mark.parametrize("typed", ["K7Q29M4FXX", "k7q29 m4fxx", "Ｋ７Ｑ２９－Ｍ４ＦＸＸ", "K7-Q29-M4F-XX\n"])
def test_any_width_case_and_spacing_is_read(typed: str) -> None:
    assert normalise(typed) == "K7Q29M4FXX"


@pytest.mark.parametrize(
    "typed", ["", "K7Q29M4FX", "K7Q29M4FXXX", "K7Q29M4FX0", "K7Q29M4FXI", "履约履约履约履约履约"]
)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(DomainError) as refused:
        normalise(typed)
    assert refused.value.code == Code.REFERENCE_MALFORMED
