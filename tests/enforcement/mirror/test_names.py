"""Names are added while a mirror follows: it knows each of them as the court does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
import time_machine

from courts.models import Posting, User
from courts.services import acts
from enforcement import tasks
from enforcement.mirror.config import Config
from enforcement.mirror.store import Store
from enforcement.rules.questions import Person
from enforcement.services import names
from tests.factories import agencies, mirrors, people, register

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
PEOPLE, STEPS = range(1, 7), 40


@pytest.fixture
def clerk(seeded: None) -> User:
    """May add names at the court of the register's cases."""
    user = register.staff("clerk")
    Posting.objects.create(user=user, court=register.court(), role="clerk", from_day=date(2026, 1, 1))
    return user


def add(clerk: User, subject_id: int, text: str) -> None:
    with acts.begin(actor=clerk, now=NOW) as act:
        names.add(act=act, court=register.court(), subject_id=subject_id, form="ticket", text=text)


def catch_up(config: Config) -> None:
    store = Store(config.database)
    while not mirrors.follower(config, store).catch_up():
        tasks.build_snapshots()
    store.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_snapshot_and_feed_amount_to_the_live_answer_about_every_name(
    clerk: User, clock: time_machine.Traveller, tmp_path: Path, seed: int
) -> None:
    chance, credential = Random(seed), agencies.enlisted("tours", "hotel", ["tourism", "air"])
    config, subjects = mirrors.config(credential, tmp_path), {n: people.person(n) for n in PEOPLE}
    asked = [
        Person("citizen_id", people.citizen_number(n), name) for n in PEOPLE for name in ("张三", "李四")
    ]
    for step in range(STEPS):
        number = chance.choice(PEOPLE)
        if chance.random() < 0.3:
            register.restricted(subjects[number], [chance.choice(["tourism", "air"])])
        add(clerk, subjects[number].pk, f"票{step}")
        asked.append(Person("citizen_id", people.citizen_number(number), f"票{step}"))
        if chance.random() < 0.2:
            catch_up(config)
    catch_up(config)
    assert mirrors.differing(config, credential, asked, NOW, chance) == 0
