"""Spellings that are one name, and spellings that are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courts.rules.names import is_same, normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("买买提·艾力", "买买提艾力"),
        ("买买提•艾力", "买买提．艾力"),
        ("买买提‧艾力", "买买提.艾力"),
        ("买买提・艾力", "买买提 · 艾力"),
        ("张 三", "张三"),
        ("张　三", "张三"),
        ("张\u200b三", "张三"),
        ("John  Smith", "JOHN SMITH"),
        ("ＪＯＨＮ　ＳＭＩＴＨ", "john smith"),
        ("Müller", "MU\u0308LLER"),
        ("云上食品（北京）有限公司", "云上食品(北京)有限公司"),
    ],
)
def test_these_are_one_name(one: str, other: str):
    assert is_same(one, other)


@pytest.mark.parametrize(("one", "other"), [("张三", "张叁"), ("李昇", "李升"), ("Li Na", "Li Nan")])
def test_these_are_two_names(one: str, other: str):
    assert not is_same(one, other)


def test_variant_characters_are_one_name_by_the_table_that_is_given():
    assert is_same("李昇", "李升", {"昇": "升"})
    assert normalise("李昇", {"昇": "升"}) == "李升"


def test_a_character_stands_for_itself_in_a_name_of_characters_as_beside_a_letter():
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    assert [normalise(f"{char}a")[:-1] for char in characters] == characters
    assert [normalise(char) for char in characters] == characters


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing(name: str):
    assert normalise(normalise(name)) == normalise(name)
