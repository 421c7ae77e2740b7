"""What the court makes of a partner's report: it never burdens, and a doubt opens the person's own lane."""

from __future__ import annotations

import pytest

from courts.rules.errors import DomainError
from defaulters.models import Listing, Objection
from enforcement.models import PartnerAgency, PartnerReport
from enforcement.selectors import queue
from enforcement.services import partner_reports
from tests.factories import agencies, cases, loop
from tests.factories.cases import LISTED, World


@pytest.fixture
def airline(world: World) -> PartnerAgency:
    return agencies.airline().agency


@pytest.fixture
def listing(world: World, airline: PartnerAgency) -> Listing:
    return cases.listed_debtor(world)


def reported(world: World, airline: PartnerAgency, listing: Listing, kind: str) -> PartnerReport:
    return loop.reported(loop.checked(airline, listing.subject, world), world, kind)


def answered(world: World, report: PartnerReport, outcome: str, text: str = "已核对。") -> PartnerReport:
    with world.act("judge") as act:
        return partner_reports.answer(act=act, report_id=report.pk, outcome=outcome, text=text)


def tasks(world: World, who: str) -> list[tuple[str, int | None]]:
    found = queue.of(world.people[who], world.today)
    return [(task.kind, task.left) for task in found if task.kind.startswith("report_")]


@pytest.mark.parametrize(
    ("kind", "who", "left"),
    [
        ("refused", "clerk", 5),
        ("let_through", "judge", 3),
        ("mismatch", "judge", 0),
        ("disputed", "judge", 0),
    ],
)
def test_each_kind_is_a_task_of_its_own_clock(
    world: World, airline: PartnerAgency, listing: Listing, kind: str, who: str, left: int
) -> None:
    reported(world, airline, listing, kind)
    assert tasks(world, who) == [(f"report_{kind}", left)]
    assert tasks(world, "clerk" if who == "judge" else "judge") == []


def test_an_answered_report_is_no_task_any_more(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    answered(world, reported(world, airline, listing, "mismatch"), "same_person")
    assert tasks(world, "judge") == []
    assert not Objection.objects.exists()
    cases.assert_sound()


def test_a_doubt_opens_the_review_that_stays_what_binds_at_the_end_of_the_day(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    answered(world, reported(world, airline, listing, "mismatch"), "doubtful", "证件照片与登记不符。")
    review = Objection.objects.get()
    assert (review.decision, review.ground, review.due_on) == (listing.decision, "not_me", LISTED)
    assert cases.told(listing.subject) == ["imposed", "stayed"]
    assert cases.bound(listing.subject, LISTED) != set()
    assert cases.bound(listing.subject, LISTED.replace(day=LISTED.day + 1)) == set()


def test_a_dispute_leaves_the_persons_own_claim_its_stay(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    answered(world, reported(world, airline, listing, "disputed"), "noted")
    assert cases.told(listing.subject) == ["imposed"]


@pytest.mark.parametrize(
    ("kind", "outcome"), [("let_through", "doubtful"), ("mismatch", "noted"), ("refused", "noted")]
)
def test_an_outcome_belongs_to_its_kind_and_a_refusal_to_the_clerk(
    world: World, airline: PartnerAgency, listing: Listing, kind: str, outcome: str
) -> None:
    report = reported(world, airline, listing, kind)
    with pytest.raises(DomainError, match=r"report\.outcome_not_of_kind"):
        answered(world, report, outcome)


def test_it_is_answered_once_and_in_words(world: World, airline: PartnerAgency, listing: Listing) -> None:
    report = reported(world, airline, listing, "mismatch")
    with pytest.raises(DomainError, match=r"reason\.missing"):
        answered(world, report, "same_person", " ")
    answered(world, report, "same_person")
    with pytest.raises(DomainError, match=r"transition\.not_allowed"):
        answered(world, report, "same_person")
