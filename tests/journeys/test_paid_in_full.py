"""D1: paid in full. Free in the act of the confirmation; deleted by the judge, or by the system at the deadline."""

from __future__ import annotations

from datetime import date, datetime

from courts.models import LedgerEntry
from defaulters.models import Listing
from enforcement import tasks
from enforcement.management.demo import moves
from enforcement.management.demo.stage import SHANGHAI
from tests.factories import agencies, cases
from tests.factories.cases import LISTED, World

BEFORE = date(2026, 9, 29)
PAID = date(2026, 9, 30)  # a Wednesday; the holiday runs to 7 October, Saturday the 10th is worked
DUE = date(2026, 10, 10)
AFTER = date(2026, 10, 12)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SHANGHAI)


def bound(listing: Listing) -> list[bool]:
    days = (date(2026, 5, 11), LISTED, BEFORE, PAID, DUE, AFTER)
    return [bool(cases.bound(listing.subject, day)) for day in days]


def test_scenario_21_the_system_deletes_at_the_end_of_the_third_working_day(world: World) -> None:
    listing = cases.listed_debtor(world)
    cases.paid(world.on(PAID), listing.case, 86_400)
    listing.refresh_from_db()
    assert (listing.state, listing.removal_due_on, listing.removal_reason) == ("shielded", DUE, "D1")
    assert [tasks.remove_due(at(DUE, 16, 59)), tasks.remove_due(at(DUE, 17))] == [0, 1]
    listing.refresh_from_db()
    row = listing.restrictions.get()
    assert (listing.state, listing.ended_on, listing.end_reason, listing.ended_by) == (
        "deleted", DUE, "D1", None,
    )  # fmt: skip
    assert (row.state, row.ended_on, row.end_reason) == ("lifted", DUE, "D1")
    assert cases.told(listing.subject) == ["imposed", "stayed", "lifted"]
    assert bound(listing) == [False, True, True, False, False, False]
    cases.assert_sound()


def test_the_judge_decides_before_the_deadline_and_the_system_has_nothing_left_to_do(world: World) -> None:
    listing = cases.listed_debtor(world)
    cases.paid(world.on(PAID), listing.case, 86_400)
    moves.relieved(world.on(date(2026, 10, 8)), "delete", listing.decision, "已全部履行。", reason="D1")
    listing.refresh_from_db()
    assert (listing.state, listing.ended_on, listing.end_reason) == ("deleted", date(2026, 10, 8), "D1")
    assert listing.ended_by is not None
    assert listing.ended_by.signer == world.people["president"]
    assert tasks.remove_due(at(DUE, 17)) == 0
    assert cases.told(listing.subject) == ["imposed", "stayed", "lifted"]
    assert bound(listing) == [False, True, True, False, False, False]
    cases.assert_sound()


def test_scenario_52_partners_learn_of_the_release_at_their_next_request(world: World) -> None:
    listing = cases.listed_debtor(world)
    airline = agencies.airline().agency
    assert cases.verdict(airline, listing.subject, BEFORE) == "restricted"
    cases.paid(world.on(PAID), listing.case, 86_400)
    assert cases.verdict(airline, listing.subject, PAID) == "clear"


def test_the_ledger_tells_the_story_in_its_order(world: World) -> None:
    listing = cases.listed_debtor(world)
    cases.paid(world.on(PAID), listing.case, 86_400)
    tasks.remove_due(at(DUE, 17))
    told = LedgerEntry.objects.filter(case_id=listing.case_id).order_by("position")
    codes = list(told.values_list("code", flat=True))
    assert codes[codes.index("decisions.serve") :] == [
        "decisions.serve", "decisions.serve", "listing.pending", "restriction.pending", "listing.published",
        "restriction.imposed", "performances.record", "performances.confirm", "obligations.performed",
        "listing.shielded", "restriction.stayed", "listing.deleted", "restriction.lifted",
    ]  # fmt: skip
