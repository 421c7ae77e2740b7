"""The demo's ways in: every state of an application, a request of an applicant, and a warning that still runs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from defaulters.models import Application, PriorWarning
from enforcement.management.demo import ways_in_stories
from enforcement.management.demo.stage import SHANGHAI
from enforcement.models import Filing
from tests.factories import cases
from tests.factories.cases import World

TODAY = date(2026, 11, 24)


@pytest.mark.django_db
def test_each_story_comes_to_its_state(world: World) -> None:
    world.on(TODAY - timedelta(days=100))
    world.today = TODAY
    world.play(ways_in_stories.STORIES, until=datetime(2026, 11, 24, 12, tzinfo=SHANGHAI))
    rows = Application.objects.order_by("pk").values_list("measure", "state")
    assert list(rows) == [("list", "granted"), ("list", "refused"), ("restrict", "pending")]
    assert [row.kind for row in Filing.objects.all()] == ["received"]
    assert PriorWarning.objects.get().avoid_by > TODAY
    assert world.subjects["applicant"]["name"] == "太叔慧"
    cases.assert_sound()
