"""Two people at once: no deadlock, no lost update, one winner, and the laws hold after it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from courts.models import Allocation, Case, Obligation, Performance
from courts.services import acts
from defaulters.models import Decision, Listing
from enforcement.management.demo import moves
from enforcement.models import Change, Restriction
from enforcement.services import consequences, deaths, decisions, performances, transfers
from tests.concurrency.conftest import Race
from tests.factories import cases, entrusting

pytestmark = pytest.mark.django_db(transaction=True)

OWED = 86_400


def confirm(world: cases.World, role: str, performance: Performance) -> Any:
    def runner() -> str:
        with acts.begin(actor=world.people[role], now=world.now) as act:
            return str(performances.confirm(act=act, performance_id=performance.pk).state)

    return runner


@pytest.mark.parametrize("attempt", range(3))
def test_two_halves_confirmed_at_once_release_exactly_once(
    world: cases.World, race: Race, attempt: int
) -> None:
    listing = cases.listed_debtor(world, OWED)
    halves = [moves.paid(world, listing.case, Decimal(OWED) / 2) for _ in range(2)]
    got = race.run(one=confirm(world, "judge", halves[0]), other=confirm(world, "chief", halves[1]))
    assert got == {"one": "confirmed", "other": "confirmed"}
    assert sum(Allocation.objects.values_list("amount", flat=True)) == OWED
    assert Obligation.objects.get().performed_on == world.today
    assert cases.told(listing.subject_id) == ["imposed", "stayed"]
    listing.refresh_from_db()
    assert listing.state == Listing.State.SHIELDED
    cases.assert_sound()


def test_the_same_payment_confirmed_twice_at_once_has_one_winner(world: cases.World, race: Race) -> None:
    listing = cases.listed_debtor(world, OWED)
    performance = moves.paid(world, listing.case, Decimal(OWED))
    got = race.run(one=confirm(world, "judge", performance), other=confirm(world, "chief", performance))
    assert sorted(got.values()) == ["confirmed", "transition.not_allowed"]
    assert sum(Allocation.objects.values_list("amount", flat=True)) == OWED
    assert cases.told(listing.subject_id) == ["imposed", "stayed"]
    cases.assert_sound()


def reviewed(world: cases.World, case: Case) -> Decision:
    decision = moves.draft(world, case, ["G1"], "有履行能力而拒不履行。", **cases.NO_GRACE)
    with world.act("judge") as act:
        decisions.submit(act=act, decision_id=decision.pk)
    with world.act("chief") as act:
        return decisions.review(act=act, decision_id=decision.pk)


def sign(world: cases.World, role: str, decision: Decision) -> Any:
    def runner() -> str:
        with acts.begin(actor=world.people[role], now=world.now) as act:
            return str(decisions.sign(act=act, decision_id=decision.pk).state)

    return runner


def test_two_signers_at_once_have_one_winner(world: cases.World, race: Race) -> None:
    case = cases.debtor(world, OWED)
    world.on(cases.LISTED)
    cases.authorised(world, "deputy", ["list", "restrict"], cases.NOTICE, cases.LISTED)
    decision = reviewed(world, case)
    got = race.run(one=sign(world, "president", decision), other=sign(world, "deputy", decision))
    assert sorted(got.values()) == ["signed", "transition.not_allowed"]
    winner = "president" if got["one"] == "signed" else "deputy"
    signed = Decision.objects.filter(state="signed")
    assert {row.signer_id for row in signed} == {world.people[winner].pk}
    assert signed.count() == 2
    cases.assert_sound()


@pytest.mark.parametrize("attempt", range(3))
def test_publishing_and_confirming_at_once_never_binds_who_has_paid(
    world: cases.World, race: Race, attempt: int
) -> None:
    case = cases.debtor(world, OWED)
    world.on(cases.LISTED)
    listing = cases.listed(world, case, grace_months=1)
    assert listing.grace_until is not None
    world.on(listing.grace_until + timedelta(days=3))
    performance = moves.paid(world, case, Decimal(OWED))

    def publish() -> str:
        with acts.begin(actor=acts.system("grace"), now=world.now) as act:
            return str(consequences.publish_due(act=act, listing_id=listing.pk).state)

    got = race.run(publish=publish, confirm=confirm(world, "judge", performance))
    assert got["confirm"] == "confirmed"
    listing.refresh_from_db()
    after = {"published": "shielded"}.get(got["publish"], "dropped")
    assert listing.state == after
    assert not Restriction.objects.filter(state="active").exists()
    assert cases.bound(listing.subject_id, world.today) == set()
    cases.assert_sound()


@pytest.mark.parametrize("attempt", range(3))
def test_death_and_signature_at_once_publish_nothing_against_the_dead(
    world: cases.World, race: Race, attempt: int
) -> None:
    case = cases.debtor(world, OWED)
    world.on(cases.LISTED)
    decision = reviewed(world, case)

    def die() -> str:
        with acts.begin(actor=world.people["clerk"], now=world.now) as act:
            deaths.record(
                act=act, court=world.court, subject_id=decision.subject_id, died_on=world.today,
                evidence="死亡证明",
            )  # fmt: skip
        return "recorded"

    got = race.run(die=die, sign=sign(world, "president", decision))
    assert got["die"] == "recorded"
    assert got["sign"] in ("signed", "deceased")
    if got["sign"] == "signed":
        with pytest.raises(Exception, match="deceased"):
            moves.served(world, decision)
    assert not Listing.objects.filter(state="published").exists()
    assert not Change.objects.exists()
    cases.assert_sound()


@pytest.mark.parametrize("attempt", range(3))
def test_a_transfer_and_a_confirmation_at_once_release_once_and_leave_one_listing(
    world: cases.World, race: Race, attempt: int
) -> None:
    listing = cases.listed_debtor(world, OWED)
    performance = moves.paid(world, listing.case, Decimal(OWED))
    transfer = entrusting.proposed(world, listing.case)

    def accept() -> str:
        with acts.begin(actor=world.people["other_clerk"], now=world.now) as act:
            number = "（2026）京0106执888号"
            return str(transfers.accept(act=act, transfer_id=transfer.pk, number=number).state)

    got = race.run(accept=accept, confirm=confirm(world, "judge", performance))
    assert got["accept"] == "accepted"
    # Once the file has moved, the money is confirmed by the court that has it.
    assert got["confirm"] in ("confirmed", "permission.denied")
    assert Listing.objects.get().state == {"confirmed": "shielded"}.get(got["confirm"], "published")
    assert cases.told(listing.subject_id)[0] == "imposed"
    assert cases.told(listing.subject_id).count("stayed") == int(got["confirm"] == "confirmed")
    cases.assert_sound()
