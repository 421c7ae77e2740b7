"""What looks like a search for numbers, and what looks like a counter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.rules.fishing import INVALID, MISSES, SPAN, Sign, Watch, ordinals

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
FIRST = 99000019900101001


def seen(*, asked: int = 1, invalid: int = 0, misses: int = 0, numbers: tuple[int, ...] = ()) -> object:
    return Watch(NOW).see(asked=asked, invalid=invalid, misses=misses, numbers=numbers)


@pytest.mark.parametrize(
    ("asked", "invalid", "signs"),
    [
        (INVALID, INVALID, (Sign.INVALID,)),
        (INVALID * 5, INVALID, (Sign.INVALID,)),
        (INVALID * 5 + 1, INVALID, ()),
        (INVALID - 1, INVALID - 1, ()),
    ],
)
def test_numbers_that_cannot_be_are_a_sign_when_they_are_many_and_a_fifth(
    asked: int, invalid: int, signs: tuple[Sign, ...]
) -> None:
    assert seen(asked=asked, invalid=invalid) == signs


def test_misses_are_a_sign_only_in_numbers_that_no_counter_has() -> None:
    assert seen(asked=MISSES, misses=MISSES - 1) == ()
    assert seen(asked=MISSES, misses=MISSES) == (Sign.MISSES,)


@pytest.mark.parametrize("step", [1, 2])
def test_six_citizens_in_a_row_are_a_sign_whether_of_both_sexes_or_of_one(step: int) -> None:
    row = tuple(FIRST + step * n for n in range(6))
    assert seen(numbers=row) == (Sign.SEQUENCE,)
    assert seen(numbers=row[:5]) == ()


def test_a_row_that_is_asked_one_by_one_in_any_order_is_seen_and_said_once() -> None:
    watch = Watch(NOW)
    said = [watch.see(asked=1, invalid=0, misses=1, numbers=[FIRST + n]) for n in (3, 0, 5, 1, 4, 2, 6, 7)]
    assert said == [(), (), (), (), (), (Sign.SEQUENCE,), (), ()]


@given(st.lists(st.sets(st.integers(0, 30), max_size=8), max_size=6))
def test_a_row_is_seen_with_the_first_number_that_completes_it(asked: list[set[int]]) -> None:
    watch, seen = Watch(NOW), set[int]()
    for numbers in asked:
        seen |= numbers
        rows = [{first + step * n for n in range(6)} for first in seen for step in (1, 2)]
        expected = any(row <= seen for row in rows) and Sign.SEQUENCE not in watch.given
        said = watch.see(asked=1, invalid=0, misses=0, numbers=[FIRST + n for n in numbers])
        assert said == ((Sign.SEQUENCE,) if expected else ())


def test_a_span_ends_after_ten_minutes() -> None:
    watch = Watch(NOW)
    assert not watch.is_over(NOW + SPAN - timedelta(seconds=1))
    assert watch.is_over(NOW + SPAN)


def test_only_citizens_numbers_of_the_right_form_have_neighbours() -> None:
    asked = [
        ("citizen_id", f"{FIRST}X"),
        ("citizen_id", "990000900101001"),
        ("citizen_id", "９９００００１９９００１０１００１Ｘ"),
        ("uscc", f"{FIRST}X"),
    ]
    assert ordinals(asked) == [FIRST]
    assert ordinals([*asked, ("citizen_id", f"{FIRST + 1}7")]) == [FIRST, FIRST + 1]
    assert ordinals([("citizen_id", f"{FIRST + n}X") for n in (3, 1)]) == [FIRST + 3, FIRST + 1]
