"""How long each partner takes to apply a release: the figures, who sees them, and their cost."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courts.models import Case, Judgment
from defaulters.models import Listing
from enforcement.selectors import progress
from enforcement.selectors.progress import ReleaseTimes
from tests.enforcement.admin.conftest import Sign
from tests.factories import agencies, cases, loop
from tests.factories.cases import LISTED, World

ADDRESS = "/admin/release-times/"
NEXT = LISTED + timedelta(days=1)


@pytest.fixture
def released(world: World) -> Listing:
    """Paid at ten; the airline applied the release an hour later, the hotel group has not."""
    airline, _ = agencies.airline().agency, agencies.hotel()
    listing = cases.listed_debtor(world)
    loop.applied(airline, world)
    cases.paid(world.on(NEXT), listing.case, 86_400)
    loop.applied(airline, world.on(NEXT, 11))
    return listing


def figures(**given: Any) -> list[ReleaseTimes]:
    return progress.release_times(Case.objects.filter(**given), NEXT + timedelta(days=5))


def test_the_figures_of_each_agency(released: Listing) -> None:
    airline, hotel = figures()
    hour = timedelta(hours=1)
    assert (airline.released, airline.applied, airline.late) == (1, 1, 0)
    assert (airline.median, airline.p99, airline.slowest) == (hour, hour, hour)
    assert (hotel.released, hotel.applied, hotel.median) == (1, 0, None)
    assert (hotel.late, hotel.late_since) == (2, LISTED)


def test_the_figures_cost_one_query_and_the_names_one(released: Listing) -> None:
    figures()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        progress.release_times(Case.objects.all(), NEXT)
    assert sum("enforcement_progress" in query["sql"] for query in asked) == 1


@pytest.mark.parametrize(("who", "shown"), [("clerk", True), ("auditor", True), ("other_judge", False)])
def test_staff_see_the_figures_of_their_own_cases(
    released: Listing, sign: Sign, who: str, shown: bool
) -> None:
    page = sign(who).get(ADDRESS)
    assert page.status_code == 200
    assert ("airline" in page.content.decode()) is shown


def test_who_runs_the_platform_sees_all_courts_and_nothing_sealed(released: Listing, sign: Sign) -> None:
    assert "1 小时 0 分" in sign("administrator").get(ADDRESS).content.decode()
    Judgment.objects.filter(pk=released.case.judgment_id).update(sealed=True)
    assert "airline" not in sign("administrator").get(ADDRESS).content.decode()


def test_the_case_page_shows_each_change_at_each_partner(released: Listing, sign: Sign) -> None:
    page = sign("judge").get(f"/admin/cases/{released.case_id}/")
    rows = [(row.agency.code, row.kind, row.applied_at is not None) for row in page.context["progress"]]
    assert rows == [
        ("airline", "stayed", True),
        ("hotel", "stayed", False),
        ("airline", "imposed", True),
        ("hotel", "imposed", False),
    ]
