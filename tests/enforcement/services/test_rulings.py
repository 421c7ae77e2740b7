"""Rulings that suspend or end an enforcement, and what they work on lists, orders and interest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courts.models import Court, Ruling
from courts.rules.codes import Code as CourtCode
from courts.selectors import payoffs
from defaulters.models import Listing
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.rules.codes import Code
from enforcement.selectors import queue
from enforcement.services import consequences
from enforcement.services import rulings as services
from tests.factories import cases, proceedings
from tests.factories.cases import LISTED, NOTICE, World
from tests.factories.refusals import refused

RULED = date(2026, 7, 10)  # a Friday
DUE = date(2026, 7, 15)  # the third working day after


@pytest.fixture
def listing(world: World) -> Listing:
    return cases.listed_debtor(world)


def deleted(world: World, listing: Listing, reason: str, **content: Any) -> Listing:
    moves.relieved(world, "delete", listing.decision, "经审查，事由成立。", reason=reason, **content)
    return Listing.objects.get(pk=listing.pk)


def due_of(world: World, listing: Listing) -> list[tuple[str, date | None]]:
    """What is due about the listing in the queue of the judge."""
    tasks = queue.of(world.people["judge"], world.today)
    return [
        (task.kind, task.clock.day if task.clock else None)
        for task in tasks
        if task.row_id == listing.decision_id and task.kind in ("delete_ruled", "early_ruled")
    ]


def test_scenario_35_a_bankruptcy_suspension_is_to_be_decided_in_three_working_days(
    world: World, listing: Listing
) -> None:
    ruling = proceedings.ruled(world.on(RULED), listing.case, "suspension_bankruptcy")
    assert due_of(world, listing) == [("delete_ruled", DUE)]
    listing = deleted(world.on(DUE), listing, "D5", ruling=ruling.pk)
    assert (listing.state, listing.end_reason, listing.ended_on) == ("deleted", "D5", DUE)
    assert (cases.states(listing.case.judgment), due_of(world, listing)) == (["lifted"], [])
    cases.assert_sound()


def test_scenario_35_no_ruling_deletes_by_the_clock(world: World, listing: Listing) -> None:
    proceedings.ruled(world.on(RULED), listing.case, "suspension_bankruptcy")
    world.on(date(2026, 7, 16), 18)
    with refused(ListingCode.LISTING_REMOVAL_NOT_DUE), world.system("deadline") as act:
        consequences.remove_due(act=act, listing_id=listing.pk)
    assert due_of(world, listing) == [("delete_ruled", DUE)]


# province, what the decision says besides, what becomes of an order that stands without the listing
POLICIES: list[tuple[str, dict[str, Any], str]] = [
    ("广东", {}, "lifted"),
    ("北京", {}, "active"),
    ("北京", {"agreed": True}, "lifted"),
    ("重庆", {"restrictions": "both"}, "active"),
    ("浙江", {"restrictions": "both"}, "lifted"),
    ("浙江", {"restrictions": "list"}, "active"),
]


@pytest.mark.parametrize(("province", "said", "state"), POLICIES)
def test_scenario_35_the_order_follows_the_policy_of_the_province(
    world: World, listing: Listing, province: str, said: dict[str, Any], state: str
) -> None:
    Court.objects.filter(pk=world.court.pk).update(province=province)
    cases.ordered(world, listing.case)
    ruling = proceedings.ruled(world.on(RULED), listing.case, "suspension_bankruptcy")
    listing = deleted(world, listing, "D5", ruling=ruling.pk, **said)
    assert (listing.state, cases.states(listing.case.judgment)) == ("deleted", ["lifted", state])
    assert bool(cases.bound(listing.subject, RULED)) is (state == "active")
    cases.assert_sound()


def test_scenario_35_where_no_policy_is_known_the_judge_must_say(world: World, listing: Listing) -> None:
    Court.objects.filter(pk=world.court.pk).update(province="浙江")
    ruling = proceedings.ruled(world.on(RULED), listing.case, "suspension_bankruptcy")
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D5", ruling=ruling.pk)
    with refused(Code.RELIEF_RESTRICTIONS_UNSAID):
        cases.signed_relief(world, draft)


def test_scenario_37_a_retrial_suspension_deletes_and_stops_the_double_interest(world: World) -> None:
    case = cases.debtor(world.on(date(2026, 1, 5)), 100_000, interest_rule="civil_double")
    listing = cases.listed(world.on(date(2026, 3, 10)), case)
    ruling = proceedings.ruled(world.on(date(2026, 3, 31)), case, "suspension_retrial")
    assert due_of(world, listing) == [("delete_ruled", date(2026, 4, 3))]
    deleted(world.on(date(2026, 4, 3)), listing, "D5", ruling=ruling.pk, restrictions="both")
    with world.on(date(2026, 6, 30)).act("judge") as act:
        services.resume(act=act, ruling_id=ruling.pk, until_day=date(2026, 6, 30))
    owed = [
        payoffs.quote(case, listing.subject, day).total - 100_000
        for day in (date(2026, 3, 30), date(2026, 6, 30), date(2026, 7, 10))
    ]
    # 30 days from 28 February, nothing from 31 March to 30 June, ten days more.
    assert owed == [Decimal("525.00"), Decimal("525.00"), Decimal("700.00")]
    cases.assert_sound()


SUSPENSIONS = [
    ("suspension_other", False, Decimal(0)),
    ("suspension_other", True, Decimal("175.00")),
    ("suspension_bankruptcy", True, Decimal(0)),
]


@pytest.mark.parametrize(("kind", "asked", "grown"), SUSPENSIONS)
def test_scenario_37_only_a_stay_that_the_debtor_asked_for_is_counted(
    world: World, kind: str, asked: bool, grown: Decimal
) -> None:
    case = cases.debtor(world, 100_000, interest_rule="civil_double")
    proceedings.ruled(world, case, kind, asked_by_debtor=asked)
    obligation = case.judgment.obligations.get()
    assert (
        payoffs.outstanding(obligation, date(2026, 3, 12))
        == (payoffs.outstanding(obligation, date(2026, 3, 2)) or 0) + grown
    )


def test_a_suspension_about_one_debtor_is_not_counted_for_that_one_alone(world: World) -> None:
    one, other = (moves.person(world, name, date(1980, 1, 2)) for name in ("甲子", "乙丑"))
    owed = cases.debt(one, 100_000)
    joint = type(owed)(**owed.__dict__ | {"obligors": [(one.pk, "joint"), (other.pk, "joint")]})
    case = moves.filed(world, [joint])
    proceedings.ruled(world, case, "suspension_bankruptcy", subject_id=one.pk)
    grown = [
        payoffs.quote(case, who, date(2026, 3, 12)).total - payoffs.quote(case, who, NOTICE).total
        for who in (one, other)
    ]
    assert grown == [Decimal("-17.50") * 0, Decimal("175.00")]


ENDS = [("non_enforcement", "D6"), ("termination", "D7")]


@pytest.mark.parametrize(("kind", "reason"), ENDS)
def test_what_ends_the_enforcement_ends_the_listing_and_every_order(
    world: World, listing: Listing, kind: str, reason: str
) -> None:
    cases.ordered(world, listing.case)
    ruling = proceedings.ruled(world.on(RULED), listing.case, kind)
    listing = deleted(world, listing, reason, ruling=ruling.pk)
    assert (listing.state, listing.end_reason) == ("deleted", reason)
    assert cases.states(listing.case.judgment) == ["lifted", "lifted"]
    cases.assert_sound()


def test_a_deletion_names_a_ruling_of_its_own_kind_that_is_served(world: World, listing: Listing) -> None:
    ruling = proceedings.ruled(world.on(RULED), listing.case, "termination", served=False)
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D7", ruling=ruling.pk)
    with refused(Code.RELIEF_RULING_NOT_SERVED):
        cases.signed_relief(world, draft)
    with world.act("clerk") as act:
        services.serve(act=act, ruling_id=ruling.pk, served_on=RULED)
    other = cases.submitted_relief(world, "delete", listing.decision, reason="D6", ruling=ruling.pk)
    with refused(Code.RELIEF_NEEDS_RULING):
        cases.signed_relief(world, other)
    cases.signed_relief(world, draft)
    listing.refresh_from_db()
    assert listing.state == "deleted"


def test_a_suspension_that_has_ended_is_no_reason_any_more(world: World, listing: Listing) -> None:
    ruling = proceedings.ruled(world.on(RULED), listing.case, "suspension_retrial", until_day=RULED)
    draft = cases.submitted_relief(world.on(DUE), "delete", listing.decision, reason="D5", ruling=ruling.pk)
    assert due_of(world, listing) == []
    with refused(Code.RELIEF_NEEDS_RULING):
        cases.signed_relief(world, draft)


def test_a_ruling_about_another_debtor_is_no_reason(world: World) -> None:
    one, other = (moves.person(world, name, date(1980, 1, 2)) for name in ("甲子", "乙丑"))
    case = moves.filed(world, [cases.debt(one), cases.debt(other)], interest_rule="none")
    cases.able(world, case)
    listing = cases.listed(world.on(LISTED), case)
    ruling = proceedings.ruled(world.on(RULED), case, "suspension_bankruptcy", subject_id=other.pk)
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D5", ruling=ruling.pk)
    with refused(Code.RELIEF_NEEDS_RULING):
        cases.signed_relief(world, draft)


def test_the_events_do_not_end_a_timed_listing(world: World) -> None:
    case = cases.debtor(world)
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(LISTED), case, ["G4"])
    ruling = proceedings.ruled(world.on(RULED), case, "termination")
    assert due_of(world, listing) == [("early_ruled", DUE)]
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D7", ruling=ruling.pk)
    with refused(ListingCode.LISTING_ENDING_UNAVAILABLE):
        cases.signed_relief(world, draft)


def test_nobody_is_listed_or_restricted_while_a_ruling_halts_the_enforcement(world: World) -> None:
    case = cases.debtor(world)
    ruling = proceedings.ruled(world.on(LISTED), case, "suspension_other")
    for attempt in (cases.listed, cases.drafted_order):
        with refused(ListingCode.ENFORCEMENT_HALTED):
            attempt(world, case)
    with world.act("judge") as act:
        services.resume(act=act, ruling_id=ruling.pk, until_day=LISTED)
    assert cases.listed(world.on(date(2026, 5, 13)), case).state == "published"


def test_a_suspension_in_the_grace_keeps_the_listing_from_being_published(world: World) -> None:
    case = cases.debtor(world)
    listing = cases.listed(world.on(LISTED), case, grace_months=1)
    proceedings.ruled(world.on(date(2026, 6, 1)), case, "suspension_retrial")
    world.on(date(2026, 6, 15))
    with refused(ListingCode.ENFORCEMENT_HALTED), world.system("grace") as act:
        consequences.publish_due(act=act, listing_id=listing.pk)


WRONG: list[tuple[dict[str, Any], Any]] = [
    ({"reasons": " "}, CourtCode.REASON_MISSING),
    ({"made_on": date(2026, 5, 13)}, CourtCode.RULING_IN_FUTURE),
    ({"served_on": date(2026, 5, 11)}, CourtCode.SERVICE_BEFORE_ISSUE),
    ({"served_on": date(2026, 5, 13)}, CourtCode.SERVICE_IN_FUTURE),
    ({"until_day": date(2026, 5, 11)}, CourtCode.PERIOD_BACKWARDS),
    ({"kind": "termination", "from_day": LISTED}, CourtCode.RULING_NOT_A_SUSPENSION),
    ({"number": "旧"}, CourtCode.RULING_EXISTS),
]


@pytest.mark.parametrize(("wrong", "code"), WRONG)
def test_what_cannot_be_a_ruling_is_refused(world: World, wrong: dict[str, Any], code: Any) -> None:
    case = cases.debtor(world)
    given: dict[str, Any] = {
        "case_id": case.pk, "kind": "suspension_other", "number": "新", "made_on": LISTED, "reasons": "理由",
    }  # fmt: skip
    with world.on(LISTED).act("judge") as act:
        services.enter(act=act, **given | {"number": "旧"})
    with refused(code), world.act("judge") as act:
        services.enter(act=act, **given | wrong)


def test_a_ruling_is_served_once_and_a_suspension_ends_once(world: World) -> None:
    case = cases.debtor(world)
    suspended = proceedings.ruled(world, case, "suspension_other")
    ended = proceedings.ruled(world, case, "termination")
    with refused(CourtCode.RULING_SERVED), world.act("clerk") as act:
        services.serve(act=act, ruling_id=ended.pk, served_on=NOTICE)
    with refused(CourtCode.RULING_NOT_A_SUSPENSION), world.act("judge") as act:
        services.resume(act=act, ruling_id=ended.pk, until_day=NOTICE)
    with refused(CourtCode.PERIOD_BACKWARDS), world.act("judge") as act:
        services.resume(act=act, ruling_id=suspended.pk, until_day=date(2026, 3, 1))
    with world.act("judge") as act:
        services.resume(act=act, ruling_id=suspended.pk, until_day=NOTICE)
    with refused(CourtCode.RULING_NOT_RUNNING), world.act("judge") as act:
        services.resume(act=act, ruling_id=suspended.pk, until_day=NOTICE)
    assert Ruling.objects.get(pk=suspended.pk).until_day == NOTICE
