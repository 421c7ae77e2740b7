"""The demo's property: a report with its supplement, one that never came, a false one, and two clues."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from courts.models import Case, PropertyClue, PropertyReport
from enforcement.management.demo import property_stories
from enforcement.management.demo.stage import SHANGHAI
from enforcement.selectors import queue
from tests.factories import cases
from tests.factories.cases import World

TODAY = date(2026, 11, 24)


@pytest.mark.django_db
def test_each_story_comes_to_its_state(world: World) -> None:
    world.on(TODAY - timedelta(days=100))
    world.today = TODAY
    world.play(property_stories.STORIES, until=datetime(2026, 11, 24, 12, tzinfo=SHANGHAI))
    rows = PropertyReport.objects.order_by("pk").values_list("kind", "result")
    assert set(rows) == {
        ("report", "truthful"), ("supplement", ""), ("report", "false"), ("report", "late"),
    }  # fmt: skip
    clues = PropertyClue.objects.order_by("pk").values_list("urgent", "search__result")
    assert list(clues) == [(False, "found"), (True, None)]
    kinds = {task.kind for case in Case.objects.all() for task in queue.of_case(case, TODAY)}
    assert kinds >= {"verify_clue", "assess_report", "report_overdue", "report_false", "report_late"}
    cases.assert_sound()
