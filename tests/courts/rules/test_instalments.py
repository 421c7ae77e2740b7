"""When an instalment is missed, and when a plan is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.rules.instalments import Instalment, Paid, is_kept, missed

APRIL, MAY = date(2026, 4, 30), date(2026, 5, 31)
SCHEDULE = [Instalment(APRIL, Decimal(100)), Instalment(MAY, Decimal(50))]

# what was paid on which day, the day that is asked about, the instalment missed, whether the plan is kept
TABLE: list[tuple[list[tuple[date, str]], date, date | None, bool]] = [
    ([], APRIL, None, False),
    ([], date(2026, 5, 1), APRIL, False),
    ([(APRIL, "99.99")], date(2026, 5, 1), APRIL, False),
    ([(APRIL, "100")], date(2026, 5, 1), None, True),
    ([(date(2026, 5, 2), "100")], date(2026, 5, 3), None, False),
    ([(APRIL, "100")], MAY, None, True),
    ([(APRIL, "100")], date(2026, 6, 1), MAY, False),
    ([(APRIL, "150")], date(2026, 6, 1), None, True),
    ([(APRIL, "60"), (MAY, "90")], date(2026, 6, 1), None, False),
]


@pytest.mark.parametrize(("money", "day", "late", "kept"), TABLE)
def test_money_goes_to_the_earliest_instalment(
    money: list[tuple[date, str]], day: date, late: date | None, kept: bool
) -> None:
    paid = [Paid(on, Decimal(amount)) for on, amount in money]
    found = missed(SCHEDULE, paid, day)
    assert (found.due_on if found else None, is_kept(SCHEDULE, paid, day)) == (late, kept)
