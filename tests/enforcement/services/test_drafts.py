"""Drafting: graded, barred where the law bars, with items within the schedule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courts.models import Case
from courts.rules.codes import Code as CourtCode
from defaulters.models import Decision, Grading
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.rules.codes import Code
from enforcement.services import drafts
from tests.factories import cases
from tests.factories.cases import World
from tests.factories.refusals import refused

REASONS = "有履行能力而拒不履行。"
MINOR_ACT = ["luxury_venue", "tourism"]
MINOR = sorted([*MINOR_ACT, "real_estate", "office_lease", "vehicle", "insurance"])
GENERAL = sorted([*MINOR, "air", "rail_sleeper", "ship_cabin", "rail_high_speed"])
SERIOUS = GENERAL  # without a fee above the normal standard, nobody's school (2019 opinion art.20)


@pytest.fixture
def case(world: World) -> Case:
    made = cases.debtor(world)
    world.on(cases.LISTED)
    return made


def items(decision: Decision) -> list[list[str]]:
    order = getattr(decision, "pair", decision)
    return [row["items"] for row in order.content["obligations"]]


def test_a_draft_carries_grades_items_and_the_policies_by_which_they_were_chosen(
    world: World, case: Case
) -> None:
    draft = moves.draft(world, case, ["G1"], REASONS)
    (row,) = draft.content["obligations"]
    assert (row["grade"], row["policy"], draft.content["grace_months"]) == ("general", "2024-1", 1)
    assert [reason["code"] for reason in row["reasons"]] == ["kind"]
    order = draft.pair.content
    assert (order["basis"], order["schedule"], items(draft)) == ("art1_2", "2024.1", [GENERAL])
    assert "民事诉讼法第一百一十四条" in order["consequences"]
    assert (draft.author, draft.state, draft.number[-2:]) == (world.people["judge"], "draft", "之一")


GRADES = [
    ("apology", {"kind": "OB6", "act_kind": "expressive", "amount": None}, ["G1"], "minor", MINOR_ACT),
    ("refund of 300", {"amount": 300}, ["G1"], "minor", MINOR),
    ("debt", {"amount": 86_400}, ["G1"], "general", GENERAL),
    ("tainted food", {"amount": 3_000_000, "grave_harm": "food"}, ["G1", "G3"], "serious", SERIOUS),
]


@pytest.mark.parametrize(
    ("owed", "grounds", "grade", "carried"), [row[1:] for row in GRADES], ids=[row[0] for row in GRADES]
)
def test_the_grade_is_of_the_obligation_and_chooses_the_items(
    world: World, owed: dict[str, Any], grounds: list[str], grade: str, carried: list[str]
) -> None:
    subject = moves.person(world, "闻人舟", date(1985, 7, 21))
    if owed["amount"]:
        case = moves.filed(world, [cases.debt(subject, **owed)], interest_rule="none")
    else:
        case = moves.filed(world, [cases.apology(subject)])
        cases.refused_twice(world, case)
    cases.able(world, case, 5_000_000)
    cases.conduct(world, case, "G3")
    draft = moves.draft(world.on(cases.LISTED), case, grounds, REASONS)
    assert [row["grade"] for row in draft.content["obligations"]] == [grade]
    assert items(draft) == [sorted(carried)]


def test_two_obligations_of_one_judgment_are_graded_one_by_one(world: World) -> None:
    subject = moves.person(world, "钟离默", date(1978, 3, 14))
    case = moves.filed(world, [cases.debt(subject), cases.apology(subject)], interest_rule="none")
    cases.refused_twice(world, case)
    cases.able(world, case)
    draft = moves.draft(world.on(cases.LISTED), case, ["G1"], REASONS)
    assert [row["grade"] for row in draft.content["obligations"]] == ["general", "minor"]
    assert items(draft) == [GENERAL, MINOR_ACT]
    assert draft.gradings.count() == 2


def test_the_judge_drops_items_with_written_reasons(world: World, case: Case) -> None:
    draft = moves.draft(
        world, case, ["G1"], REASONS, dropped_items=["air", "vehicle"], drop_reasons="被执行人以驾驶为业。"
    )
    (row,) = draft.pair.content["obligations"]
    assert row["items"] == [code for code in GENERAL if code not in ("air", "vehicle")]
    assert row["dropped"] == {"air": "被执行人以驾驶为业。", "vehicle": "被执行人以驾驶为业。"}


BAD = [
    ({"dropped_items": ["air"]}, Code.ORDER_DROP_WITHOUT_REASON),
    ({"dropped_items": GENERAL, "drop_reasons": "全部免除"}, Code.ORDER_NO_ITEMS),
    ({"grace_months": 0}, CourtCode.REASON_MISSING),
    ({"grace_months": 4, "grace_reasons": "困难"}, ListingCode.GRACE_TOO_LONG),
    ({"extension_months": 12, "extension_reason": "several_conducts"}, ListingCode.TERM_UNTIMED),
]


@pytest.mark.parametrize(("given", "code"), BAD)
def test_terms_and_items_that_the_rules_do_not_know_are_refused(
    world: World, case: Case, given: dict[str, Any], code: Any
) -> None:
    with refused(code):
        moves.draft(world, case, ["G1"], REASONS, **given)


def test_a_draft_is_replaced_and_its_order_with_it(world: World, case: Case) -> None:
    first = moves.draft(world, case, ["G1"], REASONS)
    second = moves.draft(
        world, case, ["G1"], "另述。", draft_id=first.pk, dropped_items=["air"], drop_reasons="就医"
    )
    assert (second.pk, second.pair.pk, second.number) == (first.pk, first.pair.pk, first.number)
    assert "air" not in items(second)[0]
    assert Decision.objects.count() == 2


def test_what_is_submitted_is_no_draft_any_more(world: World, case: Case) -> None:
    draft = moves.draft(world, case, ["G1"], REASONS)
    moves.signed(world, draft)
    with refused(ListingCode.DECISION_NOT_A_DRAFT):
        moves.draft(world, case, ["G1"], "另述。", draft_id=draft.pk)


@pytest.mark.parametrize("served", [False, True])
def test_scenario_20_a_second_listing_of_one_case_and_person_is_refused(
    world: World, case: Case, served: bool
) -> None:
    if served:
        cases.listed(world, case)
    else:
        moves.draft(world, case, ["G1"], REASONS)
    with refused(ListingCode.ALREADY_LISTED):
        moves.draft(world, case, ["G1"], REASONS)


def test_scenario_20_another_courts_case_lists_the_same_person(world: World) -> None:
    listing = cases.listed_debtor(world)
    subject = listing.subject
    second = moves.filed(world.on(cases.NOTICE), [cases.debt(subject, 5_000)], interest_rule="none")
    cases.able(world, second)
    again = cases.listed(world.on(cases.LISTED), second)
    assert (listing.state, again.state, again.subject) == ("published", "published", subject)


def test_an_order_alone_needs_an_unperformed_duty_to_pay(world: World) -> None:
    subject = moves.person(world, "钟离默", date(1978, 3, 14))
    case = moves.filed(world, [cases.apology(subject)])
    cases.able(world, case)
    with refused(ListingCode.NOT_PAY_OR_DELIVER):
        cases.drafted_order(world.on(cases.LISTED), case)


def test_a_second_order_for_the_same_duty_is_refused(world: World, case: Case) -> None:
    cases.ordered(world, case)
    with refused(Code.ORDER_ALREADY_IN_FORCE):
        cases.drafted_order(world, case)


def test_an_order_weighs_ability_and_does_not_need_it(world: World) -> None:
    case = cases.debtor(world, assets=0)
    draft = cases.drafted_order(world.on(cases.LISTED), case)
    grading = Grading.objects.get()
    assert (grading.facts["ability"], grading.grade) == ("none", "minor")
    assert (draft.content["basis"], items(draft)) == ("art1_1", [MINOR])


def test_obligors_of_two_people_make_no_decision(world: World) -> None:
    first, second = cases.debtor(world, name="甲"), cases.debtor(world, name="乙")
    ids = [moves.obligors(case)[0].pk for case in (first, second)]
    with refused(CourtCode.CASE_SUBJECT_OWES_NOTHING), world.on(cases.LISTED).act("judge") as act:
        drafts.draft_listing(act=act, case_id=first.pk, obligor_ids=ids, grounds=["G1"], reasons=REASONS)


def company(world: World) -> Case:
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    case = moves.filed(world, [cases.debt(unit)], interest_rule="none")
    cases.able(world, case)
    return case


def test_a_child_is_reached_by_no_order(world: World) -> None:
    case = company(world)
    order = cases.ordered(world.on(cases.LISTED), case)
    link = cases.linked(world, case, moves.person(world, "小申", date(2008, 5, 12)))
    with refused(Code.ORDER_ON_MINOR), world.act("judge") as act:
        drafts.draft_reach(act=act, linked_person_id=link.pk, order_id=order.pk, reasons=REASONS)


def test_a_person_is_reached_only_by_the_order_on_the_own_unit(world: World, case: Case) -> None:
    order = cases.ordered(world, case)
    units = company(world.on(cases.NOTICE))
    link = cases.linked(world.on(cases.LISTED), units, moves.person(world, "申屠岳", date(1969, 11, 2)))
    with refused(Code.LINK_ORDER_OF_ANOTHER_UNIT), world.act("judge") as act:
        drafts.draft_reach(act=act, linked_person_id=link.pk, order_id=order.pk, reasons=REASONS)


@pytest.mark.parametrize(
    ("kind", "served", "code"),
    [
        ("list", True, Code.RELIEF_KIND_UNKNOWN),
        ("lift", False, Code.RELIEF_CONCERNS_NOTHING_IN_FORCE),
    ],
)
def test_a_relief_concerns_a_decision_in_force(
    world: World, case: Case, kind: str, served: bool, code: Code
) -> None:
    order = cases.ordered(world, case) if served else cases.drafted_order(world, case)
    with refused(code), world.act("judge") as act:
        drafts.draft_relief(
            act=act,
            kind=kind,
            case_id=case.pk,
            subject_id=order.subject_id,
            reasons="-",
            concerns_id=order.pk,
        )


def test_an_assistant_drafts_and_the_drafts_author_is_who_wrote_it_last(world: World, case: Case) -> None:
    with world.act("assistant") as act:
        draft = drafts.draft_listing(
            act=act,
            case_id=case.pk,
            obligor_ids=[moves.obligors(case)[0].pk],
            grounds=["G1"],
            reasons=REASONS,
        )
    assert draft.author == world.people["assistant"]
    assert moves.draft(world, case, ["G1"], REASONS, draft_id=draft.pk).author == world.people["judge"]
