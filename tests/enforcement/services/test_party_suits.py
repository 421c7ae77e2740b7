"""The lawsuit against a ruling on a shareholder: in time, instead of a reconsideration, and what it changes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from courts.models import Obligor, PartyChange
from courts.rules.codes import Code
from enforcement.management.demo import moves
from enforcement.services import drafts, party_changes
from tests.factories import succeeding
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

LAST = date(2026, 5, 27)  # the fifteenth day after service


@pytest.fixture
def ruled(world: World) -> PartyChange:
    """Granted up to 50,000 yuan, and served."""
    change = succeeding.shareholder_asked(world.on(LISTED))
    return succeeding.served(world, succeeding.ruled(world, change, limit=50_000))


def enter(world: World, change: PartyChange) -> None:
    with world.act("clerk") as act:
        party_changes.enter(act=act, party_change_id=change.pk)


def test_it_takes_the_place_of_the_reconsideration(world: World, ruled: PartyChange) -> None:
    with refused(Code.PARTY_CHANGE_SUE_INSTEAD):
        succeeding.asked_again(world, ruled)
    merged = moves.company(world, "北京新云栖商贸有限公司", "申屠岳")
    other = succeeding.asked(world, ruled.case, "merged", ruled.predecessor_id, merged)
    with refused(Code.PARTY_CHANGE_NO_SUIT):
        succeeding.sued(world, other)


def test_it_is_filed_once_within_fifteen_days(world: World, ruled: PartyChange) -> None:
    with refused(Code.PARTY_CHANGE_TOO_LATE):
        succeeding.sued(world.on(LAST + timedelta(days=1)), ruled)
    succeeding.sued(world.on(LAST), ruled)
    with refused(Code.PARTY_CHANGE_REMEDY_TAKEN):
        succeeding.sued(world, ruled)


def test_while_it_is_pending_nothing_is_imposed_on_the_shareholder(world: World, ruled: PartyChange) -> None:
    succeeding.sued(world, ruled)
    world.on(date(2026, 9, 1))
    with refused(Code.PARTY_CHANGE_NOT_FINAL):
        enter(world, ruled)
    assert not Obligor.objects.filter(subject=ruled.successor).exists()
    with refused(Code.CASE_SUBJECT_OWES_NOTHING), world.act("judge") as act:
        drafts.draft_restriction(act=act, case_id=ruled.case_id, obligor_ids=[], reasons="未履行。")


@pytest.mark.parametrize(
    ("state", "limit", "after"),
    [
        ("dismissed", None, ("granted", Decimal(50_000))),
        ("withdrawn", None, ("granted", Decimal(50_000))),
        ("upheld", 20_000, ("granted", Decimal(20_000))),
        ("upheld", None, ("refused", None)),
    ],
)
def test_the_ruling_is_what_the_judgment_leaves_of_it(
    world: World, ruled: PartyChange, state: str, limit: int | None, after: tuple[str, Decimal | None]
) -> None:
    succeeding.judged(world, succeeding.sued(world, ruled), state, limit)
    ruled.refresh_from_db()
    assert (ruled.state, ruled.limit) == after
    if after[0] == "granted":
        enter(world, ruled)
        assert Obligor.objects.get(subject=ruled.successor).limit == after[1]


def test_an_applicant_who_wins_makes_the_shareholder_a_party(world: World) -> None:
    change = succeeding.shareholder_asked(world.on(LISTED))
    suit = succeeding.sued(world, succeeding.served(world, succeeding.ruled(world, change, granted=False)))
    with refused(Code.PARTY_CHANGE_LIMIT_MISSING):
        succeeding.judged(world, suit, "upheld")
    succeeding.judged(world, suit, "upheld", 30_000)
    enter(world, change)
    assert Obligor.objects.get(subject=change.successor).limit == Decimal(30_000)
