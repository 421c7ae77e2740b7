"""Answering on this machine: `POST /checks` with the body of the court's own call, `GET /health`."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from courts.rules.errors import DomainError
from enforcement.mirror import answers
from enforcement.mirror.config import Config
from enforcement.mirror.store import Store
from enforcement.rules.failures import MIRROR_AGE

MOST_BYTES: Final = 8 * 1024 * 1024


def reply(config: Config, body: bytes, now: datetime) -> tuple[HTTPStatus, dict[str, Any]]:
    """The status and body that answer a question."""
    store = Store(config.database)
    try:
        asked = answers.question(json.loads(body))
        replies = answers.answer(store, config, asked, now)
    except DomainError as refusal:
        return HTTPStatus.UNPROCESSABLE_ENTITY, {"code": str(refusal.code)}
    except (KeyError, TypeError, ValueError):
        return HTTPStatus.BAD_REQUEST, {"code": "request.malformed"}
    finally:
        store.close()
    return HTTPStatus.OK, {"answers": [asdict(one) for one in replies]} | health(config, now)


def health(config: Config, now: datetime) -> dict[str, Any]:
    """Where the mirror stands, and whether it answers."""
    store = Store(config.database)
    place = store.place(config.key_id)
    store.close()
    if place is None:
        return {"position": None, "as_of": None, "answers_now": False}
    return {
        "position": place.position,
        "as_of": place.as_of.isoformat(),
        "answers_now": now - place.as_of <= MIRROR_AGE,
    }


def server(config: Config) -> ThreadingHTTPServer:
    """The server, listening; `serve_forever` runs it."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            if self.path != "/checks" or length > MOST_BYTES:
                self._send(HTTPStatus.NOT_FOUND, {"code": "resource.not_found"})
            else:
                self._send(*reply(config, self.rfile.read(length), datetime.now(UTC)))

        def do_GET(self) -> None:
            known = self.path == "/health"
            found = health(config, datetime.now(UTC)) if known else {"code": "resource.not_found"}
            self._send(HTTPStatus.OK if known else HTTPStatus.NOT_FOUND, found)

        def _send(self, status: HTTPStatus, body: dict[str, Any]) -> None:
            text = json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has there
            """Nothing: who was asked about is nobody's business later."""

    return ThreadingHTTPServer(config.listen, Handler)
