"""A partner's client: one request at a time, asked again where no answer came."""

from __future__ import annotations

import http.client
import json
import socket
import time
from base64 import b64encode
from collections.abc import Callable
from typing import Any, Final

HOST: Final = "127.0.0.1"
TIMEOUT: Final = 10.0
PAUSE: Final = 0.1
WORSE: Final = 500


class Unanswered(Exception):
    """Nobody knows whether it was done."""


class Caller:
    """The credential of one agency at one address."""

    def __init__(self, port: int, client_id: str, client_secret: str) -> None:
        self.port = port
        self._basic = "Basic " + b64encode(f"{client_id}:{client_secret}".encode()).decode()
        self._token = ""
        self.unanswered = 0

    def once(self, method: str, path: str, body: object = None) -> Any:
        """What a 200 or 202 holds. Raises `Unanswered`; any other status is a fault of the server and fails the run."""
        self._token = self._token or self._new_token()
        content = None if body is None else json.dumps(body)
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        return self._sent(method, path, content, headers)

    def until_answered(self, method: str, path: str, body: object = None) -> Any:
        """The same, asked again and again: safe, since each call can be repeated."""
        while True:
            try:
                return self.once(method, path, body)
            except Unanswered:
                time.sleep(PAUSE)

    def _new_token(self) -> str:
        form = {"Authorization": self._basic, "Content-Type": "application/x-www-form-urlencoded"}
        return str(self._sent("POST", "/oauth/token", "grant_type=client_credentials", form)["access_token"])

    def _sent(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Any:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=TIMEOUT)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            status, content = answer.status, answer.read()
        except (OSError, http.client.HTTPException) as failure:
            self.unanswered += 1
            raise Unanswered from failure
        finally:
            connection.close()
        if status >= WORSE:
            self.unanswered += 1
            raise Unanswered(status)
        if status not in (200, 202):
            raise AssertionError(f"{method} {path}: {status} {content.decode()}")
        return json.loads(content)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        return int(trial.getsockname()[1])


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for something that must come."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"{what}: not within {seconds:.0f} s")
        time.sleep(PAUSE)
