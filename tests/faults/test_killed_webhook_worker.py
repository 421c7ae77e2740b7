"""A worker that is killed while a partner has not answered yet: the message is sent again, and is the same one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from enforcement import tasks
from enforcement.models import Endpoint, EndpointAttempt, EndpointNotice
from tests.factories import agencies, cases, endpoints, programs, receivers
from tests.factories.receivers import Receiver

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults, pytest.mark.broker]

FOR_EVER = 3600.0  # seconds


def test_the_message_of_a_killed_worker_stays_due_and_is_delivered_once_under_its_id(
    committed_world: cases.World, tmp_path: Path, broker_url: str, settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    settings.LUYUE_WEBHOOKS_IN_HOUSE = True
    monkeypatch.setenv("LUYUE_WEBHOOKS_IN_HOUSE", "true")
    with receivers.running(Receiver()) as receiver:
        endpoint = endpoints.verified(agencies.airline().agency, receiver)
        cases.listed_debtor(committed_world)
        receiver.seen.clear()
        receiver.waits = FOR_EVER
        sweep_until(lambda: len(receiver.seen) == 1, tmp_path / "first.log")
        receiver.waits = 0.0
        notices = EndpointNotice.objects.filter(kind="changes.available")
        notice = notices.get()
        assert (notice.state, EndpointAttempt.objects.filter(notice=notice).count()) == ("open", 0)
        # Until its lease is over, the worker may be alive for all that another can know.
        assert tasks.send_notice(endpoint.pk) is None
        Endpoint.objects.update(leased_until=timezone.now())
        sweep_until(lambda: not notices.filter(state="open").exists(), tmp_path / "second.log")
    notice.refresh_from_db()
    assert [sent["webhook-id"] for sent in receiver.seen] == [notice.message] * 2
    attempts = EndpointAttempt.objects.filter(notice=notice)
    assert (notice.state, [one.outcome for one in attempts]) == ("delivered", ["delivered"])
    assert tasks.tell_partners() == 0


def sweep_until(holds: Callable[[], bool], log: Path) -> None:
    """A worker, and the sweeps of beat, until it holds; then the worker is killed."""

    def swept() -> bool:
        tasks.tell_partners()
        return holds()

    with programs.webhook_worker(log):
        programs.wait_until(swept, log)
