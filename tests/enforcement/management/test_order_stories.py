"""The demo's orders in place of orders: each story comes to its state."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from defaulters.models import Decision
from enforcement.management.demo import order_stories
from enforcement.management.demo.stage import SHANGHAI
from enforcement.models import Restriction, Review
from enforcement.selectors import queue
from tests.factories import cases
from tests.factories.cases import World

TODAY = date(2026, 11, 24)


@pytest.mark.django_db
def test_each_story_comes_to_its_state(world: World) -> None:
    world.on(TODAY - timedelta(days=260))
    world.today = TODAY
    world.play(order_stories.STORIES, until=datetime(2026, 11, 24, 12, tzinfo=SHANGHAI))
    milder = Decision.objects.filter(kind="milder").order_by("state").values_list("state", flat=True)
    assert list(milder) == ["draft", "served", "served"]
    assert Restriction.objects.filter(end_reason="replaced").count() == 3
    assert Review.objects.get().outcome == "continue"
    found = [task for task in queue.of(world.people["judge"], TODAY) if task.kind != "close_case"]
    due = [(task.kind, (task.left or 0) < 0) for task in found]
    assert due == [("review_on", True), ("decide_milder", False)]
    cases.assert_sound()
