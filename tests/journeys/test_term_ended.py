"""A timed listing whose term has ended, and one that is deleted before its end by decision."""

from __future__ import annotations

from datetime import date, datetime

from courts.models import Case
from defaulters.models import Decision, Listing
from defaulters.rules.eligibility import bars
from defaulters.selectors.candidates import candidate
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.management.demo.stage import SHANGHAI
from tests.factories import cases
from tests.factories.cases import LISTED, World

LAST = date(2028, 5, 12)
DAY_AFTER = date(2028, 5, 13)


def reported_falsely(world: World) -> Case:
    case = cases.debtor(world)
    cases.conduct(world, case, "G4")
    return case


def timed(world: World) -> Listing:
    case = reported_falsely(world)
    return cases.listed(world.on(LISTED), case, ["G4"])


def test_scenario_27_the_last_day_of_the_term_binds_and_the_next_is_free_whoever_records_it(
    world: World,
) -> None:
    listing = timed(world)
    days = (LISTED, LAST, DAY_AFTER)
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True, True, False]
    assert tasks.end_by_time(datetime(2028, 5, 15, 9, tzinfo=SHANGHAI)) == 1
    listing.refresh_from_db()
    row = listing.restrictions.get()
    assert (listing.state, listing.ended_on, listing.end_reason) == ("deleted", date(2028, 5, 15), "term_end")
    assert (row.state, row.end_reason) == ("lifted", "term_end")
    assert cases.told(listing.subject) == ["imposed", "lifted"]
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True, True, False]
    cases.assert_sound()


def test_scenario_29_the_same_old_ground_after_its_term_is_warned_and_a_new_finding_is_not(
    world: World,
) -> None:
    listing = timed(world)
    tasks.end_by_time(datetime(2028, 5, 13, 9, tzinfo=SHANGHAI))
    world.on(date(2028, 6, 1))
    obligor = moves.obligors(listing.case)[0]

    def warned() -> list[tuple[str, bool]]:
        found = bars(candidate(listing.case, obligor, ["G4"], world.today))
        return [(bar.code, bar.blocks) for bar in found]

    assert warned() == [("same_ground_after_term", False)]
    cases.conduct(world, listing.case, "G4")
    assert warned() == []
    again = cases.listed(world, listing.case, ["G4"])
    assert (again.state, again.term_until) == ("published", date(2030, 6, 1))
    cases.assert_sound()


def test_scenario_26_a_timed_listing_that_is_paid_is_deleted_early_by_the_judge_alone(world: World) -> None:
    listing = timed(world)
    paid, signed = date(2026, 8, 13), date(2026, 8, 14)
    cases.paid(world.on(paid), listing.case, 86_400)
    listing.refresh_from_db()
    draft = Decision.objects.get(kind="early_delete")
    assert (listing.state, listing.removal_due_on) == ("shielded", date(2026, 8, 18))
    assert tasks.remove_due(datetime(2026, 8, 31, 17, tzinfo=SHANGHAI)) == 0
    moves.served(world, moves.signed(world.on(signed), draft))
    listing.refresh_from_db()
    assert (listing.state, listing.ended_on, listing.end_reason) == ("deleted", signed, "early_deletion")
    assert cases.told(listing.subject) == ["imposed", "stayed", "lifted"]
    days = (LISTED, date(2026, 8, 12), paid, signed)
    assert [bool(cases.bound(listing.subject, day)) for day in days] == [True, True, False, False]
    cases.assert_sound()


def test_an_early_deletion_that_nobody_decides_ends_with_the_term_and_binds_nobody_meanwhile(
    world: World,
) -> None:
    listing = timed(world)
    cases.paid(world.on(date(2026, 8, 13)), listing.case, 86_400)
    assert tasks.end_by_time(datetime(2028, 5, 13, 9, tzinfo=SHANGHAI)) == 1
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason) == ("deleted", "term_end")
    assert cases.bound(listing.subject, date(2027, 1, 1)) == set()
    cases.assert_sound()
