"""Receipts: provable with, silent without."""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.questions import Person, documents
from enforcement.rules.receipts import SALT_BYTES, Tree, holds, issue, leaf, leaves, path, read
from enforcement.rules.verdicts import Answer

CHECK, SALT = UUID(int=7), bytes(range(SALT_BYTES))
LEAVES = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40)


def test_a_receipt_is_read_back() -> None:
    assert read(issue(CHECK, SALT)) == (CHECK, SALT)


@pytest.mark.parametrize("text", ["", "履约", "AAAA", issue(CHECK, SALT)[:-4], issue(CHECK, SALT) + "AAAA"])
def test_anything_else_is_no_receipt(text: str) -> None:
    with pytest.raises(DomainError) as refused:
        read(text)
    assert refused.value.code == Code.RECEIPT_MALFORMED


@given(made=LEAVES, data=st.data())
def test_each_leaf_is_proved_by_its_path_and_at_its_place_alone(
    made: list[bytes], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(made) - 1))
    beside, top = path(made, index), Tree(made).root
    assert holds(top, made[index], index, len(made), beside)
    assert not holds(top, bytes(32)[:-1] + b"\x02", index, len(made), beside)
    assert not holds(top, made[index], index, len(made), (*beside, bytes(32)))
    assert not holds(top, made[index], index + len(made), len(made), beside)


def test_the_leaves_of_many_are_those_of_each_and_stay_what_they_are() -> None:
    people = [
        Person("citizen_id", "99000019900101001 7", "张三"),
        Person("passport", "e12345678", "李四", "sgp"),
        Person("citizen_id", "1", "王五", "CHN"),
    ]
    asked = [
        "citizen_id\x1fCHN\x1f990000199001010017\x1fclear",
        "passport\x1fSGP\x1fE12345678\x1frestricted",
        "citizen_id\x1fCHN\x1f1\x1finvalid",
    ]
    verdicts = [Answer.CLEAR, Answer.RESTRICTED, Answer.INVALID]
    made = leaves(SALT, people, documents(people), verdicts)
    assert made == [sha256(b"\x00" + SALT + text.encode()).digest() for text in asked]
    assert made == [leaf(SALT, *each) for each in zip(people, verdicts, strict=True)]


def test_a_leaf_follows_number_and_verdict_and_not_the_spelling_or_the_name() -> None:
    person = Person("passport", "E12345678", "张三")
    assert leaf(SALT, person, "clear") == leaf(SALT, Person("passport", "e1234 5678", "李四"), "clear")
    assert leaf(SALT, person, "clear") != leaf(SALT, person, "restricted")
    assert leaf(SALT, person, "clear") != leaf(bytes(SALT_BYTES), person, "clear")
    assert leaf(SALT, person, "clear") != leaf(SALT, Person("passport", "E12345678", "张三", "SGP"), "clear")


@given(made=LEAVES, data=st.data())
def test_leaves_that_are_put_in_afterwards_make_the_same_root(made: list[bytes], data: st.DataObject) -> None:
    places = st.integers(0, len(made) - 1)
    late = data.draw(st.dictionaries(places, st.binary(min_size=32, max_size=32)))
    tree = Tree(made)
    before = tree.root
    tree.put(late)
    assert tree.root == Tree([late.get(place, leaf) for place, leaf in enumerate(made)]).root
    tree.put({place: made[place] for place in late})
    assert tree.root == before == Tree(made).root
