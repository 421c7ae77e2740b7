"""A further form of a name, and what partners are told of it."""

from __future__ import annotations

from datetime import date

import pytest

from courts.models import Subject
from courts.rules.codes import Code
from defaulters.models import Listing
from enforcement.models import Change
from enforcement.services import consequences, names
from tests.factories import cases
from tests.factories.cases import World
from tests.factories.refusals import refused


@pytest.fixture
def listing(world: World) -> Listing:
    """Published on LISTED, with its order."""
    return cases.listed_debtor(world)


def add(world: World, subject: Subject, text: str, role: str = "clerk") -> None:
    with world.act(role) as act:
        names.add(act=act, court=world.court, subject_id=subject.pk, form="pinyin", text=text)


def test_it_is_told_once_with_each_restriction_and_moves_no_day(world: World, listing: Listing) -> None:
    for text in ("WENREN ZHOU", "wenren  zhou"):
        add(world, listing.subject, text)
    imposed, added = Change.objects.order_by("entry")
    assert (added.kind, added.reason) == ("corrected", "name_added")
    days = [(row.restriction, row.items, row.from_day, row.until_day) for row in (imposed, added)]
    assert days[0] == days[1]
    cases.assert_sound()


def test_what_is_stayed_is_told_and_what_has_ended_is_not(world: World, listing: Listing) -> None:
    cases.paid(world, listing.case, 86_400)
    add(world, listing.subject, "WENREN ZHOU")
    assert cases.told(listing.subject) == ["imposed", "stayed", "corrected"]
    with world.on(date(2026, 5, 18)).system("deadline") as act:
        consequences.remove_due(act=act, listing_id=listing.pk)
    add(world, listing.subject, "WENREN, ZHOU MR")
    assert cases.told(listing.subject) == ["imposed", "stayed", "corrected", "lifted"]


def test_who_may_not_add_it_tells_nobody(world: World, listing: Listing) -> None:
    with refused(Code.PERMISSION_DENIED):
        add(world, listing.subject, "WENREN ZHOU", role="president")
    assert cases.told(listing.subject) == ["imposed"]
