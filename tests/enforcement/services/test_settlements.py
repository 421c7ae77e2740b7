"""A settlement that is not kept: the original document is enforced again, what was paid is deducted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Settlement
from courts.rules.codes import Code as CourtCode
from courts.selectors import payoffs
from defaulters.models import ConductFinding
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.selectors import queue
from enforcement.services import settlements as services
from tests.factories import cases, proceedings
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

SIGNED, DUE, AFTER = date(2026, 4, 1), date(2026, 5, 31), date(2026, 6, 1)


@pytest.mark.parametrize("reason", ["settlement_signed", "part_payment"])
def test_scenario_30_neither_a_signed_settlement_nor_a_part_payment_is_an_ending(
    world: World, reason: str
) -> None:
    listing = cases.listed_debtor(world)
    settlement = proceedings.settled(world, listing.case, 60_000, DUE)
    cases.paid(world, listing.case, 30_000, settlement_id=settlement.pk)
    draft = cases.submitted_relief(world, "delete", listing.decision, reason=reason)
    with refused(ListingCode.LISTING_NOT_AN_ENDING):
        cases.signed_relief(world, draft)
    by_d2 = cases.submitted_relief(world, "delete", listing.decision, reason="D2")
    with refused(ListingCode.LISTING_NOT_PERFORMED):
        cases.signed_relief(world, by_d2)


def test_scenario_30_the_applicant_may_still_consent(world: World) -> None:
    listing = cases.listed_debtor(world)
    proceedings.settled(world, listing.case, 60_000, DUE)
    moves.relieved(world, "delete", listing.decision, "申请执行人书面申请删除。", reason="D3")
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason) == ("deleted", "D3")


def test_scenario_32_after_a_breach_the_original_is_owed_less_what_was_paid(world: World) -> None:
    case = cases.debtor(world)
    settlement = proceedings.settled(world.on(SIGNED), case, 60_000, DUE)
    cases.paid(world, case, 20_000, settlement_id=settlement.pk)
    due = [task.row_id for task in queue.of(world.people["judge"], AFTER) if task.kind == "instalment_missed"]
    assert due == [settlement.pk]
    proceedings.breached(world.on(AFTER), settlement)
    settlement.refresh_from_db()
    obligation = case.judgment.obligations.get()
    assert (settlement.state, settlement.breached_on) == ("breached", AFTER)
    assert payoffs.outstanding(obligation, AFTER) == Decimal("66400.00")
    cases.paid(world, case, 40_000, settlement_id=settlement.pk)
    obligation.refresh_from_db()
    assert (obligation.performed_on, payoffs.outstanding(obligation, AFTER)) == (None, Decimal("26400.00"))
    cases.assert_sound()


def test_scenario_32_a_breach_opens_the_ground_g6(world: World) -> None:
    case = cases.debtor(world)
    settlement = proceedings.settled(world.on(SIGNED), case, 60_000, DUE)
    with refused(ListingCode.SETTLEMENT_NOT_BREACHED):
        cases.conduct(world.on(AFTER), case, "G6")
    proceedings.breached(world, settlement)
    cases.conduct(world, case, "G6")
    listing = cases.listed(world, case, ["G6"])
    assert ConductFinding.objects.get().ground == "G6"
    assert (listing.state, listing.term_until) == ("published", date(2028, 6, 1))


def test_scenario_32_what_is_restricted_after_the_breach_is_a_new_order(world: World) -> None:
    listing = cases.listed_debtor(world.on(cases.NOTICE))
    settlement = proceedings.settled(world.on(LISTED), listing.case, 60_000, DUE)
    moves.relieved(world, "delete", listing.decision, "申请执行人书面申请删除。", reason="D3")
    proceedings.breached(world.on(AFTER), settlement)
    order = cases.ordered(world, listing.case)
    assert cases.states(listing.case.judgment) == ["lifted", "active"]
    assert order.pk != listing.decision.pair.pk


def test_a_settlement_is_not_breached_before_its_last_day_has_passed(world: World) -> None:
    case = cases.debtor(world)
    settlement = proceedings.settled(world.on(SIGNED), case, 60_000, DUE)
    with refused(CourtCode.SETTLEMENT_NOT_DUE):
        proceedings.breached(world.on(DUE), settlement)
    with refused(CourtCode.REASON_MISSING), world.on(AFTER).act("judge") as act:
        services.breach(act=act, settlement_id=settlement.pk, facts=" ")


def test_a_performed_settlement_is_not_breached(world: World) -> None:
    case = cases.debtor(world)
    settlement = proceedings.settled(world.on(SIGNED), case, 60_000, DUE)
    cases.paid(world, case, 60_000, settlement_id=settlement.pk)
    with refused(CourtCode.TRANSITION_NOT_ALLOWED):
        proceedings.breached(world.on(AFTER), settlement)
    assert Settlement.objects.get().state == "performed"
