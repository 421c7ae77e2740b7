"""The end of the current proceedings, and the searches after it that lead to D4."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from courts.models import PropertySearch
from courts.rules.codes import Code as CourtCode
from defaulters.models import Decision, Listing
from defaulters.rules.codes import Code as ListingCode
from defaulters.selectors import events
from enforcement.management.demo import moves
from enforcement.rules.codes import Code
from enforcement.selectors import queue
from enforcement.services import drafts
from enforcement.services import searches as services
from tests.factories import cases, proceedings
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

CLOSED = date(2026, 6, 18)
FIRST, SECOND = date(2026, 12, 17), date(2026, 12, 21)


def test_scenario_34_the_proceedings_are_ended_after_more_than_three_months(world: World) -> None:
    case = cases.debtor(world.on(date(2026, 1, 15)))
    cases.ordered(world.on(date(2026, 3, 12)), case)
    with refused(CourtCode.CASE_PROCEDURE_TOO_EARLY) as caught:
        proceedings.closed(world.on(date(2026, 4, 15)), case)
    assert caught.value.context["earliest"] == date(2026, 4, 16)
    proceedings.closed(world.on(date(2026, 4, 16)), case)
    case.refresh_from_db()
    assert (case.state, case.closed_as) == ("closed", "proceedings_ended")


def test_scenario_34_the_proceedings_are_not_ended_without_a_restriction_order(world: World) -> None:
    case = cases.debtor(world)
    cases.drafted_order(world.on(LISTED), case)
    with refused(CourtCode.CASE_PROCEDURE_WITHOUT_ORDER):
        proceedings.closed(world.on(CLOSED), case)


def test_a_case_is_not_struck_off_while_a_listing_or_a_restriction_rests_on_it(world: World) -> None:
    listing = cases.listed_debtor(world)
    with refused(CourtCode.CASE_STRUCK_OFF_WITH_SANCTIONS):
        proceedings.closed(world, listing.case, "struck_off")
    moves.relieved(world, "delete", listing.decision, "申请执行人书面申请删除。", reason="D3")
    proceedings.closed(world, listing.case, "struck_off")
    listing.case.refresh_from_db()
    assert (listing.case.state, listing.case.closed_as) == ("closed", "struck_off")


@pytest.fixture
def listing(world: World) -> Listing:
    """Published on LISTED; the proceedings were ended on CLOSED."""
    listing = cases.listed_debtor(world)
    proceedings.closed(world.on(CLOSED), listing.case)
    listing.case.refresh_from_db()
    return listing


def test_scenario_34_closing_alone_is_no_event(world: World, listing: Listing) -> None:
    assert events.of(listing.case, listing.subject_id, CLOSED) == []
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="proceedings_ended")
    with refused(ListingCode.LISTING_NOT_AN_ENDING):
        cases.signed_relief(world, draft)


def test_two_network_searches_in_vain_are_an_event_on_the_day_of_the_second(
    world: World, listing: Listing
) -> None:
    searched = [proceedings.searched(world.on(day), listing.case).pk for day in (FIRST, SECOND)]
    (task,) = [one for one in queue.of(world.people["judge"], SECOND) if one.kind == "delete_ruled"]
    assert (task.row_id, task.clock and task.clock.day) == (listing.decision_id, date(2026, 12, 24))
    moves.relieved(world, "delete", listing.decision, "无财产可供执行。", reason="D4", searches=searched)
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason) == ("deleted", "D4")
    assert cases.states(listing.case.judgment) == ["lifted"]
    cases.assert_sound()


def test_drafts_count_from_the_event_that_they_name_and_ask_no_more_however_many_they_are(
    world: World, listing: Listing, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    searched = [proceedings.searched(world.on(day), listing.case).pk for day in (FIRST, SECOND)]
    asked = world.on(SECOND + timedelta(days=7))
    with asked.act("judge") as act:
        drafts.draft_relief(
            act=act, kind="delete", case_id=listing.case_id, subject_id=listing.subject_id, reasons="两次查控均无。",
            concerns_id=listing.decision_id, content={"reason": "D4", "searches": searched},
        )  # fmt: skip
    (task,) = [one for one in queue.of_case(listing.case, asked.today) if one.kind == "draft"]
    assert task.clock is not None
    assert task.clock.day == date(2026, 12, 24)
    rows = [*Decision.objects.filter(kind="delete")] * 3
    with django_assert_num_queries(1):
        assert events.arisen(rows) == {rows[0].pk: SECOND}


# what was searched after the closing: (result, source) each; what the decision names
NO_EVENT: list[tuple[list[tuple[str, str]], slice]] = [
    ([("none", "network")], slice(None)),
    ([("none", "network"), ("none", "on_site")], slice(None)),
    ([("none", "network"), ("found", "network")], slice(None)),
    ([("none", "network"), ("none", "network"), ("found", "clue")], slice(None)),
    ([("none", "network"), ("none", "network")], slice(1)),
]


@pytest.mark.parametrize(("made", "named"), NO_EVENT)
def test_less_than_two_searches_in_vain_or_a_valid_clue_end_nothing(
    world: World, listing: Listing, made: list[tuple[str, str]], named: slice
) -> None:
    ids = [
        proceedings.searched(world.on(date(2026, 12, 1 + n)), listing.case, result, source).pk
        for n, (result, source) in enumerate(made)
    ]
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D4", searches=ids[named])
    with refused(Code.RELIEF_NEEDS_SEARCHES):
        cases.signed_relief(world, draft)


def test_searches_before_the_end_of_the_proceedings_do_not_count(world: World) -> None:
    listing = cases.listed_debtor(world)
    ids = [proceedings.searched(world.on(day), listing.case).pk for day in (date(2026, 6, 1), CLOSED)]
    proceedings.closed(world, listing.case)
    draft = cases.submitted_relief(world, "delete", listing.decision, reason="D4", searches=ids)
    with refused(Code.RELIEF_NEEDS_SEARCHES):
        cases.signed_relief(world, draft)


def test_the_queue_asks_for_a_search_every_six_months_after_the_end(world: World, listing: Listing) -> None:
    def asked(day: date) -> list[date]:
        tasks = queue.of(world.people["clerk"], day)
        return [task.clock.day for task in tasks if task.kind == "search_again" and task.clock]

    assert (asked(date(2026, 11, 1)), asked(FIRST)) == ([], [date(2026, 12, 18)])
    proceedings.searched(world.on(FIRST), listing.case)
    assert (asked(FIRST), asked(date(2027, 6, 10))) == ([], [date(2027, 6, 17)])
    assert asked(date(2031, 7, 1)) == []


WRONG: list[tuple[dict[str, Any], Any]] = [
    ({"made_on": date(2026, 6, 19)}, CourtCode.SEARCH_IN_FUTURE),
    ({}, CourtCode.SEARCH_EXISTS),
    ({"subject_id": 0, "source": "clue"}, CourtCode.CASE_SUBJECT_OWES_NOTHING),
]


@pytest.mark.parametrize(("wrong", "code"), WRONG)
def test_what_cannot_be_a_search_is_refused(
    world: World, listing: Listing, wrong: dict[str, Any], code: Any
) -> None:
    proceedings.searched(world, listing.case)
    given: dict[str, Any] = {
        "case_id": listing.case_id, "subject_id": listing.subject_id, "made_on": CLOSED, "source": "network",
        "result": "none",
    }  # fmt: skip
    with refused(code), world.act("clerk") as act:
        services.record(act=act, **given | wrong)
    assert PropertySearch.objects.count() == 1
