"""The notice to assist: an agency is bound from the day of its delivery, proven by a receipt or by its reading."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from courts.rules.errors import DomainError
from defaulters.models import Listing
from enforcement.models import PartnerAgency, Progress
from enforcement.selectors import queue
from enforcement.services import assistance_deliveries
from tests.factories import agencies, cases, loop
from tests.factories.cases import LISTED, World

NEXT = LISTED + timedelta(days=1)


@pytest.fixture
def paper(world: World) -> PartnerAgency:
    """An airline whose memorandum takes no electronic notice."""
    return agencies.airline(electronic_notices=False).agency


@pytest.fixture
def listing(world: World, paper: PartnerAgency) -> Listing:
    return cases.listed_debtor(world)


def bound_since(listing: Listing, agency: PartnerAgency) -> date | None:
    return Progress.objects.get(order=listing.decision.pair, agency=agency, kind="imposed").bound_since


def tasks(world: World) -> list[tuple[str, int | None]]:
    found = queue.of(world.people["clerk"], world.today)
    return [(task.kind, task.left) for task in found if task.kind.startswith("assistance")]


def test_a_paper_binds_from_the_day_on_its_receipt(
    world: World, paper: PartnerAgency, listing: Listing
) -> None:
    assert tasks(world) == [("assistance_send", 1)]
    loop.read(paper, world)
    notice = loop.sent(world, listing.decision.pair, paper)
    assert (tasks(world), bound_since(listing, paper)) == ([("assistance_receipt", 5)], None)
    loop.delivered(world.on(NEXT), notice)
    assert (tasks(world), bound_since(listing, paper)) == ([], NEXT)
    cases.assert_sound()


def test_an_agency_that_takes_electronic_notices_is_bound_by_its_own_reading(world: World) -> None:
    airline = agencies.airline().agency
    listing = cases.listed_debtor(world)
    assert (tasks(world), bound_since(listing, airline)) == ([], None)
    loop.read(airline, world.on(NEXT))
    assert bound_since(listing, airline) == NEXT


def test_an_agency_that_applies_nothing_of_the_order_gets_no_paper(
    world: World, paper: PartnerAgency, listing: Listing
) -> None:
    school = agencies.enlisted("school", "registry", ["private_school"]).agency
    with pytest.raises(DomainError, match=r"assistance\.not_concerned"):
        loop.sent(world, listing.decision.pair, school)


def test_it_is_sent_once_and_delivered_once(world: World, paper: PartnerAgency, listing: Listing) -> None:
    notice = loop.sent(world, listing.decision.pair, paper)
    with pytest.raises(DomainError, match=r"assistance\.sent"):
        loop.sent(world, listing.decision.pair, paper)
    loop.delivered(world, notice)
    with pytest.raises(DomainError, match=r"assistance\.delivered"):
        loop.delivered(world, notice)


@pytest.mark.parametrize(
    ("days", "receipt", "code"),
    [
        (0, " ", "assistance.receipt_missing"),
        (1, "1", "assistance.day_in_future"),
        (-1, "1", "assistance.day_in_future"),
    ],
)
def test_a_delivery_has_a_receipt_and_lies_between_sending_and_today(
    world: World, paper: PartnerAgency, listing: Listing, days: int, receipt: str, code: str
) -> None:
    notice = loop.sent(world, listing.decision.pair, paper)
    with pytest.raises(DomainError, match=code.replace(".", r"\.")), world.act("clerk") as act:
        assistance_deliveries.deliver(
            act=act, notice_id=notice.pk, delivered_on=LISTED + timedelta(days=days), receipt=receipt
        )
