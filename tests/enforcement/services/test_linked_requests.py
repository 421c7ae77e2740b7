"""Whom a unit's order reaches: the former representative (2019 opinion art.17(2)), and who is not responsible."""

from __future__ import annotations

from datetime import date

import pytest

from courts.models import Subject
from defaulters.models import Decision, Objection
from defaulters.rules.codes import Code as ObjectionCode
from enforcement.models import Change, LinkedPerson
from enforcement.rules.codes import Code
from enforcement.services import decisions
from tests.factories import cases, linked, remedies
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db

CHANGED = date(2026, 5, 20)  # the day of the extract that shows the successor
ASKED = date(2026, 6, 1)


@pytest.fixture
def order(world: World) -> Decision:
    return linked.ordered_unit(world)


@pytest.fixture
def head(world: World, order: Decision) -> Subject:
    return linked.head(world)


@pytest.fixture
def reach(world: World, order: Decision, head: Subject) -> Decision:
    return linked.reached(world, order, head)


def left(world: World, reach: Decision) -> Objection:
    """The former representative asks on the site on 1 June; a judge who did not make the decision admits it."""
    filing = remedies.filed(
        world.on(ASKED), reach, "left_post", "已于五月变更登记。", register_extract_on=CHANGED
    )
    return remedies.admitted(world, remedies.taken_up(world, filing, reach, "restriction"))


def lifted(world: World, objection: Objection) -> Decision:
    """Found right; drafted, submitted and signed by two people."""
    relief = remedies.relief_of(remedies.upheld(world, objection, "lift"))
    with world.act("second_judge") as act:
        decisions.submit(act=act, decision_id=relief.pk)
    return cases.signed_relief(world, relief)


def test_it_is_received_with_its_extract_and_its_own_clock(world: World, reach: Decision) -> None:
    objection = left(world, reach)
    assert (objection.ground, objection.register_extract_on) == ("left_post", CHANGED)
    assert (objection.lodged_on, objection.due_on) == (ASKED, date(2026, 6, 16))


def test_granted_it_frees_this_person_alone_without_waiting_for_the_successors_order(
    world: World, order: Decision, head: Subject, reach: Decision
) -> None:
    relief = lifted(world, left(world, reach))
    assert (relief.kind, relief.author, relief.signer) == (
        "lift", world.people["second_judge"], world.people["president"],
    )  # fmt: skip
    assert not cases.bound(head, ASKED)
    assert cases.bound(order.subject, ASKED)
    assert LinkedPerson.objects.count() == 1
    told = Change.objects.filter(subject=head).latest("entry")
    assert (told.kind, told.article) == ("lifted", "法发〔2019〕35号第17条第2项")
    cases.assert_sound()


def test_no_letter_apologises_for_what_was_right_when_it_was_made(world: World, reach: Decision) -> None:
    objection = left(world, reach)
    lifted(world, objection)
    objection.refresh_from_db()
    assert (objection.state, objection.document) == ("upheld", None)


def test_the_successor_is_reached_by_a_finding_and_a_decision_of_its_own(
    world: World, order: Decision, head: Subject, reach: Decision
) -> None:
    lifted(world, left(world, reach))
    successor = linked.head(world, "慕容霜")
    linked.reached(world, order, successor)
    assert cases.bound(successor, ASKED) == cases.bound(order.subject, ASKED)
    assert not cases.bound(head, ASKED)


def test_who_is_the_controller_by_another_served_finding_stays_bound(
    world: World, order: Decision, head: Subject, reach: Decision
) -> None:
    linked.reached(world, order, head, "controller")
    lifted(world, left(world, reach))
    assert cases.bound(head, ASKED) == cases.bound(order.subject, ASKED)
    assert cases.told(head) == ["imposed", "imposed", "lifted"]
    cases.assert_sound()


def test_the_finding_alone_binds_nobody_whose_reach_was_lifted(
    world: World, order: Decision, head: Subject, reach: Decision
) -> None:
    cases.linked(world, order.case, head, "controller")
    lifted(world, left(world, reach))
    assert not cases.bound(head, ASKED)


def test_refused_it_has_reasons_and_the_remedy_and_binds(
    world: World, head: Subject, reach: Decision
) -> None:
    objection = remedies.dismissed(world, left(world, reach), "仍持有全部股权并签批付款。")
    assert objection.document is not None
    content = objection.document.content
    assert (content["ground"], content["reasons"]) == ("left_post", "仍持有全部股权并签批付款。")
    assert "十日内向北京市第三中级人民法院申请复议" in content["remedy"]
    assert cases.bound(head, ASKED)


def test_only_a_lift_follows_and_never_by_the_hand_that_made_the_decision(
    world: World, reach: Decision
) -> None:
    objection = left(world, reach)
    with refused(ObjectionCode.OBJECTION_NOTHING_FOLLOWS):
        remedies.upheld(world, objection, "cancel")
    with refused(ObjectionCode.OBJECTION_OWN_DECISION):
        remedies.upheld(world, objection, "lift", who="judge")


def test_an_older_extract_or_none_is_refused_at_the_door_and_at_the_desk(
    world: World, reach: Decision
) -> None:
    for extract_on, code in (
        (None, Code.LINK_EXTRACT_MISSING),
        (date(2026, 5, 11), Code.LINK_EXTRACT_OUT_OF_RANGE),
    ):
        with refused(code):
            remedies.filed(world.on(ASKED), reach, "left_post", register_extract_on=extract_on)
        with refused(code):
            remedies.lodged(world, reach, "left_post", register_extract_on=extract_on)


def test_the_representative_has_no_influence_to_dispute_and_the_controller_no_post(
    world: World, order: Decision, head: Subject, reach: Decision
) -> None:
    with refused(Code.LINK_REQUEST_NOT_OPEN):
        remedies.filed(world, reach, "not_responsible")
    controller = linked.reached(world, order, linked.head(world, "公冶芹"), "controller")
    with refused(Code.LINK_REQUEST_NOT_OPEN):
        remedies.filed(world, controller, "left_post", register_extract_on=LISTED)
    with refused(Code.LINK_REQUEST_NOT_OPEN):
        remedies.lodged(world, order, "not_responsible")


@pytest.mark.parametrize("role", ["principal", "directly_responsible", "controller"])
def test_who_is_not_responsible_goes_the_way_of_the_objection(
    world: World, order: Decision, head: Subject, role: str
) -> None:
    reach = linked.reached(world, order, head, role)
    filing = remedies.filed(world.on(ASKED), reach, "not_responsible", "没有参与转移库存。")
    objection = remedies.admitted(world, remedies.taken_up(world, filing, reach, "restriction"))
    assert (objection.ground, objection.due_on) == ("not_responsible", date(2026, 6, 16))
    lifted(world, objection)
    assert not cases.bound(head, ASKED)
    objection.refresh_from_db()
    assert objection.document is not None
    assert objection.document.kind == "letter"
    cases.assert_sound()


def test_a_finding_that_was_right_is_dismissed_and_goes_to_the_court_above(
    world: World, order: Decision, head: Subject
) -> None:
    reach = linked.reached(world, order, head, "controller")
    objection = remedies.admitted(world.on(ASKED), remedies.lodged(world, reach, "not_responsible"))
    asked = remedies.asked_again(world, remedies.served(world, remedies.dismissed(world, objection)))
    assert (asked.court, asked.due_on) == (order.court.superior, date(2026, 6, 16))
    assert cases.bound(head, ASKED)
