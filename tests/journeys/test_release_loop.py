"""From the order to the last counter and back: told, read, applied, paid, released, applied, and an exception between."""

from __future__ import annotations

from datetime import timedelta

from enforcement.models import Progress
from enforcement.selectors import marks, progress, queue
from enforcement.selectors.trackers import trackers
from enforcement.services.acknowledgements import NotApplied
from tests.factories import agencies, cases, loop
from tests.factories.cases import LISTED, World

PAID = LISTED + timedelta(days=8)  # a Wednesday


def kinds(world: World) -> set[str]:
    found = {task.kind for task in queue.of(world.people["judge"], world.today)}
    return found & {"partner_late", "shortfall"}


def test_a_release_is_followed_until_the_last_partner_has_applied_it(world: World) -> None:
    airline, hotel = agencies.airline().agency, agencies.hotel().agency
    listing = cases.listed_debtor(world)
    for agency in (airline, hotel):
        loop.applied(agency, world.on(LISTED, 15))
    assert kinds(world.on(PAID)) == set()

    cases.paid(world, listing.case, 86_400)
    loop.applied(airline, world.on(PAID, 11))
    released = Progress.objects.get(case=listing.case, kind="stayed", agency=hotel).change_id
    loop.applied(hotel, world, NotApplied(released, "deferred", "当晚批处理"))
    assert kinds(world) == {"shortfall"}

    loop.applied(hotel, world.on(PAID, 22), resolved=(released,))
    assert kinds(world.on(PAID + timedelta(days=9))) == set()
    assert marks.open_shortfalls(hotel) == []
    (tracker,) = trackers(listing.subject)
    took = {
        told.agency.code: told.applied_at - tracker.released_at
        for told in tracker.partners
        if told.applied_at
    }
    assert took == {"airline": timedelta(hours=1), "hotel": timedelta(hours=12)}
    assert {told.bound_since for told in tracker.partners} == {LISTED}
    figures = progress.release_times(type(listing.case).objects.all(), world.today)
    assert {row.agency.code: row.slowest for row in figures} == took
    cases.assert_sound()
