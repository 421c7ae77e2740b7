"""Clues to property: seven days or three, verified once, and counted as a search (财产调查规定 art.2)."""

from __future__ import annotations

from datetime import date

import pytest

from courts.models import Case, LedgerEntry, PropertyClue, PropertySearch
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services import acts
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.selectors import queue
from enforcement.services import property_clues
from tests.factories import asking, assets, cases, proceedings
from tests.factories.cases import LISTED, NOTICE, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db
ENDED = date(2026, 7, 1)


def due(case_id: int, world: World) -> list[tuple[int, date | None]]:
    case = Case.objects.get(pk=case_id)
    tasks = [task for task in queue.of_case(case, world.today) if task.kind == "verify_clue"]
    return [(task.row_id, task.clock.day if task.clock else None) for task in tasks]


@pytest.mark.parametrize(("urgent", "day"), [(False, date(2026, 3, 9)), (True, date(2026, 3, 5))])
def test_the_judge_finds_it_in_the_queue_until_it_is_verified(world: World, urgent: bool, day: date) -> None:
    case = asking.debtor(world.on(NOTICE))
    clue = assets.clue(world, case, urgent=urgent)
    assert due(case.pk, world) == [(clue.pk, day)]
    assets.verified(world, clue)
    assert due(case.pk, world) == []
    search = PropertySearch.objects.get()
    assert (search.source, search.result, search.note) == ("clue", "none", "现场查看，车已转让。")
    with refused(Code.PROPERTY_CLUE_VERIFIED):
        assets.verified(world, clue)


def test_paper_that_came_earlier_runs_from_the_day_it_came(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    clue = assets.clue(world.on(date(2026, 3, 6)), case, on=date(2026, 3, 4))
    assert (clue.due_on, clue.entered_by) == (date(2026, 3, 11), world.people["clerk"])
    with refused(Code.PROPERTY_CLUE_IN_FUTURE):
        assets.clue(world, case, on=date(2026, 3, 7))


def test_two_clues_may_be_verified_on_one_day(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    for clue in (assets.clue(world, case), assets.clue_online(world, case)):
        assets.verified(world, clue)
    assert PropertySearch.objects.filter(source="clue", made_on=NOTICE).count() == 2
    cases.assert_sound()


def test_sent_twice_it_is_one_clue_and_the_ledger_keeps_no_words(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    assert assets.clue_online(world, case) == assets.clue_online(world, case)
    assert PropertyClue.objects.get().entered_by is None
    entry = LedgerEntry.objects.get(code="property_clues.lodge")
    assert entry.payload == {"urgent": False, "due": "2026-03-09"}


def test_nobody_but_the_applicant_hands_one_in(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    debtor = moves.obligors(case)[0].subject_id
    for actor, claimed, code in (
        (debtor, asking.applicant_of(case).pk, Code.PERMISSION_DENIED),
        (debtor, debtor, ListingCode.APPLICATION_NOT_THE_APPLICANT),
    ):
        with pytest.raises(DomainError) as refusal, acts.begin(actor=acts.party(actor), now=world.now) as act:
            property_clues.lodge(
                act=act, case_id=case.pk, applicant_id=claimed, subject_id=debtor, text="有房。"
            )
        assert refusal.value.code == code
    assert not PropertyClue.objects.exists()


def test_no_clue_without_words(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    with refused(Code.REASON_MISSING):
        assets.clue_online(world, case, text=" ")


def test_after_the_proceedings_were_ended_clues_are_still_taken_and_after_the_end_none(world: World) -> None:
    case = asking.debtor(world.on(NOTICE))
    cases.ordered(world.on(LISTED), case)
    proceedings.closed(world.on(ENDED), case)
    assets.verified(world, assets.clue_online(world, case), "found")
    assert PropertySearch.objects.get().result == "found"
    Case.objects.filter(pk=case.pk).update(closed_as="terminated")
    with refused(Code.CASE_CLOSED):
        assets.clue_online(world, case, text="又有一处。")
