"""A provision is repealed: it binds on its last day, nobody on the next, and the feed has told so beforehand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from enforcement.models import Change, LegalBasis, Restriction
from enforcement.rules import reach, replay
from enforcement.rules.windows import Window
from enforcement.services.catalogue import load_bases
from tests.factories import cases
from tests.factories.cases import LISTED, World
from tests.factories.catalogue import seed

LAST = date(2026, 6, 30)
NEXT = LAST + timedelta(days=1)
BY_ITEM_1 = {"air", "rail_sleeper", "ship_cabin"}
DAYS = [LISTED, LAST, NEXT, date(2026, 8, 3)]


def repealed(world: World, code: str, last: date | None) -> None:
    """The file of provisions is loaded again with the last day of one of them."""
    entries = [
        entry | {"valid_until": last.isoformat() if last else None} if entry["code"] == code else entry
        for entry in seed("legal_bases.json")["legal_bases"]
    ]
    with world.system("seeds") as act:
        load_bases(act=act, entries=entries)


def listed(world: World) -> Restriction:
    case = cases.debtor(world)
    return cases.listed(world.on(LISTED), case).restrictions.get()


def told(change: Change) -> replay.Told:
    return replay.Told(
        change.kind, tuple(change.items), Window(change.from_day, change.until_day), change.reason
    )


def assert_the_feed_tells(row: Restriction) -> None:
    replayed = replay.imposed(map(told, row.changes.order_by("entry")))
    assert [set(reach.reach([replayed], day)) for day in DAYS] == [
        cases.bound(row.subject, day) for day in DAYS
    ]


@pytest.mark.parametrize(
    ("code", "left"),
    [("consumption_1_2", lambda items: set()), ("consumption_3_1", lambda items: items - BY_ITEM_1)],
)
def test_a_repeal_ends_at_once_what_it_carried_and_partners_know_the_day(
    world: World, code: str, left: object
) -> None:
    row = listed(world)
    items = set(row.items)
    repealed(world, code, LAST)
    assert callable(left)
    assert [cases.bound(row.subject, day) for day in (LAST, NEXT)] == [items, left(items)]
    assert_the_feed_tells(row)


def test_a_repeal_that_is_known_at_the_imposition_stands_in_its_first_row(world: World) -> None:
    LegalBasis.objects.filter(code="consumption_1_2").update(valid_until=LAST)
    row = listed(world)
    assert list(Change.objects.values_list("kind", "until_day")) == [("imposed", LAST)]
    assert_the_feed_tells(row)


def test_an_item_that_lapses_before_the_rest_is_told_apart(world: World) -> None:
    LegalBasis.objects.filter(code="consumption_3_1").update(valid_until=LAST)
    row = listed(world)
    told = [(one.kind, set(one.items), one.until_day) for one in Change.objects.order_by("entry")]
    assert told == [("imposed", set(row.items), None), ("corrected", BY_ITEM_1, LAST)]
    assert_the_feed_tells(row)


def test_a_repeal_that_is_taken_back_opens_the_window_again(world: World) -> None:
    row = listed(world)
    repealed(world, "consumption_1_2", LAST)
    repealed(world, "consumption_1_2", None)
    assert cases.bound(row.subject, NEXT) == set(row.items)
    assert_the_feed_tells(row)


def test_whom_the_provision_does_not_carry_hears_nothing(world: World) -> None:
    listed(world)
    repealed(world, "consumption_1_1", LAST)
    assert Change.objects.count() == 1
