"""Endpoints of agencies, and what the workers would do for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import connection
from django.utils import timezone

from courts.services import acts
from enforcement import tasks
from enforcement.models import Endpoint, EndpointAttempt, EndpointNotice, PartnerAgency
from enforcement.selectors import endpoints as kept
from enforcement.services import endpoints
from tests.factories.receivers import Receiver


def registered(agency: PartnerAgency, receiver: Receiver) -> Endpoint:
    """The receiver's address, entered; the receiver knows the secret, and nobody has verified anything."""
    with acts.begin(actor=acts.partner(agency.code)) as act:
        endpoint, receiver.secret = endpoints.register(act=act, agency=agency, url=receiver.url)
    return endpoint


def verified(agency: PartnerAgency, receiver: Receiver) -> Endpoint:
    """The same after its challenge, as the receiver answers it."""
    return challenged(registered(agency, receiver))


def challenged(endpoint: Endpoint) -> Endpoint:
    with acts.begin(actor=acts.partner(endpoint.agency.code)) as act:
        endpoints.ask_challenge(act=act, agency=endpoint.agency, uuid=endpoint.uuid)
    tasks.send_notice(endpoint.pk)
    endpoint.refresh_from_db()
    return endpoint


def tested(endpoint: Endpoint) -> str | None:
    """A test message was asked for and sent; how that ended."""
    with acts.begin(actor=acts.partner(endpoint.agency.code)) as act:
        endpoints.ask_test(act=act, agency=endpoint.agency, uuid=endpoint.uuid)
    return tasks.send_notice(endpoint.pk)


def swept() -> list[str | None]:
    """One sweep at this moment, with each task that it hands out done in turn; how each ended."""
    tasks.tell_partners()
    return [tasks.send_notice(pk) for pk in kept.due(timezone.now())]


@contextmanager
def sweeping(pause: float = 0.2) -> Iterator[None]:
    """Sweeps in a thread of its own until the block ends, as beat and worker do."""
    over = Event()

    def sweep() -> None:
        while not over.wait(pause):
            swept()
        connection.close()

    thread = Thread(target=sweep)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def everything(agency: PartnerAgency) -> None:
    """An endpoint with a notice and an attempt, as rows: nothing is sent."""
    now = timezone.now()
    endpoint = Endpoint.objects.create(
        agency=agency, url="https://partner.example/luyue", secret=b"-", registered_at=now
    )
    notice = EndpointNotice.objects.create(
        endpoint=endpoint,
        kind=EndpointNotice.Kind.CHANGES,
        message="msg_1",
        made_at=now,
        due_at=now,
        position=1,
    )
    EndpointAttempt.objects.create(
        notice=notice, message=notice.message, position=1, at=now, took_ms=1, outcome="timeout"
    )


def disabled(agency: PartnerAgency) -> Endpoint:
    """An endpoint at which nothing was received for days, as a row."""
    now = timezone.now()
    return Endpoint.objects.create(
        agency=agency, url="https://partner.example/silent", secret=b"-", registered_at=now, state="disabled",
        failures=10, failing_since=now, disabled_at=now,
    )  # fmt: skip
