"""What is asked online about parties: who may ask what, how it reaches the judge, and what is returned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from courts.models import Case, PartyRequest
from courts.models.secrets import decrypt
from courts.rules.codes import Code
from enforcement.management.demo import moves
from enforcement.selectors import queue
from tests.factories import asking, cases, succeeding
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

DUE = date(2026, 7, 13)  # the sixtieth day is Saturday 11 July


@pytest.fixture
def case(world: World) -> Case:
    """A company owes a person who asked for the enforcement."""
    company = moves.company(world, "北京槐安商贸有限公司", "谷梁平")
    applicant = moves.person(world, "公羊信", asking.BORN)
    made = moves.filed(world, [cases.debt(company)], applicant=applicant)
    world.on(LISTED)
    return made


def test_it_waits_for_the_clerk_and_the_sixty_days_run_from_the_day_it_was_sent(
    world: World, case: Case
) -> None:
    request = succeeding.asked_online(world, case)
    assert succeeding.asked_online(world, case) == request
    assert (decrypt(request.successor), "谷梁平".encode() in bytes(request.successor)) == (
        "谷梁平，北京。",
        False,
    )
    tasks = [one for one in queue.of(world.people["clerk"], LISTED) if one.kind == "take_up_party_request"]
    assert [(one.row_id, one.clock and one.clock.day) for one in tasks] == [(request.pk, DUE)]
    promised = moves.person(world, "谷梁平", date(1970, 10, 10))
    change = succeeding.taken_up(world.on(LISTED + timedelta(days=6)), request, promised)
    assert (change.kind, change.received_on, change.due_on, change.state) == (
        "promised",
        LISTED,
        DUE,
        "pending",
    )
    assert queue.of(world.people["judge"], world.today)[0].row_id == change.pk
    with refused(Code.PARTY_REQUEST_CLOSED):
        succeeding.sent_back(world, request)


def test_who_bought_the_claim_is_no_party_yet_and_asks_for_the_place(world: World, case: Case) -> None:
    buyer = moves.person(world, "申屠宁", date(1975, 5, 5))
    change = succeeding.taken_up(world, succeeding.assigned_online(world, case, buyer), buyer)
    succeeding.entered(world, change)
    case.refresh_from_db()
    assert case.applicant == buyer


def stranger(world: World, case: Case) -> dict[str, Any]:
    return {"subject_id": moves.person(world, "别人", date(1975, 5, 5)).pk}


def unnamed(world: World, case: Case) -> dict[str, Any]:
    return {"successor": " "}


def of_nobody_here(world: World, case: Case) -> dict[str, Any]:
    return {"predecessor_id": moves.person(world, "别人", date(1975, 5, 5)).pk}


def itself(world: World, case: Case) -> dict[str, Any]:
    return {"kind": "assignee", "predecessor_id": case.applicant_id, "successor": ""}


@pytest.mark.parametrize("asks", [stranger, unnamed, of_nobody_here, itself])
def test_what_is_not_this_persons_to_ask_is_refused(world: World, case: Case, asks: Any) -> None:
    given = asks(world, case)
    with refused(Code.PARTY_REQUEST_NOT_OPEN):
        succeeding.asked_online(world, case, **given)
    assert not PartyRequest.objects.exists()


def test_what_is_returned_can_be_asked_anew(world: World, case: Case) -> None:
    request = succeeding.asked_online(world, case)
    with refused(Code.REASON_MISSING):
        succeeding.sent_back(world, request, " ")
    succeeding.sent_back(world, request)
    assert succeeding.asked_online(world, case) != request
    with refused(Code.PARTY_REQUEST_CLOSED):
        succeeding.taken_up(world, request, asking.applicant_of(case))
