"""The demo's parties by ruling: every state of a change, one dead, one who was not."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from courts.models import PartyChange, PartyRemedy, PartySuit, Subject
from enforcement.management.demo import party_stories
from enforcement.management.demo.stage import SHANGHAI
from enforcement.models import Restriction
from tests.factories import cases
from tests.factories.cases import World

TODAY = date(2026, 11, 24)


@pytest.mark.django_db
def test_each_story_comes_to_its_state(world: World) -> None:
    world.on(TODAY - timedelta(days=200))
    world.today = TODAY
    world.play(party_stories.STORIES, until=datetime(2026, 11, 24, 12, tzinfo=SHANGHAI))
    rows = PartyChange.objects.order_by("kind", "state").values_list("kind", "state")
    assert list(rows) == [
        ("assignee", "entered"), ("assignee", "refused"), ("heir", "entered"), ("merged", "pending"),
        ("promised", "granted"), ("promised", "refused"), ("took_property", "granted"),
        *[("unpaid_capital", "granted")] * 4,
    ]  # fmt: skip
    assert set(PartyRemedy.objects.values_list("state", flat=True)) == {"lodged", "upheld", "dismissed"}
    suits = PartySuit.objects.order_by("pk").values_list("state", "change__limit")
    assert [(state, int(limit or 0)) for state, limit in suits] == [
        ("pending", 50_000),
        ("dismissed", 50_000),
        ("upheld", 30_000),
        ("withdrawn", 50_000),
    ]
    assert Subject.objects.exclude(died_on=None).count() == 2
    states = Restriction.objects.order_by("state", "pk").values_list("state", "stayed_by_death")
    assert list(states) == [("active", False), ("stayed", True)]
    cases.assert_sound()
