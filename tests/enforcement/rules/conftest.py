"""The seeds that the pure rules are tested with."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.selection import Schedule

SEEDS = Path(__file__).parents[3] / "seeds"
TODAY = date(2026, 11, 24)


def load(name: str) -> Any:
    return json.loads((SEEDS / name).read_text(encoding="utf-8"))


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def schedule() -> Schedule:
    return Schedule.from_dict(load("measure_schedule.json"))


@pytest.fixture
def schedule_seed() -> dict[str, Any]:
    seed: dict[str, Any] = load("measure_schedule.json")
    return seed


@pytest.fixture
def legal_bases() -> dict[str, LegalBasis]:
    return {d["code"]: LegalBasis.from_dict(d) for d in load("legal_bases.json")["legal_bases"]}


@pytest.fixture
def measures() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load("measures.json")["measures"]
    return found


@pytest.fixture
def consequence_seeds() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = load("statutory_consequences.json")["statutory_consequences"]
    return found
