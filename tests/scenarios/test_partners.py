"""What a partner can be held to, and what a measure does not reach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from courts.services import acts
from enforcement.models import Measure
from enforcement.rules.partner_reports import was_bound
from enforcement.selectors import assistance_deliveries, recipients
from enforcement.services import changes
from tests.factories import agencies, cases, loop
from tests.factories.cases import LISTED, World

SALE = LISTED + timedelta(days=3)


def received_before(subject_id: int, case_id: int, day: date) -> list[str]:
    """The partners whose receipt of the restriction lies before `day`."""
    known = recipients.of(subject_id, case_id)
    return [one.agency.code for one in known if timezone.localdate(one.at) < day]


def test_scenario_67_only_a_partner_that_received_the_restriction_before_the_sale_can_be_held_to_it(
    world: World,
) -> None:
    airline, hotel = agencies.airline().agency, agencies.hotel().agency
    listing = cases.listed_debtor(world)
    assert received_before(listing.subject_id, listing.case_id, SALE) == []
    with acts.begin(actor=acts.partner(airline.code), now=world.on(LISTED, 15).now) as act:
        changes.read(act=act, agency=airline, after="", limit=100)
    with acts.begin(actor=acts.partner(hotel.code), now=world.on(SALE).now) as act:
        changes.read(act=act, agency=hotel, after="", limit=100)
    assert received_before(listing.subject_id, listing.case_id, SALE) == [airline.code]


@pytest.mark.parametrize(("delivered", "bound"), [(None, False), (0, False), (-1, True)])
def test_scenario_67_a_partner_that_let_somebody_through_is_held_to_a_notice_delivered_before_alone(
    world: World, delivered: int | None, bound: bool
) -> None:
    airline = agencies.airline(electronic_notices=False).agency
    listing = cases.listed_debtor(world)
    notice = loop.sent(world, listing.decision.pair, airline)
    if delivered is not None:
        loop.delivered(world.on(SALE + timedelta(days=delivered)), notice)
    report = loop.reported(loop.checked(airline, listing.subject, world.on(SALE)), world, "let_through")
    assert was_bound(assistance_deliveries.bound_since([report]), SALE) is bound


def test_scenario_55_a_school_within_the_normal_fee_is_not_what_the_measure_means(world: World) -> None:
    unit = cases.listed_debtor(world)
    assert "private_school" not in unit.restrictions.get().items  # general: nobody's child is concerned
    school = Measure.objects.get(code="private_school")
    assert "收费在正常标准以内的私立学校不在其列" in school.excludes_zh
    assert "法发〔2019〕35号第20条" in school.excludes_zh
