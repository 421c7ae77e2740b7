"""What falls with a cancelled listing: the orders in its order's place, those on their way, and those beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from defaulters.models import Decision, Listing
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.rules.codes import Code
from enforcement.services import decisions, replacements
from tests.factories import cases, remedies
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

LATER = date(2026, 7, 1)
CAR: dict[str, Any] = {"dropped_items": ["vehicle"], "drop_reasons": "营运所需。"}
TOLD = ["imposed", "imposed", "lifted", "cancelled"]
STEPS = [
    ("submitted", "judge", decisions.submit),
    ("reviewed", "chief", decisions.review),
    ("signed", "president", decisions.sign),
]


@pytest.fixture
def listing(world: World) -> Listing:
    """Listed with an order that leaves the car out."""
    case = cases.debtor(world)
    return cases.listed(world.on(LISTED), case, **CAR)


@pytest.fixture
def stricter(world: World, listing: Listing) -> Decision:
    """The order in its order's place, with the car."""
    return cases.replaced(world.on(LATER), listing.decision.pair)


def states(*decisions: Decision) -> list[str]:
    return [Decision.objects.get(pk=row.pk).state for row in decisions]


@pytest.mark.parametrize("ground", ["not_listable", "not_me", "restriction"])
def test_an_objection_to_the_stricter_order_cancels_the_listing_and_every_order_of_it(
    world: World, listing: Listing, stricter: Decision, ground: str
) -> None:
    objection = remedies.admitted(world, remedies.lodged(world, stricter, ground))
    relief = remedies.relief_of(remedies.upheld(world, objection))
    moves.signed(world, relief)
    listing.refresh_from_db()
    assert (relief.concerns, listing.state) == (listing.decision, "cancelled")
    assert states(listing.decision, listing.decision.pair, stricter) == ["revoked"] * 3
    assert [row for row in cases.told(listing.subject) if row != "stayed"] == TOLD
    assert cases.bound(listing.subject, LATER) == set()
    cases.assert_sound()


def test_a_stricter_order_of_a_listing_is_not_lifted_alone(
    world: World, listing: Listing, stricter: Decision
) -> None:
    objection = remedies.admitted(world, remedies.lodged(world, stricter, "restriction"))
    with refused(ListingCode.OBJECTION_NOTHING_FOLLOWS):
        remedies.upheld(world, objection, follows="lift")


def test_the_higher_court_quashes_the_listing_by_the_stricter_order_too(
    world: World, listing: Listing, stricter: Decision
) -> None:
    asked = remedies.asked_again(world, remedies.refused_once(world, stricter))
    relief = remedies.decided_above(world, "uphold", asked).relief
    assert relief is not None
    assert (relief.kind, relief.concerns) == ("cancel", listing.decision)


@pytest.mark.parametrize(
    ("as_far_as", "becomes"),
    [("submitted", "withdrawn"), ("reviewed", "withdrawn"), ("signed", "revoked")],
)
def test_an_order_on_its_way_to_the_place_of_a_void_one_is_given_up(
    world: World, listing: Listing, as_far_as: str, becomes: str
) -> None:
    with world.on(LATER).act("judge") as act:
        order = replacements.draft(act=act, order_id=listing.decision.pair.pk, reasons="不用于营运。")
    for state, role, step in STEPS[: [state for state, _, _ in STEPS].index(as_far_as) + 1]:
        with world.act(role) as act:
            assert step(act=act, decision_id=order.pk).state == state
    moves.relieved(world, "cancel", listing.decision, "不应纳入。")
    assert states(order) == [becomes]


@pytest.mark.parametrize(
    ("keeps", "state", "told", "bound"),
    [(False, "revoked", ["cancelled", "cancelled"], False), (True, "served", ["cancelled"], True)],
)
def test_an_order_beside_the_listing_stands_only_where_the_decision_says_so(
    world: World, listing: Listing, keeps: bool, state: str, told: list[str], bound: bool
) -> None:
    beside = cases.ordered(world, listing.case)
    moves.relieved(world, "cancel", listing.decision, "没有履行能力。", keeps=[beside.pk] if keeps else [])
    assert states(beside) == [state]
    assert cases.told(listing.subject) == ["imposed", "imposed", *told]
    assert bool(cases.bound(listing.subject, LISTED)) is bound
    cases.assert_sound()


def test_nothing_is_kept_of_who_is_another_person(world: World, listing: Listing) -> None:
    beside = cases.ordered(world, listing.case)
    objection = remedies.admitted(world, remedies.lodged(world, listing.decision, "not_me"))
    with refused(Code.RELIEF_KEEPS_ANOTHERS_ORDER):
        remedies.upheld(world, objection, keeps=[beside.pk])
