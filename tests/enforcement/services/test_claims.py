"""The fast lane "that is not me": the court's day, the stay by itself, and what binds again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from defaulters.models import Listing
from enforcement.models import Change
from enforcement.selectors import public
from enforcement.services import objections, performances
from tests.factories import cases, mirror, remedies
from tests.factories.cases import LISTED, World

pytestmark = pytest.mark.django_db

FRIDAY, SATURDAY, MONDAY, TUESDAY, WEDNESDAY = (date(2026, 5, day) for day in (15, 16, 18, 19, 20))


@pytest.fixture
def listing(world: World) -> Listing:
    return cases.listed_debtor(world)


def is_bound(listing: Listing, day: date) -> bool:
    return bool(cases.bound(listing.subject, day))


def told(listing: Listing) -> list[tuple[str, str, date]]:
    rows = Change.objects.filter(subject=listing.subject).order_by("entry")
    return [(row.kind, row.reason, row.from_day) for row in rows if row.reason.startswith("claim_")]


@pytest.mark.parametrize(
    ("day", "last"), [(FRIDAY, FRIDAY), (SATURDAY, MONDAY), (date(2026, 9, 30), date(2026, 9, 30))]
)
def test_an_undecided_claim_stays_what_binds_after_the_day_of_the_court(
    world: World, listing: Listing, day: date, last: date
) -> None:
    remedies.filed(world.on(day), listing.decision)
    after = last + timedelta(days=1)
    assert [is_bound(listing, one) for one in (day, last, after, after + timedelta(days=90))] == [
        True, True, False, False,
    ]  # fmt: skip
    assert told(listing) == [("stayed", "claim_undecided", after)]
    cases.assert_sound()


def test_a_claim_dismissed_on_its_day_stays_nothing(world: World, listing: Listing) -> None:
    filing = remedies.filed(world.on(FRIDAY), listing.decision)
    objection = remedies.admitted(world, remedies.taken_up(world, filing, listing.decision))
    remedies.dismissed(world, objection)
    assert all(is_bound(listing, day) for day in (FRIDAY, SATURDAY, MONDAY, TUESDAY))
    assert told(listing)[1:] == [("reinstated", "claim_dismissed", FRIDAY)]
    cases.assert_sound()


@pytest.mark.parametrize("verb", ["dismiss", "not_admit", "withdraw"])
def test_a_claim_that_fails_later_binds_again_from_the_next_working_day(
    world: World, listing: Listing, verb: str
) -> None:
    objection = remedies.lodged(world.on(FRIDAY), listing.decision, "not_me")
    world.on(MONDAY)
    if verb == "not_admit":
        with world.act("second_judge") as act:
            objections.not_admit(act=act, objection_id=objection.pk, reasons="不属于受理范围。")
    elif verb == "dismiss":
        remedies.dismissed(world, remedies.admitted(world, objection))
    else:
        remedies.admitted(world, objection)
        with world.act("clerk") as act:
            objections.withdraw(act=act, objection_id=objection.pk)
    assert [is_bound(listing, day) for day in (FRIDAY, SATURDAY, MONDAY, TUESDAY)] == [
        True, False, False, True,
    ]  # fmt: skip
    cases.assert_sound()


def test_the_public_record_shows_the_order_only_while_it_binds(world: World) -> None:
    case = cases.debtor(world.on(cases.NOTICE))
    order = cases.ordered(world.on(LISTED), case)
    objection = remedies.admitted(world, remedies.lodged(world.on(FRIDAY), order, "not_me"))

    def shown() -> list[bool]:
        days = (FRIDAY, SATURDAY, MONDAY, TUESDAY)
        return [bool(public.record(order.subject_id, day).orders) for day in days]

    assert shown() == [True, False, False, False]
    remedies.dismissed(world.on(MONDAY), objection)
    assert shown()[3] is True


def test_a_second_claim_is_reviewed_and_stays_nothing(world: World, listing: Listing) -> None:
    remedies.dismissed(
        world, remedies.admitted(world, remedies.lodged(world.on(FRIDAY), listing.decision, "not_me"))
    )
    remedies.lodged(world.on(MONDAY), listing.decision, "not_me")
    assert is_bound(listing, TUESDAY)
    assert [kind for kind, _, _ in told(listing)] == ["stayed", "reinstated"]


def test_a_payment_beside_a_claim_has_its_own_stay(world: World, listing: Listing) -> None:
    objection = remedies.admitted(world, remedies.lodged(world.on(FRIDAY), listing.decision, "not_me"))
    cases.paid(world.on(MONDAY), listing.case, 100_000)
    remedies.dismissed(world, objection)
    assert not is_bound(listing, TUESDAY)
    assert [kind for kind, _, _ in told(listing)] == ["stayed"]
    cases.assert_sound()


def test_another_objection_stays_nothing(world: World, listing: Listing) -> None:
    remedies.lodged(world.on(FRIDAY), listing.decision, "not_listable")
    assert is_bound(listing, TUESDAY)
    assert told(listing) == []


def taken_back(world: World, listing: Listing) -> None:
    """The money is taken back: what it stayed binds again from the next working day."""
    with world.act("chief") as act:
        performances.reverse(
            act=act, performance_id=listing.case.performances.latest("pk").pk, reason="退汇。"
        )
    cases.assert_sound()


def binds_and_is_told(listing: Listing, day: date) -> tuple[bool, bool]:
    """Whether the person is bound on `day`, and whether a partner that only reads the feed says so."""
    changes = Change.objects.filter(subject=listing.subject).select_related("entry").order_by("entry")
    return is_bound(listing, day), bool(mirror.at_the_end_of(day, changes).bound(day))


def test_a_payment_taken_back_binds_nobody_whose_claim_is_undecided(world: World, listing: Listing) -> None:
    remedies.lodged(world.on(FRIDAY), listing.decision, "not_me")
    cases.paid(world, listing.case, 100_000)
    taken_back(world.on(TUESDAY), listing)
    assert [binds_and_is_told(listing, day) for day in (TUESDAY, WEDNESDAY)] == [(False, False)] * 2


def test_a_claim_lodged_while_a_payment_stays_all_outlasts_the_payment(
    world: World, listing: Listing
) -> None:
    cases.paid(world.on(FRIDAY), listing.case, 100_000)
    remedies.lodged(world, listing.decision, "not_me")
    taken_back(world.on(TUESDAY), listing)
    assert binds_and_is_told(listing, WEDNESDAY) == (False, False)


def test_a_claim_dismissed_while_a_payment_stayed_all_stays_nothing_once_that_is_taken_back(
    world: World, listing: Listing
) -> None:
    objection = remedies.admitted(world, remedies.lodged(world.on(FRIDAY), listing.decision, "not_me"))
    cases.paid(world.on(MONDAY), listing.case, 100_000)
    remedies.dismissed(world, objection)
    taken_back(world.on(TUESDAY), listing)
    assert [binds_and_is_told(listing, day) for day in (TUESDAY, WEDNESDAY)] == [(False, False), (True, True)]
