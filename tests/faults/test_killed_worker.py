"""A worker that is killed loses no duty: what is due is found again, and done once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from courts.models import LedgerEntry
from defaulters.models import Listing
from enforcement import tasks
from tests.factories import cases, programs

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults, pytest.mark.broker]

NAMES = ("闻人舟", "百里安", "澹台静", "公孙宁", "慕容清", "令狐原")


def test_a_killed_worker_leaves_nothing_half_done_and_the_next_one_ends_it(
    committed_world: cases.World, tmp_path: Path, broker_url: str
) -> None:
    listings = [cases.listed_debtor(committed_world, 50_000 + i, name=name) for i, name in enumerate(NAMES)]
    committed_world.on(cases.LISTED + timedelta(days=1))
    for listing in listings:
        cases.paid(committed_world, listing.case, 60_000)
    first, second = tmp_path / "first.log", tmp_path / "second.log"
    with programs.worker(first) as process:
        tasks.remove_due.delay()
        programs.wait_until(lambda: Listing.objects.filter(state="deleted").exists(), first)
        process.kill()
    cases.assert_sound()
    with programs.worker(second):
        tasks.remove_due.delay()
        programs.wait_until(lambda: not Listing.objects.filter(state="shielded").exists(), second)
    assert Listing.objects.filter(state="deleted").count() == len(NAMES)
    assert LedgerEntry.objects.filter(code="listing.deleted").count() == len(NAMES)
    cases.assert_sound()
