"""The reconsideration: within ten days of the served dismissal, decided by the next higher court alone."""

from __future__ import annotations

from datetime import date

import pytest

from courts.models import Posting
from courts.rules.codes import Code as CourtCode
from courts.services import acts
from defaulters.models import Decision, Listing, Objection, Reconsideration
from defaulters.rules.codes import Code
from defaulters.rules.transitions import RECONSIDERATION
from enforcement.management.demo import moves
from enforcement.services import objections, reconsiderations
from tests.factories import cases, remedies
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(world: World) -> Listing:
    return cases.listed_debtor(world)


@pytest.fixture
def dismissed(world: World, listing: Listing) -> Objection:
    return remedies.refused_once(world, listing.decision)


def test_it_goes_to_the_next_higher_court_and_stays_nothing(world: World, dismissed: Objection) -> None:
    found = remedies.asked_again(world, dismissed)
    assert (found.court, found.due_on) == (world.court.superior, date(2026, 5, 27))
    assert cases.bound(dismissed.subject, date(2026, 5, 13))
    cases.assert_sound()


@pytest.mark.parametrize(("day", "late"), [(date(2026, 5, 22), False), (date(2026, 5, 23), True)])
def test_the_ten_days_run_from_the_service(world: World, dismissed: Objection, day: date, late: bool) -> None:
    world.on(day)
    if not late:
        assert remedies.asked_again(world, dismissed).lodged_on == day
        return
    with refused(Code.RECONSIDERATION_TOO_LATE):
        remedies.asked_again(world, dismissed)
    with world.act("clerk") as act:
        found = reconsiderations.lodge(
            act=act, objection_id=dismissed.pk, text="信件。", lodged_on=date(2026, 5, 22)
        )
    assert found.lodged_on == date(2026, 5, 22)


def test_without_a_served_dismissal_and_a_second_time_there_is_none(world: World, listing: Listing) -> None:
    objection = remedies.admitted(world, remedies.lodged(world, listing.decision))
    with refused(Code.RECONSIDERATION_NO_SERVED_DISMISSAL):
        remedies.asked_again(world, objection)
    remedies.dismissed(world, objection)
    with refused(Code.RECONSIDERATION_NO_SERVED_DISMISSAL):
        remedies.asked_again(world, objection)
    remedies.served(world, objection)
    remedies.asked_again(world, objection)
    with refused(Code.RECONSIDERATION_NO_SERVED_DISMISSAL):
        remedies.asked_again(world, objection)


def test_nobody_asks_for_another(world: World, dismissed: Objection) -> None:
    stranger = cases.debtor(world, name="别人").judgment.obligations.get().obligors.get().subject_id
    with (
        refused(CourtCode.PERMISSION_DENIED),
        acts.begin(actor=acts.party(stranger), now=world.now) as act,
    ):
        reconsiderations.lodge(act=act, objection_id=dismissed.pk, text="不服。")


@pytest.mark.parametrize("verb", ["uphold", "dismiss"])
@pytest.mark.parametrize("who", ["judge", "second_judge", "president", "other_judge", "auditor"])
def test_only_a_judge_of_the_higher_court_decides(
    world: World, dismissed: Objection, verb: str, who: str
) -> None:
    found = remedies.asked_again(world, dismissed)
    with refused(CourtCode.PERMISSION_DENIED):
        remedies.decided_above(world, verb, found, who)
    assert (
        remedies.decided_above(world, verb, found).state == {"uphold": "upheld", "dismiss": "dismissed"}[verb]
    )


@pytest.mark.parametrize("who", ["judge", "second_judge"])
def test_who_made_or_kept_the_decision_and_serves_above_now_does_not_reconsider(
    world: World, dismissed: Objection, who: str
) -> None:
    found = remedies.asked_again(world, dismissed)
    moved_on = world.on(date(2026, 5, 18)).people[who]
    Posting.objects.create(user=moved_on, court=found.court, role="judge", from_day=date(2026, 5, 18))
    with refused(Code.OBJECTION_OWN_DECISION):
        remedies.decided_above(world, "dismiss", found, who)


def test_the_judge_above_does_nothing_else_in_the_case(world: World, dismissed: Objection) -> None:
    found = remedies.asked_again(world, dismissed)
    with refused(CourtCode.PERMISSION_DENIED), world.act("higher_judge") as act:
        reconsiderations.withdraw(act=act, reconsideration_id=found.pk)
    with refused(CourtCode.PERMISSION_DENIED):
        do_not_admit(world, dismissed)


def do_not_admit(world: World, objection: Objection) -> None:
    with world.act("higher_judge") as act:
        objections.not_admit(act=act, objection_id=objection.pk, reasons="不受理。")


def test_upheld_the_cancellation_waits_at_the_enforcing_court_for_its_author(
    world: World, listing: Listing, dismissed: Objection
) -> None:
    draft = remedies.decided_above(world, "uphold", remedies.asked_again(world, dismissed)).relief
    assert draft is not None
    assert (draft.kind, draft.state, draft.author, draft.court) == ("cancel", "draft", None, world.court)
    moves.signed(world, draft)
    listing.refresh_from_db()
    assert (listing.state, cases.bound(listing.subject, LISTED)) == ("cancelled", set())
    cases.assert_sound()


def test_of_an_order_alone_the_lift_is_drafted(world: World) -> None:
    case = cases.debtor(world.on(cases.NOTICE))
    order = cases.ordered(world.on(LISTED), case)
    found = remedies.asked_again(world, remedies.refused_once(world, order))
    draft = remedies.decided_above(world, "uphold", found).relief
    assert draft is not None
    assert (draft.kind, draft.concerns) == ("lift", order)


PATHS = {"lodged": "", "upheld": "uphold", "dismissed": "dismiss", "withdrawn": "withdraw"}


@pytest.mark.parametrize("state", sorted(RECONSIDERATION))
def test_from_each_state_only_the_moves_of_the_table_are_made(
    world: World, dismissed: Objection, state: str
) -> None:
    found = remedies.asked_again(world, dismissed)
    do(world, PATHS[state], found)
    found.refresh_from_db()
    assert (found.state, set(PATHS)) == (state, set(RECONSIDERATION))
    for refused_state in set(PATHS) - {"lodged"} - RECONSIDERATION[state]:
        with refused(CourtCode.TRANSITION_NOT_ALLOWED):
            do(world, PATHS[refused_state], found)
    cases.assert_sound()


def do(world: World, verb: str, found: Reconsideration) -> None:
    if verb == "withdraw":
        with world.act("clerk") as act:
            reconsiderations.withdraw(act=act, reconsideration_id=found.pk)
    elif verb:
        remedies.decided_above(world, verb, found)


def test_a_decision_above_has_reasons(world: World, dismissed: Objection) -> None:
    found = remedies.asked_again(world, dismissed)
    with refused(CourtCode.REASON_MISSING), world.act("higher_judge") as act:
        reconsiderations.dismiss(act=act, reconsideration_id=found.pk, reasons=" ")
    assert Decision.objects.filter(kind="cancel").count() == 0
