"""domain: section 14.1, listing: entry. Through the services; what the rules' own tests prove alone is not repeated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from courts.models import Case
from courts.rules.codes import Code as CourtCode
from defaulters.models import Decision, Listing
from defaulters.rules.codes import Code
from defaulters.selectors.candidates import candidate
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.selectors import queue
from enforcement.services import decisions
from tests.factories import asking, cases
from tests.factories.cases import World
from tests.factories.refusals import refused

FOUND, PROPOSED = date(2026, 5, 11), date(2026, 5, 12)
REASONS = "有履行能力而拒不履行。"


def warned(world: World, *, risk_warning: bool = True, born: date = date(1985, 7, 21)) -> Case:
    """A case of 500,000 whose notice is served on 2 March 2026."""
    subject = moves.person(world.on(cases.NOTICE), "闻人舟", born)
    owed = [cases.debt(subject, 500_000)]
    case = moves.filed(world, owed, interest_rule="none", served=risk_warning)
    if not risk_warning:
        cases.noticed(world, case, risk_warning=False)
    return case


def propose(world: World, case: Case, grounds: tuple[str, ...] = ("G1",), **more: Any) -> Decision:
    return moves.draft(world.on(PROPOSED), case, grounds, REASONS, **more)


def test_scenario_1_after_warning_finding_and_period_it_may_be_proposed_and_has_no_term(world: World) -> None:
    case = warned(world)
    cases.able(world.on(FOUND), case, 600_000)
    draft = propose(world, case)
    assert (draft.state, draft.content["grounds"], draft.content["extension_months"]) == ("draft", ["G1"], 0)
    assert [key for key in draft.content if "until" in key or "term" in key] == []


def test_scenario_1_a_decision_without_reasons_is_not_submitted(world: World) -> None:
    case = warned(world)
    cases.able(world.on(FOUND), case, 600_000)
    draft = moves.draft(world.on(PROPOSED), case, ["G1"], " ")
    with refused(CourtCode.REASON_MISSING):
        moves.signed(world, draft)


def test_scenario_2_without_the_risk_warning_it_is_blocked(world: World) -> None:
    case = warned(world, risk_warning=False)
    cases.able(world.on(FOUND), case, 600_000)
    with refused(Code.WARNING_NOT_SERVED) as caught:
        propose(world, case)
    assert caught.value.article == "法释〔2017〕7号第5条"


def test_scenario_3_with_a_finding_of_no_ability_refusal_is_no_ground(world: World) -> None:
    case = warned(world)
    cases.able(world.on(FOUND), case, 0)
    with refused(Code.ABILITY_NONE):
        propose(world, case)


def test_scenario_3_a_later_finding_opens_the_way_again(world: World) -> None:
    case = warned(world)
    cases.able(world.on(cases.NOTICE), case, 0)
    cases.able(world.on(FOUND), case, 600_000)
    assert propose(world, case).state == "draft"


def test_scenario_4_an_application_of_16_september_is_due_after_the_holiday_on_8_october(
    world: World,
) -> None:
    case = asking.debtor(world)
    application = asking.received(world.on(date(2026, 9, 16)), case)
    assert (application.due_on, application.due_provisional) == (date(2026, 10, 8), False)


BIRTHDAYS = [(date(2026, 11, 23), False), (date(2026, 11, 24), False), (date(2026, 11, 25), True)]


@pytest.mark.parametrize(("day", "allowed"), BIRTHDAYS)
def test_scenario_7_born_on_24_november_2008_and_listed_from_the_25th_on(
    world: World, day: date, allowed: bool
) -> None:
    case = warned(world, born=date(2008, 11, 24))
    cases.able(world.on(FOUND), case, 600_000)
    world.on(day)
    if allowed:
        assert cases.listed(world, case).published_on == day
        return
    with refused(Code.MINOR):
        moves.draft(world, case, ["G1"], REASONS)


SEIZED = [
    (620_000, ("G1",), Code.ASSETS_SUFFICE),
    (500_000, ("G1",), Code.ASSETS_SUFFICE),
    (499_999, ("G1",), None),
    (620_000, ("G4",), None),
]


@pytest.mark.parametrize(("seized", "grounds", "code"), SEIZED)
def test_scenario_8_what_is_frozen_already_bars_refusal_and_not_a_false_report(
    world: World, seized: int, grounds: tuple[str, ...], code: Code | None
) -> None:
    case = warned(world)
    cases.able(world.on(FOUND), case, 600_000)
    cases.circumstance(world, case, "seized_assets", seized)
    cases.conduct(world, case, "G4")
    if code is None:
        assert propose(world, case, grounds).state == "draft"
        return
    with refused(code):
        propose(world, case, grounds)


def test_scenario_9_security_accepted_the_day_before_bars_refusal(world: World) -> None:
    case = warned(world)
    cases.able(world.on(FOUND), case, 600_000)
    cases.circumstance(world.on(date(2026, 6, 3)), case, "security")
    world.on(date(2026, 6, 4))
    with refused(Code.SECURITY_GIVEN):
        moves.draft(world, case, ["G1"], REASONS)


def test_scenario_10_a_representative_is_not_listed_for_the_units_debt(world: World) -> None:
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    case = moves.filed(world, [cases.debt(unit, 500_000)], interest_rule="none")
    cases.able(world, case, 600_000)
    listing = cases.listed(world.on(PROPOSED), case)
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    with refused(CourtCode.CASE_SUBJECT_OWES_NOTHING):
        moves.draft(world, case, ["G1"], REASONS, subject_id=head.pk)
    cases.reached(world, case, head, listing.decision.pair)
    assert cases.bound(head, PROPOSED) == cases.bound(unit, PROPOSED) != set()


def test_scenario_11_a_campus_loan_student_is_listed_only_on_the_presidents_reasons(world: World) -> None:
    case = warned(world, born=date(2004, 1, 1))
    cases.able(world.on(FOUND), case, 600_000)
    cases.circumstance(world, case, "campus_loan_student")
    with refused(Code.CAMPUS_LOAN_STUDENT):
        propose(world, case)
    with refused(Code.CAMPUS_LOAN_STUDENT):
        cases.drafted_order(world, case)
    draft = propose(world, case, override_reasons="名下有多套房产，拒不履行。")
    assert moves.signed(world, draft).signer == world.people["president"]


def test_scenario_12_a_false_report_is_listed_for_two_years_and_the_text_names_the_term(world: World) -> None:
    case = warned(world)
    cases.conduct(world.on(date(2026, 4, 13)), case, "G4")
    listing = cases.listed(world.on(PROPOSED), case, ["G4"])
    assert (listing.term_until, (listing.published or {})["term_until"]) == (date(2028, 5, 12), "2028-05-12")


EXTENSIONS = [
    (12, "violent_serious", date(2029, 5, 12)),
    (36, "violent_serious", date(2031, 5, 12)),
    (37, "violent_serious", Code.TERM_EXTENSION_OUT_OF_RANGE),
    (11, "violent_serious", Code.TERM_EXTENSION_OUT_OF_RANGE),
    (12, "", Code.TERM_EXTENSION_REASON_MISSING),
]


@pytest.mark.parametrize(("months", "reason", "expected"), EXTENSIONS)
def test_scenario_13_serious_violence_extends_by_one_to_three_years_with_a_reason(
    world: World, months: int, reason: str, expected: date | Code
) -> None:
    case = warned(world)
    cases.conduct(world.on(FOUND), case, "G2", violent_serious=True)
    cases.conduct(world, case, "G4")
    terms = {"extension_months": months, "extension_reason": reason}
    world.on(PROPOSED)
    if isinstance(expected, Code):
        with refused(expected):
            moves.draft(world, case, ["G2", "G4"], REASONS, **terms)
        return
    listing = cases.listed(world, case, ["G2", "G4"], **terms)
    clocks = dict(listing.grounds.values_list("ground", "until_day"))
    assert clocks == {"G2": expected, "G4": date(2028, 5, 12)}
    assert listing.term_until == expected


def test_scenario_13_several_conducts_extend_every_timed_ground_and_one_alone_none(world: World) -> None:
    case = warned(world)
    cases.conduct(world.on(FOUND), case, "G3")
    cases.conduct(world, case, "G4")
    terms = {"extension_months": 24, "extension_reason": "several_conducts"}
    world.on(PROPOSED)
    for grounds, reason in ((["G4"], "several_conducts"), (["G3", "G4"], "violent_serious")):
        with refused(Code.TERM_EXTENSION_REASON_UNFOUNDED):
            moves.draft(world, case, grounds, REASONS, **terms | {"extension_reason": reason})
    listing = cases.listed(world, case, ["G3", "G4"], **terms)
    assert set(listing.grounds.values_list("until_day", flat=True)) == {date(2030, 5, 12)}


SERVICES = [
    ("in_person", False, PROPOSED),
    ("post", False, PROPOSED),
    ("electronic", True, PROPOSED),
    ("public_notice", False, date(2026, 6, 11)),
]


@pytest.mark.parametrize(("method", "consent", "served_on"), SERVICES)
def test_scenario_14_it_is_published_with_the_service_by_whatever_lawful_method_and_not_before(
    world: World, method: str, consent: bool, served_on: date
) -> None:
    case = warned(world)
    cases.able(world.on(FOUND), case, 600_000)
    decision = moves.signed(world, propose(world, case, ("G1",), **cases.NO_GRACE))
    assert not Listing.objects.filter(state="published").exists()
    with world.on(served_on).act("clerk") as act:
        decisions.serve(
            act=act, decision_id=decision.pk, method=method, served_on=served_on, reference="回证",
            consent=consent,
        )  # fmt: skip
    assert Listing.objects.get().published_on == served_on


def test_scenario_16_a_fourth_month_of_grace_is_refused(world: World) -> None:
    case = warned(world)
    cases.able(world.on(FOUND), case, 600_000)
    with refused(Code.GRACE_TOO_LONG):
        propose(world, case, grace_months=4, grace_reasons="困难")


def test_scenario_19_while_the_applicant_holds_off_nobody_is_listed_or_restricted(world: World) -> None:
    case = warned(world)
    cases.able(world.on(date(2026, 5, 5)), case, 600_000)
    row = cases.circumstance(world.on(date(2026, 5, 6)), case, "hold_off", until_day=FOUND)
    world.on(FOUND)
    with refused(Code.APPLICANT_HOLDS_OFF):
        moves.draft(world, case, ["G1"], REASONS)
    with refused(Code.APPLICANT_HOLDS_OFF):
        cases.drafted_order(world, case)
    assert (propose(world, case).state, row.until_day) == ("draft", FOUND)


def test_scenario_73_warnings_promote_nobody_and_change_nothing_that_a_rule_reads(world: World) -> None:
    """Scenario 73: three warnings in a row, and no listing, no order, nothing for a partner, nothing in a queue."""
    case = warned(world)
    cases.able(world, case, 600_000)
    obligor, day = moves.obligors(case)[0], date(2026, 5, 8)
    before = candidate(case, obligor, ["G1"], day), queue.of_case(case, day)
    for first in (date(2026, 3, 10), date(2026, 4, 1), date(2026, 5, 6)):
        asking.warned(world.on(first), case, first + timedelta(days=7))
    assert (candidate(case, obligor, ["G1"], day), queue.of_case(case, day)) == before
    assert (Decision.objects.count(), Change.objects.count(), cases.bound(obligor.subject, day)) == (
        0,
        0,
        set(),
    )
