"""Alarms about agencies, and the note that closes them."""

from __future__ import annotations

import pytest

from courts.models import LedgerEntry, User
from courts.rules.codes import Code
from courts.services import acts
from enforcement.models import PartnerAgency
from enforcement.selectors.alarms import open_alarms
from enforcement.services import alarms
from tests.factories import agencies
from tests.factories.cases import World
from tests.factories.refusals import refused


def administrator() -> acts.Actor:
    return acts.of_user(User.objects.create_superuser(username="root", password="x", full_name="管理员"))


def note(actor: acts.Actor, agency: PartnerAgency, text: str = "已查明。") -> int:
    with acts.begin(actor=actor) as act:
        return alarms.note(act=act, agency=agency, text=text)


def shown() -> list[tuple[str, str, str]]:
    return [(one.agency.code, one.sign, one.asked_by) for one in open_alarms()]


def test_a_note_closes_the_alarms_of_its_agency_and_what_happens_next_is_a_new_one(world: World) -> None:
    airline, hotel = agencies.airline().agency, agencies.hotel().agency
    agencies.fished(airline)
    canary = agencies.canary_asked(hotel, by=airline)
    assert shown() == [("hotel", "", "airline"), ("airline", "连续号码", "")]
    who = administrator()
    assert (note(who, hotel), note(who, hotel)) == (1, 0)
    entry = LedgerEntry.objects.get(code="canaries.note")
    assert (entry.row_id, entry.payload) == (canary.pk, {"agency": "hotel", "text": "已查明。"})
    assert note(who, airline) == 1
    assert shown() == []
    agencies.asked_again(canary, by=airline)
    assert shown() == [("hotel", "", "airline")]


@pytest.mark.parametrize("role", ["clerk", "president", "auditor"])
def test_no_posting_lets_anybody_note_an_alarm(world: World, role: str) -> None:
    airline = agencies.airline().agency
    agencies.fished(airline)
    with refused(Code.PERMISSION_DENIED):
        note(acts.of_user(world.people[role]), airline)
    with refused(Code.PERMISSION_DENIED):
        note(acts.partner("airline"), airline)
    assert len(shown()) == 1


def test_a_note_says_something(world: World) -> None:
    airline = agencies.airline().agency
    agencies.fished(airline)
    with refused(Code.REASON_MISSING):
        note(administrator(), airline, text=" ")
