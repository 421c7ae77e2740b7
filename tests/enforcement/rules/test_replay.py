"""What the changes of one restriction amount to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from enforcement.rules import reach, replay
from enforcement.rules.replay import Told
from enforcement.rules.windows import Window

FIRST, LAST = date(2026, 9, 1), date(2026, 12, 31)
DAYS = [date(2026, 8, 31), FIRST, date(2026, 10, 15), LAST, date(2027, 1, 1)]


def told(kind: str, *measures: str, first: date = FIRST, last: date | None = None, **given: Any) -> Told:
    return Told(kind, measures or ("air",), Window(first, last), **given)


def bound(*changes: Told, measure: str = "air") -> list[bool]:
    """On each of `DAYS`, whether the measure binds."""
    imposed = replay.imposed(changes)
    return [measure in reach.reach([imposed], day) for day in DAYS]


IMPOSED = told("imposed", "air", "tourism", last=LAST)
OCTOBER = date(2026, 10, 1)
CASES = [
    ("imposed: its days", [IMPOSED], [0, 1, 1, 1, 0]),
    (
        "stayed: free from its first day",
        [IMPOSED, told("stayed", first=OCTOBER, reason="performed")],
        [0, 1, 0, 0, 0],
    ),
    (
        "reinstated after a payment was reversed: new days",
        [
            IMPOSED,
            told("stayed", first=OCTOBER, reason="performed"),
            told("reinstated", "air", first=LAST, reason="performance_reversed"),
        ],
        [0, 0, 0, 1, 1],
    ),
    (
        "a dismissed claim ends its own stay and moves no day",
        [
            IMPOSED,
            told("stayed", first=OCTOBER, reason="claim_undecided"),
            told("reinstated", first=LAST, reason="claim_dismissed"),
        ],
        [0, 1, 0, 1, 0],
    ),
    (
        "a claim stays what a reversed payment reinstates",
        [
            IMPOSED,
            told("stayed", first=OCTOBER, reason="claim_undecided"),
            told("stayed", first=OCTOBER, reason="performed"),
            told("reinstated", first=OCTOBER, reason="performance_reversed"),
        ],
        [0, 0, 0, 0, 0],
    ),
    (
        "a lapsing provision ends the measures that it names",
        [IMPOSED, told("corrected", "air", last=OCTOBER, reason="basis_lapsed")],
        [0, 1, 0, 0, 0],
    ),
    ("any other correction moves no day", [IMPOSED, told("corrected", last=OCTOBER)], [0, 1, 1, 1, 0]),
]


@pytest.mark.parametrize(
    ("changes", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_days_on_which_it_binds(changes: list[Told], expected: list[int]) -> None:
    assert bound(*changes) == [bool(day) for day in expected]


def test_a_lapse_leaves_the_other_measures_alone() -> None:
    lapsed = told("corrected", "air", last=OCTOBER, reason="basis_lapsed")
    assert bound(IMPOSED, lapsed, measure="tourism") == [False, True, True, True, False]


@pytest.mark.parametrize(("bought", "exempt"), [(OCTOBER, True), (date(2026, 10, 2), False)])
def test_an_exemption_is_for_a_purchase_within_its_days(bought: date, exempt: bool) -> None:
    freed = told("exempted", first=DAYS[2], last=DAYS[2], purchase=Window(FIRST, OCTOBER))
    asked = reach.asked([replay.imposed([IMPOSED, freed])], "air", used=DAYS[2], bought=bought)
    assert (asked.exempt, asked.at_use) == (exempt, not exempt)


def test_a_row_of_the_feed_is_read_as_it_is_written() -> None:
    row = {
        "kind": "exempted",
        "measures": ["air"],
        "from": "2026-10-15",
        "until": "2026-10-15",
        "purchase": {"from": "2026-09-01", "until": "2026-10-01"},
        "reason": "permitted",
    }
    purchase = Window(FIRST, OCTOBER)
    assert Told.from_dict(row) == told(
        "exempted", first=DAYS[2], last=DAYS[2], reason="permitted", purchase=purchase
    )
