"""Visits to the public site happen on Tuesday, 24 November 2026, at 10:00 in Shanghai."""

from __future__ import annotations

import pytest
import time_machine

from defaulters.models import Listing
from tests.factories import cases
from tests.factories.cases import World


@pytest.fixture(autouse=True)
def today(clock: time_machine.Traveller) -> time_machine.Traveller:
    return clock


@pytest.fixture
def listing(world: World) -> Listing:
    """A debtor of 86,400 yuan, published on 12 May 2026."""
    return cases.listed_debtor(world)
