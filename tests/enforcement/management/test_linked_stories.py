"""The demo's people behind a unit: released alone, in dispute, refused own money."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from defaulters.models import Objection
from enforcement.management.demo import linked_stories
from enforcement.management.demo.stage import SHANGHAI
from enforcement.models import Filing
from tests.factories import cases
from tests.factories.cases import World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def test_each_way_out_and_each_answer_stands_in_the_demo(world: World) -> None:
    world.on(TODAY - timedelta(days=100))
    world.today = TODAY
    world.play(linked_stories.STORIES, until=datetime(2026, 11, 24, 12, tzinfo=SHANGHAI))
    objections = Objection.objects.order_by("ground").values_list("ground", "state", "relief__state")
    assert list(objections) == [("left_post", "upheld", "served"), ("not_responsible", "admitted", None)]
    asked = Filing.objects.filter(kind="own_money").order_by("lodged_at")
    assert list(asked.values_list("refused_for", "state")) == [
        ("money_not_own", "answered"), ("not_linked", "answered"), ("", "lodged"),
    ]  # fmt: skip
    assert "former_representative" in world.subjects
    cases.assert_sound()
