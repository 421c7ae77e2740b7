"""The endpoints of agencies: what is due at each, what they hold, and what was tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from courts.models.secrets import unseal
from courts.rules.errors import DomainError
from enforcement.models import Change, Endpoint, EndpointAttempt, EndpointNotice, PartnerAgency
from enforcement.rules.codes import Code
from enforcement.rules.cursors import Cursor
from enforcement.rules.disclosure import Scope
from enforcement.selectors import cursors
from enforcement.selectors.agencies import UNDER


def of(agency: PartnerAgency) -> QuerySet[Endpoint]:
    """The agency's endpoints that it has not removed."""
    return agency.endpoints.exclude(state=Endpoint.State.REMOVED).order_by("pk")


def one(agency: PartnerAgency, uuid: UUID) -> Endpoint:
    """The agency's endpoint of this id; raises `endpoint.unknown` for those of others alike."""
    found = of(agency).filter(uuid=uuid).first()
    if found is None:
        raise DomainError(Code.ENDPOINT_UNKNOWN)
    return found


def disabled() -> QuerySet[Endpoint]:
    """Endpoints at which nothing was received for days, until their agency has them verified anew."""
    return Endpoint.objects.filter(state=Endpoint.State.DISABLED).select_related("agency")


def idle() -> Sequence[int]:
    """Endpoints for which no notice of changes is open: some of their agencies may have something to learn."""
    busy = EndpointNotice.objects.filter(kind=EndpointNotice.Kind.CHANGES, state=EndpointNotice.State.OPEN)
    rows = Endpoint.objects.filter(state=Endpoint.State.ACTIVE, agency__active=True)
    return list(rows.exclude(pk__in=busy.values("endpoint")).order_by("pk").values_list("pk", flat=True))


def due(now: datetime) -> Sequence[int]:
    """Endpoints to which something is to be sent by now, and to which nobody is sending."""
    waiting = EndpointNotice.objects.filter(state=EndpointNotice.State.OPEN, due_at__lte=now)
    rows = Endpoint.objects.filter(is_free(now), pk__in=waiting.values("endpoint"), agency__active=True)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def is_free(now: datetime) -> Q:
    """Nobody is sending to it, or whoever was has been gone for long."""
    return Q(leased_until=None) | Q(leased_until__lte=now)


def newest(scope: Scope, *, after: int) -> int:
    """The position of the last change behind `after` that may be learned within `scope`; `after` if there is none."""
    rows = Change.objects.filter(entry__gt=after, items__overlap=sorted(scope.measures))
    return rows.order_by("-entry").values_list("entry", flat=True).first() or after


def secrets(endpoint: Endpoint, now: datetime) -> list[bytes]:
    """The secrets that sign at this instant, the newest first."""
    found = [unseal(endpoint.secret, under=UNDER)]
    if endpoint.old_secret is not None and endpoint.old_secret_until and now < endpoint.old_secret_until:
        found.append(unseal(endpoint.old_secret, under=UNDER))
    return found


def next_attempt(endpoint: Endpoint) -> datetime | None:
    """When something is sent to it next, as far as that is known."""
    waiting = endpoint.notices.filter(state=EndpointNotice.State.OPEN).order_by("due_at").first()
    return waiting.due_at if waiting else None


def attempts(endpoint: Endpoint, *, after: str, limit: int) -> tuple[list[EndpointAttempt], str | None]:
    """The last attempts, the newest first, behind the cursor `after`, and the cursor to go on with, if any.

    Raises `cursor.invalid`.
    """
    rows = EndpointAttempt.objects.filter(notice__endpoint=endpoint).select_related("notice").order_by("-pk")
    if after:
        rows = rows.filter(pk__lt=_opened(endpoint, after))
    found = list(rows[: limit + 1])
    shown = found[:limit]
    return shown, cursors.seal(_cursor(endpoint, shown[-1].pk)) if len(found) > limit else None


def _opened(endpoint: Endpoint, text: str) -> int:
    cursor = cursors.open_sealed(text)
    if cursor != _cursor(endpoint, cursor.position):
        raise DomainError(Code.CURSOR_INVALID)
    return cursor.position


def _cursor(endpoint: Endpoint, position: int) -> Cursor:
    """A place among the attempts: sealed as a place in the feed is, and good for this endpoint alone."""
    return Cursor(endpoint.agency.code, "", str(endpoint.uuid), position)
