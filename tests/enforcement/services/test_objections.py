"""Requests for correction: who may, in which state, by which day, and what follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courts.rules.codes import Code as CourtCode
from defaulters.models import Decision, Listing, Objection
from defaulters.rules.codes import Code
from defaulters.rules.transitions import OBJECTION
from enforcement.management.demo import moves
from enforcement.rules.codes import Code as FilingCode
from enforcement.services import decisions, filings, objections
from tests.factories import cases, remedies
from tests.factories.cases import World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(world: World) -> Listing:
    return cases.listed_debtor(world)


@pytest.fixture
def decision(listing: Listing) -> Decision:
    return listing.decision


def test_it_is_received_with_its_last_day(world: World, decision: Decision) -> None:
    objection = remedies.lodged(world, decision)
    assert (objection.state, objection.lodged_on, objection.due_on) == (
        "lodged", cases.LISTED, date(2026, 5, 27),
    )  # fmt: skip
    cases.assert_sound()


@pytest.mark.parametrize(
    ("ground", "day", "due", "provisional"),
    [
        ("not_me", date(2026, 5, 12), date(2026, 5, 12), False),
        ("not_me", date(2026, 5, 16), date(2026, 5, 18), False),
        ("inaccurate", date(2026, 5, 16), date(2026, 6, 1), False),
        ("to_be_deleted", date(2026, 12, 30), date(2027, 1, 14), True),
    ],
)
def test_the_days_run_from_the_receipt(
    world: World, decision: Decision, ground: str, day: date, due: date, provisional: bool
) -> None:
    objection = remedies.lodged(world.on(day), decision, ground)
    assert (objection.due_on, objection.due_provisional) == (due, provisional)


def test_a_linked_person_objects_to_the_own_decision(world: World) -> None:
    unit = moves.company(world.on(cases.NOTICE), "禾穗食品有限公司", "申屠岳")
    case = moves.filed(world, [cases.debt(unit)])
    cases.able(world, case)
    order = cases.ordered(world.on(cases.LISTED), case)
    reach = cases.reached(world, case, moves.person(world, "申屠岳", date(1969, 11, 2)), order)
    objection = remedies.admitted(world, remedies.lodged(world, reach, "restriction"))
    relief = remedies.upheld(world, objection, "lift").relief
    assert relief is not None
    cases.signed_relief(world, submitted(world, relief))
    assert not cases.bound(reach.subject, cases.LISTED)
    assert cases.bound(order.subject, cases.LISTED)
    cases.assert_sound()


def submitted(world: World, draft: Decision) -> Decision:
    with world.act("second_judge") as act:
        return decisions.submit(act=act, decision_id=draft.pk)


def test_only_a_served_burden_of_the_past_is_objected_to_and_once_at_a_time(
    world: World, decision: Decision
) -> None:
    for day in (date(2026, 5, 13), date(2026, 5, 11)):
        with refused(Code.OBJECTION_DAY_IN_FUTURE):
            remedies.lodged(world, decision, lodged_on=day)
    remedies.lodged(world, decision)
    with refused(Code.OBJECTION_ALREADY_OPEN):
        remedies.lodged(world, decision, "inaccurate")
    relief = cases.submitted_relief(world, "cancel", decision)
    with refused(Code.OBJECTION_DECISION_NOT_SERVED):
        remedies.lodged(world, relief)


def test_what_was_handed_in_online_is_taken_up_and_not_answered(world: World, decision: Decision) -> None:
    filing = remedies.filed(world, decision)
    with refused(FilingCode.FILING_NEEDS_REVIEW), world.act("judge") as act:
        filings.answer(act=act, filing_id=filing.pk, text="不成立。")
    objection = remedies.taken_up(world.on(date(2026, 5, 13)), filing, decision, "inaccurate")
    filing.refresh_from_db()
    assert (filing.state, filing.objection) == ("taken_up", objection)
    assert (objection.ground, objection.text, objection.lodged_on) == ("not_me", filing.text, cases.LISTED)
    with refused(CourtCode.TRANSITION_NOT_ALLOWED):
        remedies.taken_up(world, filing, decision)


def test_what_is_no_objection_or_of_another_case_is_not_taken_up(world: World, decision: Decision) -> None:
    paid = remedies.filed(world, decision, "paid")
    with refused(FilingCode.FILING_NOT_AN_OBJECTION):
        remedies.taken_up(world, paid, decision)
    other = cases.listed_debtor(world.on(cases.NOTICE), name="西乞云")
    filing = remedies.filed(world, decision)
    with refused(FilingCode.FILING_NOT_OF_THE_CASE):
        remedies.taken_up(world, filing, other.decision)


VERBS: dict[str, dict[str, Any]] = {
    "admit": {},
    "not_admit": {"reasons": "不属于受理范围。"},
    "uphold": {"follows": "cancel", "reasons": "成立。"},
    "dismiss": {"reasons": "不成立。"},
    "withdraw": {},
}
TO = {
    "admit": "admitted", "not_admit": "not_admitted", "uphold": "upheld", "dismiss": "dismissed",
    "withdraw": "withdrawn",
}  # fmt: skip
DECIDER = {"withdraw": "clerk"}


def do(world: World, verb: str, objection: Objection, who: str = "") -> Objection:
    with world.act(who or DECIDER.get(verb, "second_judge")) as act:
        done: Objection = getattr(objections, verb)(act=act, objection_id=objection.pk, **VERBS[verb])
        return done


PATHS: dict[str, list[str]] = {
    "lodged": [], "admitted": ["admit"], "not_admitted": ["not_admit"], "upheld": ["admit", "uphold"],
    "dismissed": ["admit", "dismiss"], "withdrawn": ["admit", "withdraw"],
}  # fmt: skip


@pytest.mark.parametrize("state", sorted(OBJECTION))
def test_from_each_state_only_the_moves_of_the_table_are_made(
    world: World, decision: Decision, state: str
) -> None:
    assert set(PATHS) == set(OBJECTION)
    objection = remedies.lodged(world, decision)
    for verb in PATHS[state]:
        objection = do(world, verb, objection)
    assert objection.state == state
    for verb in [verb for verb in VERBS if TO[verb] not in OBJECTION[state]]:
        with refused(CourtCode.TRANSITION_NOT_ALLOWED):
            do(world, verb, objection)
    cases.assert_sound()


@pytest.mark.parametrize("verb", ["admit", "not_admit", "uphold", "dismiss"])
@pytest.mark.parametrize("of_order", [False, True])
def test_nobody_decides_on_an_objection_against_an_own_decision(
    world: World, decision: Decision, verb: str, of_order: bool
) -> None:
    objection = remedies.lodged(world, decision.pair if of_order else decision)
    if verb in ("uphold", "dismiss"):
        remedies.admitted(world, objection)
    with refused(Code.OBJECTION_OWN_DECISION):
        do(world, verb, objection, "judge")
    assert do(world, verb, objection).state == TO[verb]


@pytest.mark.parametrize("verb", sorted(VERBS))
@pytest.mark.parametrize("who", ["other_judge", "other_clerk", "higher_judge", "auditor"])
def test_nobody_of_another_court_and_no_auditor_decides(
    world: World, decision: Decision, verb: str, who: str
) -> None:
    objection = remedies.lodged(world, decision)
    with refused(CourtCode.PERMISSION_DENIED):
        do(world, verb, objection, who)


def test_a_decision_has_reasons(world: World, decision: Decision) -> None:
    objection = remedies.admitted(world, remedies.lodged(world, decision))
    with refused(CourtCode.REASON_MISSING):
        remedies.dismissed(world, objection, " ")


def test_the_dismissal_prints_its_remedy(world: World, decision: Decision) -> None:
    objection = remedies.dismissed(world, remedies.admitted(world, remedies.lodged(world, decision)))
    assert objection.document is not None
    content = objection.document.content
    assert content["reasons"] == "申请不成立。"
    assert "十日内向北京市第三中级人民法院申请复议" in content["remedy"]
    remedies.served(world, objection)
    cases.assert_sound()


def test_a_founded_correction_is_drafted_with_its_text(world: World, listing: Listing) -> None:
    objection = remedies.admitted(world, remedies.lodged(world, listing.decision, "inaccurate"))
    relief = remedies.upheld(world, objection, "correct", after={"basis_number": "更正后的文号"}).relief
    assert relief is not None
    assert (relief.kind, relief.state, relief.concerns, relief.author) == (
        "correct", "draft", listing.decision, world.people["second_judge"],
    )  # fmt: skip
    cases.signed_relief(world, submitted(world, relief))
    listing.refresh_from_db()
    assert listing.published is not None
    assert listing.published["basis_number"] == "更正后的文号"


@pytest.mark.parametrize("follows", ["lift", "delete"])
def test_what_cannot_follow_is_refused(world: World, decision: Decision, follows: str) -> None:
    alone = cases.debtor(world.on(cases.NOTICE), name="单令")
    of = decision.pair if follows == "lift" else cases.ordered(world.on(cases.LISTED), alone)
    objection = remedies.admitted(world.on(cases.LISTED), remedies.lodged(world, of, "restriction"))
    with refused(Code.OBJECTION_NOTHING_FOLLOWS):
        remedies.upheld(world, objection, follows)


def test_of_an_order_beside_a_listing_the_listing_is_cancelled(world: World, listing: Listing) -> None:
    objection = remedies.admitted(world, remedies.lodged(world, listing.decision.pair, "restriction"))
    relief = remedies.upheld(world, objection).relief
    assert relief is not None
    assert relief.concerns == listing.decision
