"""What follows from a served decision: published and restricted together, later, or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Case
from courts.rules.codes import Code as CourtCode
from defaulters.models import Listing
from defaulters.rules.codes import Code as ListingCode
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.models import Change, LegalBasis, Restriction
from enforcement.rules.codes import Code
from enforcement.services import consequences, findings, performances
from tests.factories import cases, proceedings
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

GRACE_ENDS = date(2026, 6, 12)  # a Friday
PUBLISHED = date(2026, 6, 15)  # the Monday after it


@pytest.fixture
def case(world: World) -> Case:
    made = cases.debtor(world)
    world.on(LISTED)
    return made


@pytest.fixture
def pending(world: World, case: Case) -> Listing:
    return cases.listed(world, case, grace_months=1)


def publish(world: World, listing: Listing, day: date) -> Listing:
    with world.on(day).system("grace") as act:
        return consequences.publish_due(act=act, listing_id=listing.pk)


def test_without_grace_the_service_publishes_and_restricts_at_once(world: World, case: Case) -> None:
    listing = cases.listed(world, case)
    row = listing.restrictions.get()
    assert (listing.state, listing.published_on, listing.term_until) == ("published", LISTED, None)
    assert (row.state, row.from_day, row.until_day, row.review_on) == (
        "active", LISTED, None, date(2026, 11, 12),
    )  # fmt: skip
    assert (row.basis, row.legal_basis.code) == ("art1_2", "consumption_1_2")
    assert cases.bound(listing.subject, LISTED) == set(row.items)
    cases.assert_sound()


def test_what_is_published_holds_these_fields_and_no_more(world: World, case: Case) -> None:
    listing = cases.listed(world, case)
    number = listing.subject.documents.get().masked
    assert listing.published == {
        "name": "闻人舟", "number": number, "kind": "natural", "sex": listing.subject.sex,
        "born_on": "1985-07-21", "representative": "", "duties": ["被告向原告支付86400元。"],
        "performance": "none", "grounds": ["G1"], "basis_maker": world.court.name,
        "basis_number": case.judgment.number, "case_number": case.number, "filed_on": "2026-03-02",
        "court": world.court.name, "province": "北京", "published_on": "2026-05-12", "term_until": None,
    }  # fmt: skip
    assert "********" in number


def test_scenario_16_grace_binds_nobody_and_is_told_to_nobody(world: World, pending: Listing) -> None:
    row = pending.restrictions.get()
    assert (pending.state, pending.grace_until, row.state, row.from_day) == (
        "pending", GRACE_ENDS, "pending", None,
    )  # fmt: skip
    assert (cases.told(pending.subject), pending.published) == ([], None)
    assert cases.bound(pending.subject, GRACE_ENDS) == set()
    cases.assert_sound()


def test_scenario_16_after_the_grace_the_system_publishes_on_a_working_day(
    world: World, pending: Listing
) -> None:
    with refused(ListingCode.LISTING_GRACE_RUNS):
        publish(world, pending, GRACE_ENDS)
    with refused(ListingCode.LISTING_NOT_A_WORKING_DAY):
        publish(world, pending, date(2026, 6, 13))
    published = publish(world, pending, PUBLISHED)
    assert (published.state, published.published_on) == ("published", PUBLISHED)
    assert cases.told(published.subject) == ["imposed"]
    with refused(CourtCode.TRANSITION_NOT_ALLOWED):
        publish(world, pending, PUBLISHED)


def test_a_bar_that_has_come_up_in_the_grace_holds_the_publication_up(world: World, pending: Listing) -> None:
    cases.circumstance(world, pending.case, "security")
    with refused(ListingCode.SECURITY_GIVEN):
        publish(world, pending, PUBLISHED)


def test_scenario_19_an_applicant_who_holds_off_ends_a_listing_in_its_grace(
    world: World, pending: Listing
) -> None:
    cases.circumstance(world, pending.case, "hold_off")
    pending.refresh_from_db()
    assert (pending.state, pending.end_reason) == ("dropped", "held_off")
    assert (cases.states(pending.case.judgment), cases.told(pending.subject)) == (["cancelled"], [])
    cases.assert_sound()


def test_nobody_who_died_in_the_grace_is_published(world: World, pending: Listing) -> None:
    proceedings.died(world, pending.subject_id)
    with refused(ListingCode.DECEASED):
        publish(world, pending, PUBLISHED)


def test_a_finding_that_ran_out_in_the_grace_was_in_force_when_it_was_decided(
    world: World, case: Case
) -> None:
    with world.act("judge") as act:
        findings.find_ability(
            act=act, case_id=case.pk, obligor_id=moves.obligors(case)[0].pk, assets=Decimal(90_000),
            sources="查控反馈", reasons="查明名下存款。", valid_until=date(2026, 5, 31),
        )  # fmt: skip
    listing = cases.listed(world, case, grace_months=1)
    assert publish(world, listing, PUBLISHED).state == "published"


def test_a_timed_listing_binds_to_the_last_day_of_its_term(world: World, case: Case) -> None:
    cases.conduct(world, case, "G4")
    listing = cases.listed(world, case, ["G4"])
    row, last = listing.restrictions.get(), date(2028, 5, 12)
    assert (listing.term_until, row.until_day, row.review_on) == (last, last, None)
    days = [last, date(2028, 5, 13)]
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True, False]


def test_g1_beside_a_timed_ground_has_two_clocks_and_no_end(world: World, case: Case) -> None:
    cases.conduct(world, case, "G4")
    listing = cases.listed(world, case, ["G1", "G4"])
    clocks = dict(listing.grounds.values_list("ground", "until_day"))
    assert (clocks, listing.term_until) == ({"G1": None, "G4": date(2028, 5, 12)}, None)
    assert listing.restrictions.get().until_day is None


PERIODS = [(300, 200_000, date(2026, 11, 12)), (86_400, 200_000, date(2027, 5, 12))]


@pytest.mark.parametrize(("amount", "assets", "until"), PERIODS, ids=["minor", "general"])
def test_an_order_alone_ends_by_itself_after_the_period_of_its_grade(
    world: World, amount: int, assets: int, until: date
) -> None:
    case = cases.debtor(world, amount, assets=assets)
    row = cases.ordered(world.on(LISTED), case).restrictions.get()
    assert (row.state, row.from_day, row.until_day, row.listing) == ("active", LISTED, until, None)
    assert (row.basis, row.legal_basis.code) == ("art1_1", "consumption_1_1")
    with refused(Code.RESTRICTION_NOT_ENDED), world.on(until).system("time") as act:
        consequences.end_by_time(act=act, restriction_id=row.pk)


def test_the_system_deletes_only_what_is_due(world: World, case: Case) -> None:
    listing = cases.listed(world, case)
    with refused(ListingCode.LISTING_REMOVAL_NOT_DUE), world.system("deadline") as act:
        consequences.remove_due(act=act, listing_id=listing.pk)
    cases.paid(world, case, 86_400)
    with refused(ListingCode.LISTING_REMOVAL_NOT_DUE), world.on(LISTED, 17).system("deadline") as act:
        consequences.remove_due(act=act, listing_id=listing.pk)


def test_no_clock_deletes_a_timed_listing_that_is_paid(world: World, case: Case) -> None:
    cases.conduct(world, case, "G4")
    listing = cases.listed(world, case, ["G4"])
    cases.paid(world, case, 86_400)
    with refused(ListingCode.LISTING_REMOVAL_NOT_DUE), world.on(date(2026, 6, 30)).system("deadline") as act:
        consequences.remove_due(act=act, listing_id=listing.pk)


def test_an_order_whose_basis_lapsed_binds_nobody_and_its_end_is_recorded(world: World, case: Case) -> None:
    row = cases.ordered(world, case).restrictions.get()
    LegalBasis.objects.filter(code="consumption_1_1").update(valid_until=date(2026, 5, 31))
    assert cases.bound(row.subject, date(2026, 6, 1)) == set()
    with world.on(date(2026, 6, 1)).system("time") as act:
        ended = consequences.end_by_time(act=act, restriction_id=row.pk)
    assert (ended.state, ended.end_reason, cases.told(row.subject)) == (
        "lifted", "basis_lapsed", ["imposed", "lifted"],
    )  # fmt: skip


def test_under_a_listing_a_lapsed_basis_ends_the_restriction_and_the_listing_stands(
    world: World, case: Case
) -> None:
    listing = cases.listed(world, case)
    LegalBasis.objects.filter(code="consumption_1_2").update(valid_until=date(2026, 5, 31))
    assert cases.bound(listing.subject, date(2026, 6, 1)) == set()
    row = listing.restrictions.get()
    with refused(Code.RESTRICTION_NOT_ENDED), world.on(date(2026, 5, 31)).system("time") as act:
        consequences.end_by_time(act=act, restriction_id=row.pk)
    assert tasks.end_by_time(world.on(date(2026, 6, 1)).now) == 1
    row.refresh_from_db()
    listing.refresh_from_db()
    assert (row.state, row.end_reason, listing.state) == ("lifted", "basis_lapsed", "published")
    cases.assert_sound()


def test_a_restriction_all_of_whose_items_have_lapsed_is_recorded_as_ended(world: World, case: Case) -> None:
    row = cases.ordered(world, case).restrictions.get()
    LegalBasis.objects.filter(code__startswith="consumption_3").update(valid_until=date(2026, 5, 31))
    assert tasks.end_by_time(world.on(date(2026, 6, 1)).now) == 1
    row.refresh_from_db()
    assert (row.state, row.end_reason) == ("lifted", "basis_lapsed")
    cases.assert_sound()


@pytest.mark.parametrize(
    ("repealed", "state", "left"), [("consumption_1_1", "stayed", 0), ("consumption_3_1", "active", 7)]
)
def test_a_reversal_brings_back_nothing_under_a_repealed_provision(
    world: World, case: Case, repealed: str, state: str, left: int
) -> None:
    row = cases.ordered(world, case).restrictions.get()
    performance = moves.confirmed(world, moves.paid(world, case, Decimal(86_400)))
    LegalBasis.objects.filter(code=repealed).update(valid_until=LISTED)
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=performance.pk, reason="退汇。")
    row.refresh_from_db()
    assert (row.state, len(cases.bound(row.subject, date(2026, 5, 13)))) == (state, left)
    cases.assert_sound()


def test_each_change_says_from_when_and_until_when_as_known_at_its_commit(world: World, case: Case) -> None:
    cases.conduct(world, case, "G4")
    listing = cases.listed(world, case, ["G4"])
    change = Change.objects.get()
    assert (change.kind, change.items) == ("imposed", listing.restrictions.get().items)
    assert (change.from_day, change.until_day) == (LISTED, date(2028, 5, 12))
    assert (change.entry.code, change.entry.row_id) == ("restriction.imposed", Restriction.objects.get().pk)
