"""My case of somebody who was recorded as dead and is alive: told from which day everything binds again."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import cases, proceedings, visits
from tests.factories.cases import World

pytestmark = pytest.mark.django_db


def test_who_is_alive_reads_from_which_day_it_binds_again_and_why(world: World) -> None:
    listing = cases.listed_debtor(world)
    proceedings.died(world.on(date(2026, 6, 1)), listing.subject_id)
    proceedings.alive(world.on(date(2026, 6, 5)), listing.subject_id)
    page = visits.inside(world, listing.subject).get("/my-case/").content.decode()
    assert f"{listing.decision.pair.number} 自 2026年6月8日 起恢复生效（死亡登记有误）" in page


def test_what_only_a_death_stays_is_said_to_be_stayed_by_it(world: World) -> None:
    listing = cases.listed_debtor(world)
    proceedings.died(world.on(date(2026, 6, 1)), listing.subject_id)
    page = visits.inside(world, listing.subject).get("/my-case/").content.decode()
    assert "现在没有限制对您生效。" in page
    assert "因登记死亡停止" in page
