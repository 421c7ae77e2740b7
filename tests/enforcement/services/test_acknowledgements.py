"""What a partner has applied, what it could not, and what the desk makes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from courts.models import LedgerEntry
from courts.rules.errors import DomainError
from defaulters.models import Listing
from enforcement.models import PartnerAgency, Progress
from enforcement.selectors import queue
from enforcement.services import acknowledgements
from enforcement.services.acknowledgements import NotApplied
from tests.factories import agencies, cases, loop
from tests.factories.cases import LISTED, World

NEXT = LISTED + timedelta(days=1)


@pytest.fixture
def airline(world: World) -> PartnerAgency:
    return agencies.airline().agency


@pytest.fixture
def listing(world: World, airline: PartnerAgency) -> Listing:
    return cases.listed_debtor(world)


def progress(listing: Listing, kind: str = "imposed") -> Progress:
    return Progress.objects.get(case=listing.case, kind=kind)


def tasks(world: World, who: str = "judge") -> list[tuple[str, int | None]]:
    found = queue.of(world.people[who], world.today)
    return [(task.kind, task.left) for task in found if task.kind in ("partner_late", "shortfall")]


def test_a_change_is_read_and_applied_at_the_first_mark_at_or_past_it(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    loop.read(airline, world.on(LISTED, 11))
    loop.applied(airline, world.on(LISTED, 12))
    cases.debtor(world.on(NEXT), name="东宫适")
    loop.applied(airline, world.on(NEXT, 12))
    row = progress(listing)
    assert (row.told_at, row.read_at, row.applied_at) == (
        None,
        world.on(LISTED, 11).now,
        world.on(LISTED, 12).now,
    )


def test_an_acknowledgement_without_exceptions_writes_no_entry(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    before = LedgerEntry.objects.count()
    loop.applied(airline, world)
    assert LedgerEntry.objects.count() == before


def test_an_exception_is_a_task_until_the_agency_has_applied_it(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    row = loop.shortfall(world, airline)
    assert tasks(world) == tasks(world, "clerk") == [("shortfall", None)]
    assert progress(listing).applied_at is None
    loop.applied(airline, world.on(NEXT), resolved=(row.change_id,))
    assert tasks(world) == []
    assert progress(listing).applied_at == world.now
    codes = LedgerEntry.objects.filter(code__startswith="shortfalls.").order_by("position")
    assert list(codes.values_list("code", flat=True)) == ["shortfalls.report", "shortfalls.resolve"]
    cases.assert_sound()


def test_the_desk_settles_an_exception_once_and_with_words(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    row = loop.shortfall(world, airline)

    def settle(resolution: str) -> None:
        with world.act("clerk") as act:
            acknowledgements.settle(act=act, shortfall_id=row.pk, resolution=resolution)

    with pytest.raises(DomainError, match=r"reason\.missing"):
        settle(" ")
    settle("该公司没有此人的订座记录。")
    assert (tasks(world), progress(listing).applied_at) == ([], None)
    with pytest.raises(DomainError, match=r"shortfall\.resolved"):
        settle("再次处理。")


def test_a_new_reason_takes_the_place_of_the_old_one(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    row = loop.shortfall(world, airline)
    loop.applied(airline, world.on(NEXT), NotApplied(row.change_id, "deferred", "系统升级"))
    row.refresh_from_db()
    assert (row.reason, row.note) == ("deferred", "系统升级")


def test_a_release_is_late_after_one_working_day_and_an_order_after_three(
    world: World, airline: PartnerAgency, listing: Listing
) -> None:
    friday, monday = LISTED + timedelta(days=3), LISTED + timedelta(days=6)
    assert tasks(world.on(friday)) == []
    assert tasks(world.on(monday)) == [("partner_late", -1)]
    loop.applied(airline, world)
    cases.paid(world, listing.case, 86_400)
    assert tasks(world.on(monday + timedelta(days=1))) == []
    assert tasks(world.on(monday + timedelta(days=2))) == [("partner_late", -1)]
    assert tasks(world, "clerk") == [("partner_late", -1)]
    loop.applied(airline, world)
    assert tasks(world) == []


def test_an_agency_whose_memorandum_covers_nothing_of_it_owes_nothing(world: World) -> None:
    agencies.enlisted("school", "registry", ["private_school"])
    listing = cases.listed_debtor(world)
    assert not Progress.objects.filter(case=listing.case).exists()
