"""The default policy as it is seeded, and short profiles for the properties."""

import json
from pathlib import Path

import pytest

from defaulters.rules.severity import Policy

SEED = Path(__file__).parents[3] / "seeds" / "severity.json"


@pytest.fixture
def seed() -> dict[str, object]:
    """The seed as json.load gives it, anew for each test."""
    return json.loads(SEED.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def policy() -> Policy:
    return Policy.from_dict(json.loads(SEED.read_text(encoding="utf-8")))
