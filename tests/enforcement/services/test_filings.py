"""What a party hands in: lodged by the party alone, answered once by a judge of the court."""

from __future__ import annotations

from typing import Any

import pytest

from courts.models import LedgerEntry, Subject
from courts.models.secrets import decrypt
from courts.rules.codes import Code as CourtCode
from courts.services import acts
from defaulters.models import Listing
from enforcement.models import Filing
from enforcement.rules.codes import Code
from enforcement.services import filings
from tests.factories import cases
from tests.factories.cases import World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(world: World) -> Listing:
    return cases.listed_debtor(world)


def lodge(world: World, subject: Subject, listing: Listing, **given: Any) -> Filing:
    fields: dict[str, Any] = {
        "kind": "paid", "subject_id": subject.pk, "case_id": listing.case_id, "text": "已付清", "contact": "电话",
    }  # fmt: skip
    with acts.begin(actor=acts.party(subject.pk), now=world.now) as act:
        return filings.lodge(act=act, **fields | given)


def answer(world: World, who: str, filing: Filing, text: str = "已收到，今日确认。") -> Filing:
    with world.act(who) as act:
        return filings.answer(act=act, filing_id=filing.pk, text=text)


def test_the_ledger_knows_that_it_was_handed_in_and_not_what_it_says(world: World, listing: Listing) -> None:
    filing = lodge(world, listing.subject, listing)
    entry = LedgerEntry.objects.get(code="filings.lodge")
    assert (entry.actor_kind, entry.actor_id, entry.state) == ("party", str(listing.subject_id), "lodged")
    assert entry.payload == {"kind": "paid", "due": "2026-05-13", "hit": None}
    assert decrypt(filing.contact) == "电话"
    cases.assert_sound()


def test_sent_twice_it_is_one(world: World, listing: Listing) -> None:
    assert lodge(world, listing.subject, listing) == lodge(world, listing.subject, listing)
    assert lodge(world, listing.subject, listing, text="另一笔") != Filing.objects.earliest("pk")


def test_nobody_hands_in_for_another_or_about_a_case_of_others(world: World, listing: Listing) -> None:
    other = cases.debtor(world, name="别人")
    stranger = other.judgment.obligations.get().obligors.get().subject
    with refused(Code.FILING_NOT_OF_THE_CASE):
        lodge(world, stranger, listing)
    with refused(CourtCode.PERMISSION_DENIED):
        lodge(world, stranger, listing, subject_id=listing.subject_id)
    with refused(Code.FILING_EMPTY):
        lodge(world, listing.subject, listing, text=" ")


def test_a_judge_of_the_court_answers_once(world: World, listing: Listing) -> None:
    filing = lodge(world, listing.subject, listing)
    for who in ("clerk", "other_judge"):
        with refused(CourtCode.PERMISSION_DENIED):
            answer(world, who, filing)
    with refused(CourtCode.REASON_MISSING):
        answer(world, "judge", filing, " ")
    filing = answer(world, "judge", filing)
    assert (filing.state, filing.answered_by) == ("answered", world.people["judge"])
    with refused(CourtCode.TRANSITION_NOT_ALLOWED):
        answer(world, "judge", filing)
