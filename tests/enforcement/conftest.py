"""What tests of enforcement with a database share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from enforcement.selectors import credentials
from tests.factories import catalogue
from tests.factories.kept import Kept

SEEDS = Kept(catalogue.load)
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)  # 10:00 in Shanghai


@pytest.fixture
def seeded(db: None) -> None:
    """The catalogue, the schedule and the severity policy of `seeds/`."""
    SEEDS.lay()


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """What a process remembers of a credential is of rows that the test before has rolled back."""
    credentials.forget()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """It is 10:00 on Tuesday, 24 November 2026, in Shanghai; `move_to` moves it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
