"""An agency keeps its endpoints: enters, has verified, tries, changes the secret, removes.

Nothing is sent here: each of these leaves at most a notice that is due, and the workers look for those.
"""

from __future__ import annotations

import secrets
from typing import Any, Final
from uuid import UUID

from django.conf import settings

from courts.models.secrets import seal
from courts.rules import transitions
from courts.rules.errors import DomainError
from courts.services.acts import Act
from enforcement.models import Endpoint, EndpointNotice, PartnerAgency
from enforcement.rules import webhooks
from enforcement.rules.codes import Code
from enforcement.rules.transitions import ENDPOINT, ENDPOINT_NOTICE
from enforcement.selectors import endpoints
from enforcement.selectors.agencies import UNDER
from enforcement.services import agencies

CHALLENGE_BYTES: Final = 24


def register(*, act: Act, agency: PartnerAgency, url: str) -> tuple[Endpoint, str]:
    """Enter an endpoint, which is sent nothing before it is verified; gives it and its secret, shown once.

    Raises `endpoint.exists`, `endpoint.too_many`, and those of `rules.webhooks.check_url`.
    """
    webhooks.check_url(url, in_house=settings.LUYUE_WEBHOOKS_IN_HOUSE)
    # Two requests at once go one after the other: the number of endpoints is bounded.
    agencies.hold(agency)
    known = endpoints.of(agency)
    if known.filter(url=url).exists():
        raise DomainError(Code.ENDPOINT_EXISTS, pointer="/url")
    if known.count() >= webhooks.ENDPOINTS_OF_AN_AGENCY:
        raise DomainError(Code.ENDPOINT_TOO_MANY, most=webhooks.ENDPOINTS_OF_AN_AGENCY)
    raw = secrets.token_bytes(webhooks.SECRET_BYTES)
    endpoint = Endpoint.objects.create(
        agency=agency, url=url, secret=seal(raw, under=UNDER), registered_at=act.now
    )
    act.record("endpoints.register", endpoint, agency=agency.code)
    return endpoint, webhooks.secret_text(raw)


def ask_challenge(*, act: Act, agency: PartnerAgency, uuid: UUID) -> EndpointNotice:
    """Have the endpoint verified, anew if it was disabled; the challenge that is open stays the one that is sent.

    Raises `endpoint.unknown`.
    """
    endpoint = _hold(agency, uuid)
    challenge = secrets.token_urlsafe(CHALLENGE_BYTES)
    return open_notice(act, endpoint, EndpointNotice.Kind.CHALLENGE, challenge=challenge)


def ask_test(*, act: Act, agency: PartnerAgency, uuid: UUID) -> EndpointNotice:
    """Have a test message sent. Raises `endpoint.unknown`, `endpoint.not_active`."""
    endpoint = _hold(agency, uuid)
    if endpoint.state != Endpoint.State.ACTIVE:
        raise DomainError(Code.ENDPOINT_NOT_ACTIVE)
    return open_notice(act, endpoint, EndpointNotice.Kind.TEST)


def rotate(*, act: Act, agency: PartnerAgency, uuid: UUID) -> tuple[Endpoint, str]:
    """A new secret, shown once; for `BOTH_SECRETS` the one in use until now signs as well.

    Raises `endpoint.unknown`.
    """
    endpoint = _hold(agency, uuid)
    raw = secrets.token_bytes(webhooks.SECRET_BYTES)
    endpoint.old_secret, endpoint.old_secret_until = endpoint.secret, act.now + webhooks.BOTH_SECRETS
    endpoint.secret = seal(raw, under=UNDER)
    endpoint.save(update_fields=["secret", "old_secret", "old_secret_until"])
    act.record("endpoints.rotate", endpoint, agency=agency.code)
    return endpoint, webhooks.secret_text(raw)


def remove(*, act: Act, agency: PartnerAgency, uuid: UUID) -> None:
    """Nothing is sent there any more; what was tried is kept. Raises `endpoint.unknown`."""
    endpoint = _hold(agency, uuid)
    transitions.check(ENDPOINT, "endpoint", endpoint.state, Endpoint.State.REMOVED)
    drop_open(endpoint)
    endpoint.state, endpoint.disabled_at = Endpoint.State.REMOVED, None
    endpoint.save(update_fields=["state", "disabled_at"])
    act.record("endpoints.remove", endpoint, agency=agency.code)


def open_notice(act: Act, endpoint: Endpoint, kind: str, **says: Any) -> EndpointNotice:
    """The open notice of this kind at an endpoint that is held, a new one if there is none."""
    fields = {"message": message_id(), "made_at": act.now, "due_at": act.now} | says
    notice, _ = EndpointNotice.objects.get_or_create(
        endpoint=endpoint, kind=kind, state=EndpointNotice.State.OPEN, defaults=fields
    )
    return notice


def drop_open(endpoint: Endpoint) -> None:
    """What is open at the endpoint is not sent any more."""
    for notice in endpoint.notices.filter(state=EndpointNotice.State.OPEN):
        transitions.check(ENDPOINT_NOTICE, "endpoint_notice", notice.state, EndpointNotice.State.FAILED)
        notice.state = EndpointNotice.State.FAILED
        notice.save(update_fields=["state"])


def message_id() -> str:
    """A new id of a message; it says nothing by itself."""
    return f"msg_{secrets.token_hex(12)}"


def _hold(agency: PartnerAgency, uuid: UUID) -> Endpoint:
    found = endpoints.one(agency, uuid)
    Endpoint.objects.select_for_update(no_key=True).get(pk=found.pk)
    # Read again under the lock: it may have been removed or disabled meanwhile.
    return endpoints.one(agency, uuid)
