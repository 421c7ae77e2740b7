"""What a performance works on restrictions and listings, and what its reversal brings back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Performance
from courts.rules.codes import Code
from defaulters.models import Decision, Listing
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.services import performances
from tests.factories import cases
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

PAID = date(2026, 6, 18)  # a Thursday before the Dragon Boat holiday (19-21 June)
BACK = date(2026, 6, 22)


def reverse(world: World, performance: Performance) -> None:
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=performance.pk, reason="付款银行退汇。")


@pytest.fixture
def listing(world: World) -> Listing:
    return cases.listed_debtor(world)


def test_full_payment_stays_shields_and_sets_the_day_of_the_removal(world: World, listing: Listing) -> None:
    cases.paid(world.on(PAID), listing.case, 86_400)
    listing.refresh_from_db()
    row = listing.restrictions.get()
    assert (listing.state, listing.removal_reason, listing.removal_due_on) == (
        "shielded", "D1", date(2026, 6, 24),
    )  # fmt: skip
    assert (listing.shielded_by, row.stayed_by) == (Performance.objects.get(),) * 2
    assert (row.state, row.obligation.performed_on) == ("stayed", PAID)
    assert [bool(cases.bound(listing.subject, day)) for day in (LISTED, date(2026, 6, 17), PAID)] == [
        True, True, False,
    ]  # fmt: skip
    cases.assert_sound()


def test_scenario_44_the_money_is_paid_and_only_its_own_restriction_stops(world: World) -> None:
    subject = moves.person(world, "钟离默", date(1978, 3, 14))
    case = moves.filed(world, [cases.debt(subject, 20_000), cases.apology(subject)], interest_rule="none")
    cases.refused_twice(world, case)
    cases.able(world, case)
    listing = cases.listed(world.on(LISTED), case)
    assert "air" in cases.bound(subject, LISTED)
    cases.paid(world.on(PAID), case, 20_000)
    listing.refresh_from_db()
    assert (cases.states(case.judgment), listing.state) == (["stayed", "active"], "published")
    assert cases.bound(subject, PAID) == {"luxury_venue", "tourism"}
    cases.assert_sound()


def test_what_one_joint_obligor_pays_releases_both(world: World) -> None:
    first, second = moves.person(world, "甲", date(1980, 1, 1)), moves.person(world, "乙", date(1981, 1, 1))
    owed = cases.debt(first, 50_000)
    joint = type(owed)(**owed.__dict__ | {"obligors": [(first.pk, "joint"), (second.pk, "joint")]})
    case = moves.filed(world, [joint], interest_rule="none")
    cases.able(world, case)
    one = cases.listed(world.on(LISTED), case, subject_id=first.pk)
    other = cases.listed(world, case, subject_id=second.pk)
    cases.paid(world.on(PAID), case, 50_000)
    rows = [Listing.objects.get(pk=row.pk) for row in (one, other)]
    assert [row.state for row in rows] == ["shielded", "shielded"]
    assert [cases.bound(subject, PAID) for subject in (first, second)] == [set(), set()]
    cases.assert_sound()


def test_a_release_that_comes_late_is_due_at_once(world: World, listing: Listing) -> None:
    """The removal counts from the day of the money, not from when the desk came to it."""
    performance = moves.paid(world.on(PAID), listing.case, Decimal(86_400))
    moves.confirmed(world.on(date(2026, 7, 1)), performance)
    listing.refresh_from_db()
    assert listing.removal_due_on == date(2026, 7, 1)
    days = [PAID, date(2026, 6, 30), date(2026, 7, 1)]
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True, True, False]


def test_a_removal_beyond_the_loaded_calendar_is_provisional(world: World) -> None:
    listing = cases.listed_debtor(world)
    cases.paid(world.on(date(2026, 12, 30)), listing.case, 86_400)
    listing.refresh_from_db()
    assert (listing.removal_due_on, listing.removal_due_provisional) == (date(2027, 1, 5), True)


def test_scenario_18_what_is_performed_in_grace_is_never_published(world: World) -> None:
    case = cases.debtor(world)
    listing = cases.listed(world.on(LISTED), case, grace_months=1)
    cases.paid(world.on(date(2026, 6, 1)), case, 86_400)
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason, listing.published) == ("dropped", "performed_in_grace", None)
    assert (cases.states(case.judgment), cases.told(listing.subject)) == (["cancelled"], [])
    cases.assert_sound()


def test_scenario_26_a_timed_listing_gets_a_draft_and_no_deletion(world: World) -> None:
    case = cases.debtor(world)
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(LISTED), case, ["G4"])
    cases.paid(world.on(PAID), case, 86_400)
    listing.refresh_from_db()
    draft = Decision.objects.get(kind="early_delete")
    assert (draft.state, draft.author, draft.concerns, draft.content) == (
        "draft", None, listing.decision, {"reason": "early_deletion"},
    )  # fmt: skip
    assert (listing.state, listing.removal_reason, listing.removal_due_on) == (
        "shielded", "early_deletion", date(2026, 6, 24),
    )  # fmt: skip
    assert cases.bound(listing.subject, PAID) == set()


def test_a_reversal_before_the_removal_binds_again_from_the_next_working_day(
    world: World, listing: Listing
) -> None:
    cases.paid(world.on(PAID), listing.case, 86_400)
    reverse(world, Performance.objects.get())
    listing.refresh_from_db()
    row = listing.restrictions.get()
    assert (listing.state, listing.removal_due_on, listing.removal_reason, listing.shielded_by) == (
        "published", None, "", None,
    )  # fmt: skip
    assert (row.state, row.from_day, row.stayed_by, row.obligation.performed_on) == (
        "active", BACK, None, None,
    )  # fmt: skip
    assert cases.told(listing.subject) == ["imposed", "stayed", "reinstated"]
    assert Change.objects.get(kind="reinstated").from_day == BACK
    cases.assert_sound()


def test_a_reversal_leaves_the_days_before_it_as_they_were(world: World, listing: Listing) -> None:
    cases.paid(world.on(PAID), listing.case, 86_400)
    reverse(world, Performance.objects.get())
    days = [LISTED, date(2026, 6, 17), PAID, date(2026, 6, 21), BACK]
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True, True, False, False, True]


def test_after_the_removal_a_reversal_binds_nobody(world: World, listing: Listing) -> None:
    cases.paid(world.on(PAID), listing.case, 86_400)
    moves.relieved(world.on(BACK), "delete", listing.decision, "已履行完毕。", reason="D1")
    reverse(world.on(date(2026, 6, 23)), Performance.objects.get())
    listing.refresh_from_db()
    assert (listing.state, cases.states(listing.case.judgment)) == ("deleted", ["lifted"])
    assert cases.bound(listing.subject, date(2026, 6, 24)) == set()
    again = cases.listed(world, listing.case)
    assert (again.state, "air" in cases.bound(listing.subject, date(2026, 6, 23))) == ("published", True)
    cases.assert_sound()


def test_a_reversal_takes_the_draft_of_the_early_deletion_back(world: World) -> None:
    case = cases.debtor(world)
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(LISTED), case, ["G4"])
    cases.paid(world.on(PAID), case, 86_400)
    reverse(world, Performance.objects.get())
    assert Decision.objects.get(kind="early_delete").state == "withdrawn"
    listing.refresh_from_db()
    assert (listing.state, listing.removal_reason) == ("published", "")
    cases.assert_sound()


def test_a_reversal_brings_back_no_order_whose_period_has_ended(world: World) -> None:
    case = cases.debtor(world, 300)
    order = cases.ordered(world.on(LISTED), case)
    cases.paid(world.on(date(2026, 11, 12)), case, 300)
    reverse(world, Performance.objects.get())
    row = order.restrictions.get()
    assert (row.state, row.until_day) == ("stayed", date(2026, 11, 12))
    assert cases.bound(row.subject, date(2026, 11, 13)) == set()
    cases.assert_sound()


def test_an_act_that_was_done_releases_its_obligation(world: World) -> None:
    subject = moves.person(world, "钟离默", date(1978, 3, 14))
    case = moves.filed(world, [cases.apology(subject)])
    cases.refused_twice(world, case)
    cases.able(world, case)
    listing = cases.listed(world.on(LISTED), case)
    with world.act("clerk") as act:
        done = performances.record(
            act=act, case_id=case.pk, subject_id=subject.pk, value_day=LISTED, reference="道歉信",
            obligation_id=case.judgment.obligations.get().pk,
        )  # fmt: skip
    assert cases.bound(subject, LISTED) == {"luxury_venue", "tourism"}
    moves.confirmed(world, done)
    listing.refresh_from_db()
    assert (listing.state, cases.bound(subject, LISTED)) == ("shielded", set())


def test_a_reversed_performance_is_not_reversed_again(world: World, listing: Listing) -> None:
    cases.paid(world.on(PAID), listing.case, 86_400)
    paid = Performance.objects.get()
    reverse(world, paid)
    with refused(Code.TRANSITION_NOT_ALLOWED):
        reverse(world, paid)
