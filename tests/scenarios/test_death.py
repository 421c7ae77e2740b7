"""E7: a debtor dies. What stands is for the judge to rule on; nothing new binds, and no heir is listed."""

from __future__ import annotations

from datetime import date

from courts.models import Obligor
from courts.services import subjects
from defaulters.models import Listing
from enforcement.selectors import queue
from tests.factories import cases, proceedings
from tests.factories.cases import World

DIED = date(2026, 6, 1)


def died(world: World, listing: Listing) -> None:
    with world.on(DIED).act("clerk") as act:
        subjects.record_death(act=act, court=world.court, subject_id=listing.subject_id, died_on=DIED)


def owed(world: World) -> list[int | None]:
    """The people about whom the judge is to rule because they died."""
    return [one.subject_id for one in queue.of(world.people["judge"], DIED) if one.kind == "deceased"]


def test_e7_a_published_listing_of_the_dead_stands_until_the_judge_rules_and_is_a_task(world: World) -> None:
    listing = cases.listed_debtor(world)
    assert owed(world.on(DIED)) == []
    died(world, listing)
    listing.refresh_from_db()
    assert (listing.state, owed(world)) == ("published", [listing.subject_id])
    proceedings.ruled(world, listing.case, "termination")
    assert owed(world) == []


def test_e7_nobody_else_owes_or_is_listed_because_somebody_died(world: World) -> None:
    listing = cases.listed_debtor(world)
    died(world, listing)
    assert Obligor.objects.values_list("subject", flat=True).get() == listing.subject_id
    assert Listing.objects.get().subject_id == listing.subject_id
