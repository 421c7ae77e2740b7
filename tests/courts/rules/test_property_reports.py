"""The duty to report property: when it was not kept, and since which day."""

from __future__ import annotations

from datetime import date

import pytest

from courts.rules.property_reports import Breach, Missed, Report, breach

BY, NEXT, LATER = date(2026, 3, 20), date(2026, 3, 21), date(2026, 4, 2)
IN_TIME = Report(BY, "", None)

CASES = {
    "the last day still runs": ([], "", BY, None),
    "none came": ([], "", NEXT, Breach(Missed.OVERDUE, BY)),
    "none came, for a reason": ([], "住院。", NEXT, None),
    "one came and waits for its assessment": ([IN_TIME], "", LATER, None),
    "truthful": ([Report(BY, "truthful", LATER)], "", LATER, None),
    "late without just cause": ([Report(BY, "late", LATER)], "", LATER, Breach(Missed.LATE, BY)),
    "false": ([Report(BY, "false", LATER)], "", LATER, Breach(Missed.FALSE, LATER)),
    "late, and its supplement false": (
        [Report(BY, "late", NEXT), Report(NEXT, "false", LATER)], "", LATER, Breach(Missed.FALSE, LATER),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "excuse", "day", "expected"), CASES.values(), ids=CASES)
def test_a_breach_is_what_the_law_calls_one(
    reports: list[Report], excuse: str, day: date, expected: Breach | None
) -> None:
    assert breach(BY, reports, excuse, day) == expected
