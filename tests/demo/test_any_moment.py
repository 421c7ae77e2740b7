"""A demo is started when somebody wants to see it: at night, on a holiday, in a year without a calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.demo import playing

OTHER_MOMENTS = (
    datetime(2026, 11, 24, 16, 5, tzinfo=UTC),  # five past midnight
    datetime(2026, 11, 28, 1, tzinfo=UTC),  # a Saturday
    datetime(2026, 10, 4, 12, tzinfo=UTC),  # amid the National Day holiday
    datetime(2027, 1, 1, 8, tzinfo=UTC),  # of a year whose calendar is not published
)


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", OTHER_MOMENTS, ids=str)
def test_it_may_be_started_at_any_time(moment: datetime, ledger_head: None, tmp_path: Path) -> None:
    with playing.stage(moment, tmp_path / "demo.json"):
        playing.assert_sound()
