"""A timed job through the real broker and a real worker, down to the row."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from defaulters.models import Listing
from enforcement import tasks
from tests.factories import cases, programs

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.broker]


def test_a_worker_deletes_what_nobody_decided_on(
    committed_world: cases.World, tmp_path: Path, broker_url: str
) -> None:
    listing = cases.listed_debtor(committed_world)
    cases.paid(committed_world.on(cases.LISTED + timedelta(days=1)), listing.case, 86_400)
    log = tmp_path / "worker.log"
    with programs.worker(log):
        tasks.remove_due.delay()
        programs.wait_until(lambda: Listing.objects.get(pk=listing.pk).state == "deleted", log)
    assert cases.told(listing.subject_id) == ["imposed", "stayed", "lifted"]
    cases.assert_sound()
