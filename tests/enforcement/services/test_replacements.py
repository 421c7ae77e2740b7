"""A new order in place of an edit: who makes it, what it changes, and that nothing else does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courts.rules.errors import DomainError
from courts.services import acts
from defaulters.models import Decision
from defaulters.rules.codes import Code as DecisionCode
from enforcement.management.demo import moves
from enforcement.models import Change, Permission
from enforcement.rules.codes import Code
from enforcement.services import consequences, decisions, filings, replacements
from tests.factories import cases, remedies
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

LATER = date(2026, 7, 1)
CAR: dict[str, Any] = {"dropped_items": ["vehicle"], "drop_reasons": "营运所需。"}


def ordered(world: World, **more: Any) -> Decision:
    case = cases.debtor(world)
    return cases.ordered(world.on(LISTED), case, **more)


def told() -> list[tuple[str, set[str], str]]:
    rows = Change.objects.order_by("entry").values_list("kind", "items", "reason")
    return [(kind, set(items), reason) for kind, items, reason in rows]


def test_a_milder_order_takes_two_people_and_is_in_force_when_it_is_signed(world: World) -> None:
    order = ordered(world)
    old = order.restrictions.get()
    milder = cases.replaced(world.on(LATER), order, **CAR)
    new = milder.restrictions.get()
    old.refresh_from_db()
    assert (milder.kind, milder.state, milder.reviewer) == ("milder", "signed", None)
    assert (old.state, old.ended_on, old.end_reason) == ("lifted", LATER, "replaced")
    assert (new.state, new.replaces, new.from_day, new.until_day) == ("active", old, LATER, old.until_day)
    assert set(old.items) - set(new.items) == {"vehicle"}
    assert moves.served(world, milder).state == "served"
    cases.assert_sound()


def test_partners_hear_of_the_new_order_before_the_old_one_is_lifted(world: World) -> None:
    order = ordered(world)
    items = set(order.restrictions.get().items)
    cases.replaced(world.on(LATER), order, **CAR)
    assert told() == [
        ("imposed", items, ""), ("imposed", items - {"vehicle"}, "replaced"), ("lifted", items, "replaced"),
    ]  # fmt: skip
    assert cases.bound(order.subject, date(2026, 6, 30)) == items
    assert cases.bound(order.subject, LATER) == items - {"vehicle"}


def test_an_order_that_adds_an_item_takes_three_people_and_binds_from_its_service(world: World) -> None:
    order = ordered(world, **CAR)
    with world.on(LATER).act("judge") as act:
        draft = replacements.draft(act=act, order_id=order.pk, reasons="车辆不用于营运。")
    assert (draft.kind, draft.concerns, draft.gradings.count()) == ("restrict", order, 1)
    signed = moves.signed(world, draft)
    assert (signed.reviewer, "vehicle" in cases.bound(order.subject, LATER)) == (world.people["chief"], False)
    moves.served(world, signed)
    new = signed.restrictions.get()
    assert ("vehicle" in cases.bound(order.subject, LATER), new.until_day) == (True, date(2027, 7, 1))
    rest = set(new.items) - {"vehicle"}
    assert told()[1:] == [("imposed", set(new.items), "replaced"), ("lifted", rest, "replaced")]
    cases.assert_sound()


def test_the_order_of_a_listed_person_is_made_milder_and_the_listing_stands(world: World) -> None:
    listing = cases.listed_debtor(world)
    order = listing.decision.pair
    new = cases.replaced(world.on(LATER), order, **CAR).restrictions.get()
    listing.refresh_from_db()
    assert (listing.state, new.listing, new.basis) == ("published", listing, "art1_2")
    moves.relieved(world, "cancel", listing.decision, "同名。")
    new.refresh_from_db()
    assert (new.state, new.order.state) == ("cancelled", "revoked")
    cases.assert_sound()


def test_a_linked_person_is_never_bound_beyond_the_order_of_the_unit(world: World) -> None:
    unit = moves.company(world.on(cases.NOTICE), "北辰食品有限公司", "申屠岳")
    case = moves.filed(world, [cases.debt(unit)])
    cases.able(world, case)
    order = cases.ordered(world.on(LISTED), case)
    person = moves.person(world, "申屠岳", date(1970, 1, 2))
    reach = cases.reached(world, case, person, order)
    milder = cases.replaced(world.on(LATER), order, **CAR)
    mine = reach.restrictions.get(state="active")
    assert set(mine.items) == set(milder.restrictions.get().items) == cases.bound(person, LATER)
    assert [one.end_reason for one in reach.restrictions.order_by("pk")] == ["replaced", ""]
    moves.relieved(world, "lift", milder, "已提供担保。")
    assert (cases.bound(person, LATER), cases.bound(unit, LATER)) == (set(), set())
    cases.assert_sound()


def test_a_permission_outlives_the_order_that_it_was_granted_for(world: World) -> None:
    order = ordered(world)
    window = {f"{verb}_{end}": day for verb in ("buy", "use")
              for end, day in (("from", "2026-06-30"), ("until", "2026-07-09"))}  # fmt: skip
    moves.relieved(
        world, "permit", order, "就医。", permission="need", items=["air"], purpose="就医", **window
    )
    cases.replaced(world.on(LATER), order, **CAR)
    assert Permission.objects.count() == 1
    assert ["air" in cases.bound(order.subject, day) for day in (LATER, date(2026, 7, 10))] == [False, True]


def test_an_objection_to_the_first_order_lifts_the_one_in_its_place(world: World) -> None:
    order = ordered(world)
    milder = cases.replaced(world, order, **CAR)
    objection = remedies.admitted(world, remedies.lodged(world, order, "restriction"))
    upheld = remedies.upheld(world, objection, follows="lift")
    moves.signed(world, remedies.relief_of(upheld))
    assert milder.restrictions.get().state == "lifted"


@pytest.mark.parametrize(
    ("before", "given", "code"),
    [
        ("", {}, Code.ORDER_UNCHANGED),
        ("lifted", CAR, Code.ORDER_REPLACES_NOTHING),
        ("drafted", CAR, Code.ORDER_REPLACEMENT_UNDER_WAY),
    ],
)
def test_what_replaces_nothing_is_refused(
    world: World, before: str, given: dict[str, Any], code: Code
) -> None:
    order = ordered(world)
    if before == "lifted":
        moves.relieved(world, "lift", order, "已提供担保。")
    if before == "drafted":
        with world.act("judge") as act:
            replacements.draft(act=act, order_id=order.pk, reasons="先拟。", **CAR)
    with pytest.raises(DomainError) as caught, world.act("judge") as act:
        replacements.draft(act=act, order_id=order.pk, reasons="情况有变。", **given)
    assert caught.value.code == code


def test_a_draft_whose_order_has_ended_is_not_signed(world: World) -> None:
    order = ordered(world)
    with world.act("judge") as act:
        draft = replacements.draft(act=act, order_id=order.pk, reasons="情况有变。", **CAR)
    with world.act("judge") as act:
        decisions.submit(act=act, decision_id=draft.pk)
    moves.relieved(world, "lift", order, "已提供担保。")
    with pytest.raises(DomainError) as caught, world.act("chief") as act:
        decisions.sign(act=act, decision_id=draft.pk)
    assert caught.value.code == Code.ORDER_REPLACES_NOTHING


def test_while_a_claim_not_me_is_open_nothing_is_replaced(world: World) -> None:
    order = ordered(world)
    with acts.begin(actor=acts.party(order.subject_id), now=world.now) as act:
        filings.lodge(
            act=act, kind="not_me", subject_id=order.subject_id, case_id=order.case_id, text="同名。",
            contact="电话",
        )  # fmt: skip
    with pytest.raises(DomainError) as caught:
        cases.replaced(world, order, **CAR)
    assert caught.value.code == Code.RESTRICTION_CLAIM_OPEN


def test_a_second_order_for_the_same_duty_is_refused_at_its_service(world: World) -> None:
    case = cases.debtor(world)
    world.on(LISTED)
    first, second = (cases.drafted_order(world, case) for _ in range(2))
    for draft in (first, second):
        moves.signed(world, draft)
    moves.served(world, first)
    with pytest.raises(DomainError) as caught:
        moves.served(world, second)
    assert caught.value.code == Code.ORDER_ALREADY_IN_FORCE


def test_in_the_grace_the_new_order_waits_in_the_place_of_the_old_one_and_nobody_is_told(
    world: World,
) -> None:
    case = cases.debtor(world)
    listing = cases.listed(world.on(LISTED), case, grace_months=1)
    old = listing.restrictions.get()
    milder = cases.replaced(world, old.order, **CAR)
    old.refresh_from_db()
    new = milder.restrictions.get()
    assert (old.state, old.end_reason, new.state, new.listing) == (
        "cancelled",
        "replaced",
        "pending",
        listing,
    )
    assert cases.told(listing.subject) == []
    with world.on(date(2026, 6, 15)).system("grace") as act:
        consequences.publish_due(act=act, listing_id=listing.pk)
    assert cases.bound(listing.subject, date(2026, 6, 15)) == set(old.items) - {"vehicle"}
    assert told() == [("imposed", set(new.items), "")]
    cases.assert_sound()


def test_a_draft_that_was_sent_back_is_changed_in_place_and_its_kind_with_its_items(world: World) -> None:
    order = ordered(world, **CAR)
    home: dict[str, Any] = {"dropped_items": ["vehicle", "real_estate"], "drop_reasons": "另有需要。"}
    with world.act("judge") as act:
        draft = replacements.draft(act=act, order_id=order.pk, reasons="不再营运。")
    for role, step, why in (
        ("judge", decisions.submit, {}),
        ("chief", decisions.send_back, {"because": "补"}),
    ):
        with world.act(role) as act:
            step(act=act, decision_id=draft.pk, **why)
    with world.act("judge") as act:
        again = replacements.draft(act=act, order_id=order.pk, reasons="改", draft_id=draft.pk, **home)
    assert (again.pk, again.number, draft.kind, again.kind) == (draft.pk, draft.number, "restrict", "milder")
    assert (again.version, again.versions.get().content) == (2, draft.content)
    with world.act("judge") as act:
        decisions.submit(act=act, decision_id=draft.pk)
    with refused(DecisionCode.DECISION_NOT_A_DRAFT), world.act("judge") as act:
        replacements.draft(act=act, order_id=order.pk, reasons="改", draft_id=draft.pk)
