"""The messages to endpoints: opened, claimed by one worker, and settled by what came of it.

| step | what happens |
| --- | --- |
| announce | the endpoint's agency may learn of a change past the last position that was delivered: a notice is open |
| claim | the endpoint is held for `LEASE`, in a transaction that ends before anything is sent |
| (the network) | no transaction; a worker that dies here leaves a lease that ends by itself |
| settle | the attempt is kept; the notice is delivered, waits for its next hour, or the endpoint is disabled |

None of it writes to the ledger but the change of an endpoint's state: else the news of news would be news.
A message is sent at least once, and twice if a worker dies between the answer and its record.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from courts.rules import transitions
from courts.rules.errors import DomainError
from courts.services.acts import Act
from enforcement.models import Endpoint, EndpointAttempt, EndpointNotice, Mark
from enforcement.rules import webhooks
from enforcement.rules.transitions import ENDPOINT, ENDPOINT_NOTICE
from enforcement.rules.webhooks import Outcome
from enforcement.selectors import disclosure, endpoints, registers
from enforcement.services.endpoints import drop_open, message_id, open_notice

logger = logging.getLogger("luyue.webhooks")

# Well above the time after which a sender gives up.
LEASE: Final = timedelta(seconds=60)


@dataclass(frozen=True)
class Sending:
    """What one worker is about to send, and the lease under which it may."""

    endpoint_id: int
    notice_id: int
    url: str
    message: webhooks.Message
    position: int
    challenge: str
    headers: dict[str, str]
    at: datetime
    lease: datetime


@dataclass(frozen=True)
class Reply:
    """How the attempt ended; `status` of an answer, if there was one."""

    outcome: Outcome
    took_ms: int
    status: int | None = None


def announce(*, act: Act, endpoint_id: int) -> EndpointNotice | None:
    """Open a notice if the agency may learn of a change past what was delivered."""
    endpoint = Endpoint.objects.select_for_update(no_key=True).get(pk=endpoint_id)
    position = _newest(act, endpoint, endpoint.position)
    if endpoint.state != Endpoint.State.ACTIVE or position is None or position <= endpoint.position:
        return None
    return open_notice(act, endpoint, EndpointNotice.Kind.CHANGES, position=position)


def claim(*, act: Act, endpoint_id: int) -> Sending | None:
    """Take what is due at the endpoint; None if there is nothing, or another worker has it.

    A notice of changes always carries the newest position, and is another message then.
    """
    free = Endpoint.objects.filter(endpoints.is_free(act.now), pk=endpoint_id)
    endpoint = free.select_for_update(skip_locked=True, no_key=True).first()
    notice = _due(endpoint, act.now) if endpoint else None
    if endpoint is None or notice is None:
        return None
    if notice.kind == EndpointNotice.Kind.CHANGES and not _is_up_to_date(act, endpoint, notice):
        return None
    endpoint.leased_until = act.now + LEASE
    endpoint.save(update_fields=["leased_until"])
    made_at = timezone.localtime(notice.made_at)
    message = webhooks.message(notice.message, notice.kind, made_at, _data(notice))
    return Sending(
        endpoint_id=endpoint.pk,
        notice_id=notice.pk,
        url=endpoint.url,
        message=message,
        position=notice.position,
        challenge=notice.challenge,
        headers=webhooks.headers(message, act.now, endpoints.secrets(endpoint, act.now)),
        at=act.now,
        lease=endpoint.leased_until,
    )


def settle(*, act: Act, sending: Sending, reply: Reply) -> EndpointAttempt:
    """Keep the attempt and let follow what follows from it."""
    endpoint = Endpoint.objects.select_for_update(no_key=True).get(pk=sending.endpoint_id)
    notice = EndpointNotice.objects.get(pk=sending.notice_id)
    attempt = EndpointAttempt.objects.create(
        notice=notice, message=sending.message.id, position=sending.position, at=sending.at,
        took_ms=reply.took_ms, outcome=reply.outcome, status=reply.status,
    )  # fmt: skip
    if endpoint.leased_until != sending.lease or notice.state != EndpointNotice.State.OPEN:
        # The lease went over to another worker, or the endpoint was removed: the attempt is all that is left.
        return attempt
    endpoint.leased_until = None
    if reply.outcome == Outcome.DELIVERED:
        _delivered(act, endpoint, notice)
    else:
        _failed(act, endpoint, notice, reply)
    endpoint.save()
    notice.save()
    return attempt


def _newest(act: Act, endpoint: Endpoint, after: int) -> int | None:
    """The newest position that the agency may learn of, `after` if there is none behind it; None: it may learn nothing."""
    try:
        scope = disclosure.scope(endpoint.agency, act.today)
    except DomainError:
        return None
    return registers.of(endpoint.agency).newest(scope, after=after)


def _due(endpoint: Endpoint, now: datetime) -> EndpointNotice | None:
    waiting = endpoint.notices.filter(state=EndpointNotice.State.OPEN, due_at__lte=now)
    return waiting.order_by("due_at", "pk").first()


def _is_up_to_date(act: Act, endpoint: Endpoint, notice: EndpointNotice) -> bool:
    """The notice carries the newest position now; False, and it is closed, if the agency may learn nothing any more."""
    position = _newest(act, endpoint, notice.position)
    if position is None:
        _move(notice, EndpointNotice.State.FAILED)
    elif position > notice.position:
        notice.position, notice.message, notice.made_at = position, message_id(), act.now
    notice.save()
    return position is not None


def _data(notice: EndpointNotice) -> dict[str, int | str]:
    if notice.kind == EndpointNotice.Kind.CHANGES:
        return {"position": notice.position}
    return {"challenge": notice.challenge} if notice.challenge else {}


def _delivered(act: Act, endpoint: Endpoint, notice: EndpointNotice) -> None:
    _move(notice, EndpointNotice.State.DELIVERED)
    if notice.kind == EndpointNotice.Kind.CHALLENGE:
        _activate(act, endpoint)
    if notice.kind == EndpointNotice.Kind.CHANGES:
        endpoint.position = notice.position
        endpoint.failures, endpoint.failing_since = 0, None
        mark = Mark(agency=endpoint.agency, kind=Mark.Kind.TOLD, position=notice.position, at=act.now)
        Mark.objects.bulk_create([mark], ignore_conflicts=True)


def _activate(act: Act, endpoint: Endpoint) -> None:
    transitions.check(ENDPOINT, "endpoint", endpoint.state, Endpoint.State.ACTIVE)
    if endpoint.state == Endpoint.State.ACTIVE:
        return
    endpoint.state, endpoint.disabled_at = Endpoint.State.ACTIVE, None
    endpoint.failures, endpoint.failing_since = 0, None
    act.record("endpoints.verify", endpoint, agency=endpoint.agency.code)


def _failed(act: Act, endpoint: Endpoint, notice: EndpointNotice, reply: Reply) -> None:
    """A challenge and a test are asked for anew; a notice of changes waits, up to the last of its waits."""
    if notice.kind != EndpointNotice.Kind.CHANGES:
        _move(notice, EndpointNotice.State.FAILED)
        return
    endpoint.failures += 1
    endpoint.failing_since = endpoint.failing_since or act.now
    wait = webhooks.wait_after(endpoint.failures)
    if wait is None or reply.status == webhooks.GONE:
        _disable(act, endpoint, notice)
    else:
        notice.due_at = act.now + wait


def _disable(act: Act, endpoint: Endpoint, notice: EndpointNotice) -> None:
    transitions.check(ENDPOINT, "endpoint", endpoint.state, Endpoint.State.DISABLED)
    _move(notice, EndpointNotice.State.FAILED)
    notice.save(update_fields=["state"])
    drop_open(endpoint)
    endpoint.state, endpoint.disabled_at = Endpoint.State.DISABLED, act.now
    act.record("endpoints.disable", endpoint, agency=endpoint.agency.code, failures=endpoint.failures)
    logger.critical("endpoint %s of %s is disabled", endpoint.uuid, endpoint.agency.code)


def _move(notice: EndpointNotice, state: str) -> None:
    transitions.check(ENDPOINT_NOTICE, "endpoint_notice", notice.state, state)
    notice.state = state
