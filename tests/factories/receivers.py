"""A partner's receiver of webhooks, as small as one can be: a real server on a port of this machine.

It verifies with the `standardwebhooks` package, answers the challenge, and notes what it has taken. Each of the
flaws that a receiver may have can be built in.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from standardwebhooks import Webhook, WebhookVerificationError


@dataclass
class Receiver:
    """`taken` are the bodies that were verified and answered 2xx, `seen` all headers that came."""

    secret: str = ""
    status: int = 204
    answers_challenge: bool = True
    verifies: bool = True
    waits: float = 0.0
    location: str = ""
    taken: list[dict[str, Any]] = field(default_factory=list)
    seen: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    def answer(self, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """What a request is answered."""
        self.seen.append(headers)
        time.sleep(self.waits)
        if self.verifies and not self._is_genuine(headers, body):
            return 401, b""
        if self.status >= 300:
            return self.status, b""
        message = json.loads(body)
        self.taken.append(message)
        if message["type"] == "endpoint.challenge" and self.answers_challenge:
            return 200, json.dumps({"challenge": message["data"]["challenge"]}).encode()
        return self.status, b""

    def _is_genuine(self, headers: dict[str, str], body: bytes) -> bool:
        try:
            Webhook(self.secret).verify(body, headers)
        except WebhookVerificationError:
            return False
        return True


@contextmanager
def running(receiver: Receiver) -> Iterator[Receiver]:
    """The receiver on a free port until the block ends; `url` is its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, answer = receiver.answer(headers, body)
            self.send_response(status)
            if receiver.location:
                self.send_header("Location", receiver.location)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: Any) -> None:
            """Quiet: what came stands in `seen`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/luyue"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
