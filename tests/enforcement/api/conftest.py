"""Agencies and their clients."""

from __future__ import annotations

import pytest
import time_machine
from rest_framework.test import APIClient

from tests.factories import agencies


@pytest.fixture
def hotel(seeded: None, clock: time_machine.Traveller) -> APIClient:
    """The hotel group, whose token carries `because`."""
    return agencies.client(agencies.hotel().agency)


@pytest.fixture
def airline(seeded: None, clock: time_machine.Traveller) -> APIClient:
    return agencies.client(agencies.airline().agency)


@pytest.fixture
def case_system(seeded: None, clock: time_machine.Traveller) -> APIClient:
    """The court's case system."""
    return agencies.client(agencies.case_system().agency)


@pytest.fixture
def bank(seeded: None, clock: time_machine.Traveller) -> APIClient:
    """The case-account system."""
    return agencies.client(agencies.case_account().agency)
