"""One POST to an address that somebody else has named.

| danger | what stands against it |
| --- | --- |
| the name leads into a private network | every address of the name is checked, and the connection goes to the one that was |
| the name changes between check and connection (DNS rebinding) | it is resolved once |
| a redirect leads there | none is followed: 3xx is an answer other than 2xx |
| an answer that never ends | at most `MOST_BYTES` are read, and all of it takes at most `seconds` |
| a proxy of the environment | none is used |
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from enforcement.rules.addresses import is_public
from enforcement.rules.webhooks import Outcome

MOST_BYTES: Final = 64 * 1024
SECONDS: Final = 10.0


@dataclass(frozen=True)
class Answer:
    """How it ended; `status` and `body` where an answer came, `seconds` from the first look-up on."""

    outcome: Outcome
    seconds: float
    status: int | None = None
    body: bytes = b""


class Refused(Exception):
    """The name stands for an address that is not public."""


def post(
    url: str, body: bytes, headers: Mapping[str, str], *, in_house: bool, seconds: float = SECONDS
) -> Answer:
    """Send `body`; never raises for what the other side does. `in_house`: a private network will do."""
    began = time.monotonic()
    try:
        status, read = _exchange(urlsplit(url), body, headers, in_house=in_house, seconds=seconds)
    except (OSError, http.client.HTTPException, Refused, ValueError) as failure:
        taken = time.monotonic() - began
        return Answer(Outcome.TIMEOUT if taken >= seconds else _outcome(failure), taken)
    outcome = Outcome.DELIVERED if 200 <= status < 300 else Outcome.STATUS
    return Answer(outcome, time.monotonic() - began, status, read)


def _exchange(
    parts: SplitResult, body: bytes, headers: Mapping[str, str], *, in_house: bool, seconds: float
) -> tuple[int, bytes]:
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    wire = _connected(_addresses(host, port, in_house=in_house), seconds)
    late = threading.Event()
    watch = threading.Timer(seconds, lambda: _cut(wire, late))
    try:
        watch.start()
        if parts.scheme == "https":
            wire = ssl.create_default_context().wrap_socket(wire, server_hostname=host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = wire
        connection.auto_open = 0  # never connects by itself, to an address that nobody has checked
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, {"Host": parts.netloc, **headers})
        answer = connection.getresponse()
        read = answer.read(MOST_BYTES)
        if late.is_set():
            raise TimeoutError
        return answer.status, read
    finally:
        watch.cancel()
        wire.close()


def _addresses(host: str, port: int, *, in_house: bool) -> list[tuple[Any, ...]]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not in_house and not all(is_public(str(each[4][0])) for each in found):
        raise Refused
    return list(found)


def _connected(addresses: list[tuple[Any, ...]], seconds: float) -> socket.socket:
    """Connected to the first of the addresses that takes it; they share the time."""
    last: OSError | None = None
    for family, kind, protocol, _, address in addresses:
        attempt = socket.socket(family, kind, protocol)
        attempt.settimeout(seconds / len(addresses))
        try:
            attempt.connect(address)
        except OSError as failure:
            attempt.close()
            last = failure
        else:
            attempt.settimeout(seconds)
            return attempt
    raise last or OSError


def _cut(wire: socket.socket, late: threading.Event) -> None:
    """End the connection from another thread; the layer of TLS, which is not made for that, is passed by."""
    late.set()
    try:
        socket.socket.shutdown(wire, socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


def _outcome(failure: Exception) -> Outcome:
    kinds: tuple[tuple[type[Exception], Outcome], ...] = (
        (Refused, Outcome.ADDRESS_REFUSED),
        (socket.gaierror, Outcome.NAME_UNKNOWN),
        (UnicodeError, Outcome.NAME_UNKNOWN),
        (TimeoutError, Outcome.TIMEOUT),
        (ssl.SSLCertVerificationError, Outcome.CERTIFICATE),
        (ssl.SSLError, Outcome.BROKEN),
        (http.client.HTTPException, Outcome.BROKEN),
        (ConnectionResetError, Outcome.BROKEN),
    )
    return next((outcome for kind, outcome in kinds if isinstance(failure, kind)), Outcome.NO_CONNECTION)
