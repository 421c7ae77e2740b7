"""The letter that goes with a correction of what was wrong: issued with the signature, then served."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from courts.models import LedgerEntry
from defaulters.models import Listing, Objection
from enforcement.management.demo import moves
from enforcement.models import Mark, Restriction
from enforcement.selectors import queue, recipients
from tests.factories import agencies, cases, remedies
from tests.factories.cases import LISTED, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(world: World) -> Listing:
    return cases.listed_debtor(world)


def corrected(world: World, listing: Listing, follows: str = "cancel", **content: Any) -> Objection:
    """Upheld, and its relief signed."""
    objection = remedies.admitted(world, remedies.lodged(world, listing.decision))
    remedies.upheld(world, objection, follows, **content)
    moves.signed(world, remedies.relief_of(Objection.objects.get(pk=objection.pk)))
    return Objection.objects.get(pk=objection.pk)


def kinds(world: World) -> list[str]:
    return [task.kind for task in queue.of(world.people["clerk"], world.now.date())]


def test_it_is_issued_with_the_signature_and_waits_for_its_service(world: World, listing: Listing) -> None:
    objection = corrected(world, listing)
    assert objection.document is not None
    assert (objection.document.kind, objection.document.issued_on) == ("letter", LISTED)
    assert LedgerEntry.objects.filter(code="objections.apologise", row_id=str(objection.pk)).count() == 1
    assert "serve_letter" in kinds(world)
    remedies.served(world, objection)
    assert "serve_letter" not in kinds(world)
    cases.assert_sound()


def test_a_mistake_in_the_text_or_a_reason_to_delete_is_no_wrong_decision(
    world: World, listing: Listing
) -> None:
    assert corrected(world, listing, "correct", after={"duties": ["偿还借款。"]}).document is None


def test_a_cancellation_that_nobody_asked_for_has_no_letter(world: World, listing: Listing) -> None:
    moves.relieved(world, "cancel", listing.decision, "身份有误。")
    assert not listing.case.documents.filter(kind="letter").exists()


def test_who_read_the_feed_since_knows_and_who_read_before_or_something_else_does_not(
    world: World, listing: Listing
) -> None:
    airline, hotel, bank = (
        agencies.airline().agency,
        agencies.hotel().agency,
        agencies.enlisted("bank", "bank", ["insurance"]).agency,
    )
    imposed = Restriction.objects.get().changes.get(kind="imposed").pk
    for agency, position in ((airline, imposed - 1), (airline, imposed + 2), (hotel, imposed - 1), (bank, 0)):
        Mark.objects.create(agency=agency, kind="read", position=position, at=world.now)
    found = recipients.of(listing.subject_id, listing.case_id)
    assert [(one.name, one.at.date()) for one in found] == [("airline", date(2026, 5, 12))]
