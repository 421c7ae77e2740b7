"""A list of people is read column by column, and comes out as if each had been read by itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enforcement.api.checks import PERSON
from enforcement.api.shapes import Faults, Fields, Rows, Text
from enforcement.rules.questions import Person

ZHANG = {"id_type": "citizen_id", "id_number": "990000199001010017", "name": "张三", "issuer": "CHN"}
ODD = st.one_of(
    st.none(),
    st.integers(),
    st.text("a9张 \u3000\x00", max_size=3),
    st.sampled_from(["\x00", "　", " a", "x" * 121, []]),
)
FIELDS = st.dictionaries(st.sampled_from([*ZHANG, "extra"]), ODD, max_size=2)
ROW = st.one_of(
    st.builds(lambda changed: {**ZHANG, **changed}, FIELDS),
    st.sampled_from(list(ZHANG)).map(lambda left_out: {k: v for k, v in ZHANG.items() if k != left_out}),
    st.sampled_from([None, "text", [], 1]),
)


def one_by_one(rows: list[Any]) -> tuple[list[Any], list[Any]]:
    faults = Faults()
    return [PERSON.read(row, f"/{index}", faults) for index, row in enumerate(rows)], faults.found


def all_at_once(rows: list[Any]) -> tuple[list[Any], list[Any]]:
    faults = Faults()
    return Rows(PERSON).read(rows, "", faults), faults.found


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.lists(ROW, max_size=4))
def test_a_list_is_read_as_its_rows_are(rows: list[Any]) -> None:
    assert all_at_once(rows) == one_by_one(rows)


LI = {"name": "Anne-Marie O'Neil", "id_number": "E12345678", "id_type": "passport"}


@pytest.mark.parametrize(
    "rows",
    [
        [ZHANG, {**ZHANG, "name": "Anne-Marie O'Neil"}],
        [LI, {**LI, "name": "李四"}],
        [LI, ZHANG],
        [{**LI, "issuer": "SGP"}, ZHANG],
        [{**LI, "issuer": "SGP"}, LI],
    ],
)
def test_plain_rows_are_seen_to_be_plain(rows: list[dict[str, str]]) -> None:
    assert PERSON.read_plain(rows) == [Person(**row) for row in rows]
    assert all_at_once(rows) == ([Person(**row) for row in rows], [])


def test_fields_that_are_no_named_tuples_are_read_by_name() -> None:
    rows = [{"b": "1", "a": "2"}, {"b": "3", "a": "4"}]
    assert Fields({"a": Text(), "b": Text()}).read_plain(rows) == rows


@pytest.mark.parametrize(
    "changed", [{"name": " "}, {"name": "\x00"}, {"issuer": "CN"}, {"id_type": "card"}, {"age": "1"}]
)
def test_one_that_is_not_is_read_by_itself(changed: dict[str, str]) -> None:
    assert PERSON.read_plain([ZHANG, {**ZHANG, **changed}]) is None
