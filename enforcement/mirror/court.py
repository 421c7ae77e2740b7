"""The calls of the partner API that a mirror needs: token, status, snapshot, feed, terms, acknowledgement."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final, Protocol
from urllib.parse import urlencode

from enforcement.mirror import ed25519
from enforcement.mirror.config import Config

API: Final = "/api/v1"
PATIENCE: Final = 30.0
CHANGES_AT_ONCE: Final = "10000"
ACKNOWLEDGEMENTS: Final = f"{API}/acknowledgements"


class Body(Protocol):
    """What an answer is read from."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True)
class Answer:
    """One answer over HTTP."""

    status: int
    headers: Any
    body: Body

    def json(self) -> Any:
        return json.loads(self.body.read())


class Transport(Protocol):
    """How a request reaches the court."""

    def __call__(self, method: str, address: str, headers: dict[str, str], body: bytes | None) -> Answer: ...


class Unreachable(Exception):
    """The court did not answer, or not with what it promises; what is here stands, and grows older."""


class Gone(Exception):
    """The cursor or the file is not good any more: a new snapshot is due."""


def over_http(method: str, address: str, headers: dict[str, str], body: bytes | None) -> Answer:
    """The plain transport. Raises `Unreachable`."""
    request = urllib.request.Request(address, data=body, headers=headers, method=method)  # noqa: S310
    try:
        answer = urllib.request.urlopen(request, timeout=PATIENCE)  # noqa: S310 - the address is configured
    except urllib.error.HTTPError as refusal:
        return Answer(refusal.code, refusal.headers, refusal)
    except OSError as failure:
        raise Unreachable(str(failure)) from failure
    return Answer(answer.status, answer.headers, answer)


@dataclass(frozen=True)
class Head:
    """The signed head of the register: its position, and as of when."""

    position: int
    as_of: datetime


class Court:
    """The court's server, as one agency reaches it."""

    def __init__(self, config: Config, transport: Transport = over_http) -> None:
        self._config = config
        self._transport = transport
        self._token = ""

    def head(self) -> Head:
        """The head by the signed status. Raises `Unreachable` for a signature that is not the court's."""
        answer = self._send("GET", f"{API}/status", authorised=False)
        body = answer.body.read()
        if not _is_signed(self._config.court_key, body, answer.headers.get("X-JWS-Signature", "")):
            raise Unreachable("the status is not signed by the court")
        status = json.loads(body)
        return Head(status["head"]["position"], datetime.fromisoformat(status["as_of"]))

    def manifest(self) -> dict[str, Any] | None:
        """The manifest of the newest snapshot under our key, or None while one is being built."""
        answer = self._send("GET", f"{API}/snapshot", {"key": self._config.key_id})
        found: dict[str, Any] = answer.json()
        return None if answer.status == HTTPStatus.ACCEPTED else found

    def file(self, manifest: dict[str, Any], start: int) -> Body:
        """The bytes of the snapshot from `start` on. Raises `Gone`."""
        tag = f'"{manifest["sha256"]}"'
        answer = self._send("GET", manifest["address"], headers={"Range": f"bytes={start}-", "If-Range": tag})
        if answer.headers.get("ETag") != tag or (start and answer.status != HTTPStatus.PARTIAL_CONTENT):
            raise Gone
        return answer.body

    def changes(self, after: str) -> dict[str, Any]:
        """One page of the feed. Raises `Gone`."""
        query = {"after": after, "limit": CHANGES_AT_ONCE}
        page: dict[str, Any] = self._send("GET", f"{API}/changes", query).json()
        return page

    def terms(self) -> dict[str, Any]:
        """The agency's memoranda and the catalogue: what may be asked, and what binds whom."""
        found: dict[str, Any] = {}
        for name in ("memoranda", "measures"):
            found |= self._send("GET", f"{API}/{name}").json()
        return found

    def acknowledge(self, position: int) -> None:
        """Tell that everything up to `position` is applied, where the court takes such word."""
        paths = self._send("GET", f"{API}/openapi.json", authorised=False).json()["paths"]
        if ACKNOWLEDGEMENTS in paths:
            body = json.dumps({"position": position, "exceptions": []}).encode()
            self._send("POST", ACKNOWLEDGEMENTS, body=body)

    def _send(
        self,
        method: str,
        path: str,
        query: dict[str, str] | None = None,
        *,
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
        authorised: bool = True,
    ) -> Answer:
        address = f"{self._config.address}{path}" + (f"?{urlencode(query)}" if query else "")
        given = {"Content-Type": "application/json"} if body is not None else {}
        given |= headers or {}
        answer = self._once(method, address, given, body, authorised=authorised)
        if answer.status == HTTPStatus.UNAUTHORIZED and authorised:
            self._token = ""  # it has run out: once more with a new one
            answer = self._once(method, address, given, body, authorised=True)
        if answer.status == HTTPStatus.GONE:
            raise Gone
        if answer.status >= HTTPStatus.BAD_REQUEST:
            raise Unreachable(f"{method} {path}: {answer.status} {answer.body.read(500)!r}")
        return answer

    def _once(
        self, method: str, address: str, headers: dict[str, str], body: bytes | None, *, authorised: bool
    ) -> Answer:
        if authorised:
            self._token = self._token or self._new_token()
            headers = headers | {"Authorization": f"Bearer {self._token}"}
        return self._transport(method, address, headers, body)

    def _new_token(self) -> str:
        pair = f"{self._config.client_id}:{self._config.client_secret}".encode()
        headers = {
            "Authorization": f"Basic {base64.b64encode(pair).decode()}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        body = b"grant_type=client_credentials"
        answer = self._transport("POST", f"{self._config.address}/oauth/token", headers, body)
        if answer.status != HTTPStatus.OK:
            raise Unreachable(f"no token: {answer.status}")
        return str(answer.json()["access_token"])


def _is_signed(court_key: str, body: bytes, detached: str) -> bool:
    """Whether `detached` (RFC 7515, appendix F) is the court's signature of the body as it came."""
    protected, _, signature = detached.partition("..")
    message = f"{protected}.{_encoded(body)}".encode()
    try:
        return ed25519.verifies(_decoded(court_key), message, _decoded(signature))
    except ValueError:
        return False


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
