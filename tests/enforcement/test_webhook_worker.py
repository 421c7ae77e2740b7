"""Webhooks through the real broker and a real worker: a partner that does not answer holds up nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from enforcement import tasks
from enforcement.models import Endpoint
from tests.factories import agencies, cases, endpoints, programs, receivers
from tests.factories.receivers import Receiver

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.broker]


def test_a_partner_that_does_not_answer_holds_up_nobody(
    committed_world: cases.World, tmp_path: Path, broker_url: str, settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    settings.LUYUE_WEBHOOKS_IN_HOUSE = True
    monkeypatch.setenv("LUYUE_WEBHOOKS_IN_HOUSE", "true")
    log = tmp_path / "worker.log"
    with receivers.running(Receiver()) as slow, receivers.running(Receiver()) as quick:
        waiting = endpoints.verified(agencies.airline().agency, slow)
        endpoints.verified(agencies.enlisted("other", "airline", ["air"]).agency, quick)
        slow.waits = 30.0
        cases.listed_debtor(committed_world)

        def told() -> bool:
            tasks.tell_partners()
            return quick.taken[-1]["type"] == "changes.available"

        with programs.webhook_worker(log):
            programs.wait_until(told, log)
            assert Endpoint.objects.get(pk=waiting.pk).position == 0
