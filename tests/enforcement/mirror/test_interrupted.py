"""A mirror whose connection breaks again and again ends with the court's own answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
import time_machine

from enforcement import tasks
from enforcement.mirror.config import Config
from enforcement.mirror.court import Answer, Court, Unreachable
from enforcement.mirror.follow import Follower
from enforcement.mirror.store import Store
from tests.factories import agencies, mirrors
from tests.factories.histories import History

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
PEOPLE, CHANGES = 40, 4_000
MEASURES = ("air", "tourism", "luxury_venue")


@dataclass
class Breaking:
    """A transport that fails every so often before the request is sent."""

    chance: Random
    broken: int = 0

    def __call__(self, method: str, address: str, headers: dict[str, str], body: bytes | None) -> Answer:
        if self.chance.random() < 0.25:
            self.broken += 1
            raise Unreachable("cut")
        return mirrors.in_process(method, address, headers, body)


def step(config: Config, transport: Breaking) -> bool:
    """One round of a mirror that was started anew; whether it reached the head."""
    store = Store(config.database)
    try:
        return Follower(config, Court(config, transport), store).catch_up()
    except Unreachable:
        return False
    finally:
        store.close()


@pytest.mark.usefixtures("seeded")
def test_after_thousands_of_changes_and_many_cuts_every_answer_is_the_courts(
    clock: time_machine.Traveller, tmp_path: Path
) -> None:
    credential = agencies.enlisted("tours", "hotel", MEASURES, binds="carriage", valid_from=date(2020, 1, 1))
    config, history = mirrors.config(credential, tmp_path), History(PEOPLE, Random(4), NOW)
    history.begin()
    transport = Breaking(Random(11))
    for _ in range(8):
        history.go_on(CHANGES // 8)
        step(config, transport)
        tasks.build_snapshots()
    while not step(config, transport):
        pass
    assert transport.broken > 5
    people = list(history.asked())
    assert mirrors.differing(config, credential, people, NOW, Random(5)) == 0
