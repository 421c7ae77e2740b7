"""Workers at once on one endpoint: the partner hears it once."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from enforcement import tasks
from enforcement.models import EndpointAttempt
from tests.concurrency.conftest import Race
from tests.factories import agencies, cases, endpoints, receivers
from tests.factories.receivers import Receiver

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_six_workers_at_once_one_sends(world: cases.World, race: Race, settings: Settings) -> None:
    settings.LUYUE_WEBHOOKS_IN_HOUSE = True
    with receivers.running(Receiver()) as receiver:
        endpoint = endpoints.verified(agencies.airline().agency, receiver)
        cases.listed_debtor(world)
        tasks.tell_partners()
        results = race.run(**{f"worker{n}": lambda: tasks.send_notice(endpoint.pk) for n in range(6)})
    assert sorted(results.values(), key=str) == [None] * 5 + ["delivered"]
    assert EndpointAttempt.objects.filter(notice__kind="changes.available").count() == 1
    assert [each["type"] for each in receiver.taken] == ["endpoint.challenge", "changes.available"]
