"""Messages to partners' endpoints: thin, signed, at most one open, tried for days, and no partner in another's way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from courts.models import LedgerEntry
from courts.services import acts
from enforcement import tasks
from enforcement.models import Change, Endpoint, EndpointAttempt, EndpointNotice, Mark, PartnerAgency
from enforcement.rules.webhooks import WAITS, Outcome
from enforcement.selectors import endpoints as kept
from enforcement.services import deliveries
from enforcement.services import endpoints as services
from tests.factories import agencies, endpoints, people, receivers, register
from tests.factories.receivers import Receiver

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.fixture(autouse=True)
def in_house(settings: Settings) -> None:
    settings.LUYUE_WEBHOOKS_IN_HOUSE = True


@pytest.fixture
def hotel(seeded: None, clock: time_machine.Traveller) -> PartnerAgency:
    return agencies.hotel().agency


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receivers.running(Receiver()) as started:
        yield started


def changed(number: int = 1, measure: str = "tourism") -> int:
    return register.restricted(people.person(number), [measure]).changes.get().pk


def outcomes(endpoint: Endpoint) -> list[str]:
    rows = EndpointAttempt.objects.filter(notice__endpoint=endpoint, notice__kind="changes.available")
    return list(rows.order_by("pk").values_list("outcome", flat=True))


def test_a_change_reaches_a_verified_endpoint_as_a_position_and_nothing_else(
    hotel: PartnerAgency, receiver: Receiver
) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    position = changed()
    assert endpoints.swept() == ["delivered"]
    assert receiver.taken[-1] == {
        "type": "changes.available",
        "timestamp": "2026-11-24T10:00:00+08:00",
        "data": {"position": position},
    }
    assert Mark.objects.get(agency=hotel, kind="told").position == position
    assert Endpoint.objects.get(pk=endpoint.pk).position == position
    assert endpoints.swept() == []


def test_nothing_is_sent_before_the_challenge_is_answered(hotel: PartnerAgency, receiver: Receiver) -> None:
    receiver.answers_challenge = False
    endpoint = endpoints.verified(hotel, receiver)
    changed()
    assert (endpoint.state, endpoints.swept()) == ("pending", [])
    assert EndpointAttempt.objects.get().outcome == "wrong_answer"
    receiver.answers_challenge = True
    assert endpoints.challenged(endpoint).state == "active"
    assert endpoints.swept() == ["delivered"]


def test_what_an_agency_may_not_learn_is_not_announced(hotel: PartnerAgency, receiver: Receiver) -> None:
    endpoints.verified(hotel, receiver)
    changed(measure="air")
    assert endpoints.swept() == []
    hotel.memoranda.update(valid_until="2026-11-01")
    changed(2)
    assert endpoints.swept() == []


def test_a_memorandum_that_ends_silences_what_was_waiting(
    hotel: PartnerAgency, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    changed()
    receiver.status = 500
    endpoints.swept()
    receiver.status = 204
    clock.shift(WAITS[0])
    hotel.memoranda.update(valid_until="2026-11-01")
    assert endpoints.swept() == [None]
    assert endpoint.notices.get(kind="changes.available").state == "failed"
    hotel.memoranda.update(valid_until=None)
    assert endpoints.swept() == ["delivered"]


def test_one_notice_is_open_and_the_newest_position_takes_its_place(
    hotel: PartnerAgency, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    changed(1)
    receiver.status = 503
    assert endpoints.swept() == ["status"]
    last = changed(2)
    receiver.status = 204
    clock.shift(WAITS[0])
    assert endpoints.swept() == ["delivered"]
    notice = endpoint.notices.get(kind="changes.available")
    first, second = notice.attempts.order_by("pk")
    assert (notice.position, second.position, second.status) == (last, last, 204)
    assert first.message != second.message == notice.message


def test_sent_again_a_message_keeps_its_id(
    hotel: PartnerAgency, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    endpoints.verified(hotel, receiver)
    changed()
    receiver.status = 500
    endpoints.swept()
    clock.shift(WAITS[0])
    endpoints.swept()
    first, second = receiver.seen[-2:]
    assert first["webhook-id"] == second["webhook-id"]
    assert int(second["webhook-timestamp"]) - int(first["webhook-timestamp"]) == 5


def test_after_three_days_of_failures_it_is_disabled_and_comes_back_by_a_challenge(
    hotel: PartnerAgency, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    began = timezone.now()
    changed()
    receiver.status = 500
    for wait in WAITS:
        assert endpoints.swept() == ["status"]
        assert endpoints.swept() == []
        clock.shift(wait)
    assert endpoints.swept() == ["status"]
    endpoint.refresh_from_db()
    assert (endpoint.state, endpoint.failures, endpoint.failing_since) == ("disabled", 10, began)
    assert endpoint.disabled_at is not None
    assert endpoint.disabled_at - began > timedelta(days=3)
    assert LedgerEntry.objects.get(code="endpoints.disable").row_id == endpoint.pk
    receiver.status = 204
    assert endpoints.swept() == []
    again = endpoints.challenged(endpoint)
    assert (again.state, again.failures, again.failing_since, again.disabled_at) == ("active", 0, None, None)
    assert endpoints.swept() == ["delivered"]


def test_gone_disables_at_once(hotel: PartnerAgency, receiver: Receiver) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    changed()
    receiver.status = 410
    endpoints.swept()
    endpoint.refresh_from_db()
    assert (endpoint.state, endpoint.failures) == ("disabled", 1)
    assert not endpoint.notices.filter(state="open").exists()


def test_a_redirect_is_a_failure_and_is_not_followed(hotel: PartnerAgency, receiver: Receiver) -> None:
    endpoints.verified(hotel, receiver)
    changed()
    with receivers.running(Receiver(verifies=False)) as elsewhere:
        receiver.status, receiver.location = 307, elsewhere.url
        assert endpoints.swept() == ["status"]
        assert elsewhere.seen == []


def test_outside_development_a_private_network_gets_nothing(
    hotel: PartnerAgency, receiver: Receiver, settings: Settings
) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    changed()
    seen = len(receiver.seen)
    settings.LUYUE_WEBHOOKS_IN_HOUSE = False
    assert endpoints.swept() == ["address_refused"]
    assert (len(receiver.seen), outcomes(endpoint)) == (seen, ["address_refused"])


def test_during_a_rotation_either_secret_verifies(
    hotel: PartnerAgency, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    endpoint, old = endpoints.verified(hotel, receiver), receiver.secret
    with acts.begin(actor=acts.partner(hotel.code)) as act:
        _, new = services.rotate(act=act, agency=hotel, uuid=endpoint.uuid)
    assert endpoints.tested(endpoint) == "delivered"
    receiver.secret = new
    assert endpoints.tested(endpoint) == "delivered"
    clock.shift(timedelta(hours=24))
    assert endpoints.tested(endpoint) == "delivered"
    receiver.secret = old
    assert endpoints.tested(endpoint) == "status"


def test_a_test_that_fails_counts_for_nothing(hotel: PartnerAgency, receiver: Receiver) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    receiver.status = 500
    assert endpoints.tested(endpoint) == "status"
    endpoint.refresh_from_db()
    assert (endpoint.failures, endpoint.state) == (0, "active")
    assert endpoint.notices.get(kind="endpoint.test").state == "failed"


def test_one_worker_holds_what_is_due_and_a_dead_ones_lease_ends(
    hotel: PartnerAgency, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    changed()
    tasks.tell_partners()
    with acts.begin(actor=acts.system("webhooks")) as act:
        taken = deliveries.claim(act=act, endpoint_id=endpoint.pk)
    assert taken is not None
    assert (tasks.send_notice(endpoint.pk), list(kept.due(timezone.now()))) == (None, [])
    clock.shift(deliveries.LEASE)
    assert endpoints.swept() == ["delivered"]
    assert receiver.seen[-1]["webhook-id"] == taken.message.id


def test_who_comes_late_with_a_lease_that_has_ended_leaves_only_its_attempt(
    hotel: PartnerAgency, receiver: Receiver, clock: time_machine.Traveller
) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    changed()
    tasks.tell_partners()
    with acts.begin(actor=acts.system("webhooks")) as act:
        taken = deliveries.claim(act=act, endpoint_id=endpoint.pk)
    assert taken is not None
    clock.shift(deliveries.LEASE)
    endpoints.swept()
    with acts.begin(actor=acts.system("webhooks")) as act:
        deliveries.settle(act=act, sending=taken, reply=deliveries.Reply(Outcome.TIMEOUT, 60_000))
    endpoint.refresh_from_db()
    assert (outcomes(endpoint), endpoint.failures) == (["delivered", "timeout"], 0)


def test_what_is_sent_writes_nothing_into_the_feed_and_nothing_into_the_ledger(
    hotel: PartnerAgency, receiver: Receiver
) -> None:
    endpoints.verified(hotel, receiver)
    changed()
    before = (Change.objects.count(), LedgerEntry.objects.count())
    endpoints.swept()
    assert (Change.objects.count(), LedgerEntry.objects.count()) == before


def test_a_removed_endpoint_gets_nothing_and_keeps_its_attempts(
    hotel: PartnerAgency, receiver: Receiver
) -> None:
    endpoint = endpoints.verified(hotel, receiver)
    changed()
    tasks.tell_partners()
    with acts.begin(actor=acts.partner(hotel.code)) as act:
        services.remove(act=act, agency=hotel, uuid=endpoint.uuid)
    assert endpoints.swept() == []
    assert EndpointNotice.objects.filter(state="open").count() == 0
    assert EndpointAttempt.objects.count() == 1
