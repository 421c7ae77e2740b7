"""Single requests over one kept connection, as a partner's own program would send them."""

from __future__ import annotations

import http.client
from typing import Any

import orjson

from tests.bench.stage import HOST


class Client:
    """One agency's connection."""

    def __init__(self, port: int, token: str) -> None:
        self.connection = http.client.HTTPConnection(HOST, port)
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def send(self, method: str, address: str, body: Any = None) -> bytes:
        """The body of the answer; a refusal ends the bench."""
        self.connection.request(method, address, None if body is None else orjson.dumps(body), self.headers)
        answer = self.connection.getresponse()
        read = answer.read()
        if answer.status >= http.client.BAD_REQUEST:
            raise RuntimeError(read.decode())
        return read

    def post(self, address: str, body: Any) -> Any:
        return orjson.loads(self.send("POST", address, body))

    def get(self, address: str) -> Any:
        return orjson.loads(self.send("GET", address))
