"""domain: section 14.2, listing: exit and correction. The journeys hold the endings themselves."""

from __future__ import annotations

from datetime import date

import pytest

from defaulters.models import Decision
from defaulters.rules.codes import Code
from defaulters.rules.eligibility import bars
from defaulters.selectors.candidates import candidate
from enforcement.management.demo import moves
from enforcement.rules.codes import Code as EnforcementCode
from tests.factories import asking, cases, proceedings
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused


def test_scenario_25_without_the_calendar_of_2027_the_day_is_provisional(world: World) -> None:
    listing = cases.listed_debtor(world)
    cases.paid(world.on(date(2026, 12, 30)), listing.case, 86_400)
    listing.refresh_from_db()
    assert (listing.removal_due_on, listing.removal_due_provisional) == (date(2027, 1, 5), True)


def test_scenario_26_paid_on_14_august_a_draft_waits_and_the_deletion_is_signed_the_same_day(
    world: World,
) -> None:
    case = cases.debtor(world.on(date(2025, 12, 1)))
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(date(2026, 1, 15)), case, ["G4"])
    assert listing.term_until == date(2028, 1, 15)
    cases.paid(world.on(date(2026, 8, 14)), case, 86_400)
    listing.refresh_from_db()
    draft = Decision.objects.get(kind="early_delete")
    assert (listing.state, draft.state, listing.removal_due_on) == ("shielded", "draft", date(2026, 8, 19))
    moves.signed(world, draft)
    listing.refresh_from_db()
    assert (listing.state, listing.ended_on) == ("deleted", date(2026, 8, 14))


def test_scenario_27_a_term_that_ends_on_a_saturday_is_not_rolled(world: World) -> None:
    case = cases.debtor(world.on(date(2024, 8, 1)))
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(date(2024, 9, 26)), case, ["G4"])
    days = (date(2026, 9, 26), date(2026, 9, 27))
    assert listing.term_until == date(2026, 9, 26)
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True, False]


def test_scenario_30_half_a_settlement_is_no_d2_and_the_applicants_request_is_d3(world: World) -> None:
    listing = cases.listed_debtor(world)
    settlement = proceedings.settled(world.on(date(2026, 6, 1)), listing.case, 60_000, date(2026, 12, 1))
    for day in (date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31)):
        cases.paid(world.on(day), listing.case, 10_000, settlement_id=settlement.pk)
    by_event = cases.submitted_relief(world, "delete", listing.decision, reason="D2")
    with refused(Code.LISTING_NOT_PERFORMED):
        cases.signed_relief(world, by_event)
    moves.relieved(world, "delete", listing.decision, "申请执行人书面申请。", reason="D3")
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason) == ("deleted", "D3")


AGAIN = [(date(2026, 9, 20), ["relisting_barred"]), (date(2026, 9, 21), [])]


@pytest.mark.parametrize(("day", "warned"), AGAIN)
def test_scenario_31_after_a_consent_of_20_march_the_court_itself_is_warned_through_20_september(
    world: World, day: date, warned: list[str]
) -> None:
    case = cases.debtor(world.on(date(2026, 1, 5)))
    listing = cases.listed(world.on(date(2026, 1, 20)), case)
    moves.relieved(world.on(date(2026, 3, 20)), "delete", listing.decision, "同意删除。", reason="D3")
    obligor = moves.obligors(case)[0]
    found = bars(candidate(case, obligor, ["G1"], day))
    assert [(bar.code, bar.blocks) for bar in found] == [(code, False) for code in warned]
    assert cases.listed(world.on(day), case).state == "published"


@pytest.mark.parametrize(("day", "accepted"), [(date(2026, 9, 20), False), (date(2026, 9, 21), True)])
def test_scenario_31_the_applicant_who_consented_on_20_march_applies_again_from_21_september(
    world: World, day: date, accepted: bool
) -> None:
    case = asking.debtor(world.on(date(2026, 1, 5)))
    listing = cases.listed(world.on(date(2026, 1, 20)), case)
    moves.relieved(world.on(date(2026, 3, 20)), "delete", listing.decision, "同意删除。", reason="D3")
    world.on(day)
    if accepted:
        assert asking.lodged(world, case).state == "pending"
        return
    with refused(Code.RELISTING_BARRED) as caught:
        asking.lodged(world, case)
    assert caught.value.context["until"] == date(2026, 9, 20)


def test_scenario_42_a_cancelled_listing_is_not_deleted(world: World) -> None:
    listing = cases.listed_debtor(world)
    moves.relieved(world.on(date(2026, 11, 16)), "cancel", listing.decision, "同名他人。")
    with refused(EnforcementCode.RELIEF_CONCERNS_NOTHING_IN_FORCE):
        cases.submitted_relief(world, "delete", listing.decision, reason="D1")


def test_scenario_43_a_correction_keeps_the_day_of_publication(world: World) -> None:
    listing = cases.listed_debtor(world)
    after = {"born_on": "1986-07-21", "duties": ["被告向原告支付84600元。"]}
    moves.relieved(world.on(date(2026, 6, 1)), "correct", listing.decision, "年龄有误。", after=after)
    listing.refresh_from_db()
    published = listing.published or {}
    assert (listing.published_on, published["published_on"]) == (LISTED, "2026-05-12")
    assert {key: published[key] for key in after} == after
    assert (listing.state, cases.told(listing.subject)) == ("published", ["imposed", "corrected"])
