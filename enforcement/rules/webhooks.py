"""What is sent to a partner's endpoint, how it is signed, and when it is tried again.

The Standard Webhooks specification 1.0.0: `webhook-id`, `webhook-timestamp` and `webhook-signature` (`v1`,
HMAC-SHA-256 over `id.timestamp.body`). A notice is thin: it says that something has changed, and the partner
reads what under its own credential. So no person and no measure ever stands in one.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

from courts.rules.errors import DomainError
from enforcement.rules.addresses import is_public_literal
from enforcement.rules.codes import Code

SECRET_PREFIX: Final = "whsec_"  # noqa: S105 - what every secret begins with
SECRET_BYTES: Final = 32
LONGEST_URL: Final = 500
# Receivers refuse what is older or newer than this; the specification's libraries all do.
TOLERANCE: Final = timedelta(minutes=5)
# After a rotation both secrets sign for so long.
BOTH_SECRETS: Final = timedelta(hours=24)
ENDPOINTS_OF_AN_AGENCY: Final = 5

# After each failure in a row, how long until the next attempt; after the last of them the endpoint is disabled.
WAITS: Final = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)

GONE: Final = 410


class Kind(StrEnum):
    """The `type` of a message."""

    CHANGES = "changes.available"
    CHALLENGE = "endpoint.challenge"
    TEST = "endpoint.test"


class Outcome(StrEnum):
    """How one attempt ended."""

    DELIVERED = "delivered"
    STATUS = "status"  # an answer other than 2xx
    WRONG_ANSWER = "wrong_answer"  # 2xx, but not the value of the challenge
    NAME_UNKNOWN = "name_unknown"
    ADDRESS_REFUSED = "address_refused"  # a private network
    NO_CONNECTION = "no_connection"
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    BROKEN = "broken"  # no HTTP, or the connection ended within the answer


@dataclass(frozen=True)
class Message:
    """One message: its id stays the same when it is sent again."""

    id: str
    body: bytes


def message(id_: str, kind: str, made_at: datetime, data: dict[str, Any]) -> Message:
    """The message with this `data`; `made_at` with its offset."""
    body = {"type": str(kind), "timestamp": made_at.isoformat(timespec="seconds"), "data": data}
    return Message(id_, json.dumps(body, separators=(",", ":")).encode())


def secret_text(raw: bytes) -> str:
    """A secret as it is handed over: `whsec_` and Base64."""
    return SECRET_PREFIX + base64.b64encode(raw).decode()


def secret_bytes(text: str) -> bytes:
    """The bytes of such a secret; raises `ValueError` for anything else."""
    return base64.b64decode(text.removeprefix(SECRET_PREFIX), validate=True)


def signature(secret: bytes, message: Message, timestamp: int) -> str:
    """`v1,` and the Base64 of HMAC-SHA-256 over id, Unix time and body, parted by full stops."""
    signed = b".".join([message.id.encode(), str(timestamp).encode(), message.body])
    return "v1," + base64.b64encode(hmac.digest(secret, signed, sha256)).decode()


def headers(message: Message, at: datetime, secrets: Sequence[bytes]) -> dict[str, str]:
    """The headers of an attempt at this instant, signed with each of the secrets that are in use."""
    timestamp = int(at.timestamp())
    return {
        "Content-Type": "application/json",
        "User-Agent": "Luyue-Webhooks/1",
        "webhook-id": message.id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(each, message, timestamp) for each in secrets),
    }


def wait_after(failures: int) -> timedelta | None:
    """How long to wait after that many failures in a row; None: it has been tried long enough."""
    return WAITS[failures - 1] if failures <= len(WAITS) else None


def answers_challenge(body: bytes, challenge: str) -> bool:
    """Does the answer say `{"challenge": value}` with the value that was sent?"""
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    given = answer.get("challenge") if isinstance(answer, dict) else None
    return isinstance(given, str) and hmac.compare_digest(given.encode(), challenge.encode())


def check_url(url: str, *, in_house: bool) -> None:
    """An address to which may be sent: https and no private network, unless `in_house` (development).

    What a name stands for is checked again at each connection. Raises `endpoint.url_malformed`,
    `endpoint.not_https`, `endpoint.private_network`.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise DomainError(Code.ENDPOINT_URL_MALFORMED, pointer="/url") from None
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= LONGEST_URL
    named = parts.username is not None or bool(parts.fragment)
    if not plain or not host or port == 0 or named or parts.scheme not in {"http", "https"}:
        raise DomainError(Code.ENDPOINT_URL_MALFORMED, pointer="/url")
    if in_house:
        return
    if parts.scheme != "https":
        raise DomainError(Code.ENDPOINT_NOT_HTTPS, pointer="/url")
    if not is_public_literal(host):
        raise DomainError(Code.ENDPOINT_PRIVATE_NETWORK, pointer="/url")
