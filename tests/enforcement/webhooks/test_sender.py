"""One POST to an address that somebody else has named, over real sockets."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import pytest

from enforcement.rules.webhooks import Outcome
from enforcement.webhooks import sender
from tests.factories import receivers
from tests.factories.receivers import Receiver


@contextmanager
def answering(*pieces: bytes, pause: float = 0.0) -> Iterator[int]:
    """A server that answers its one caller with these pieces, whatever it is asked; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            caller, _ = server.accept()
            with caller:
                caller.recv(65536)
                for piece in pieces:
                    time.sleep(pause)
                    try:
                        caller.sendall(piece)
                    except OSError:
                        return

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def sent(port: int, *, scheme: str = "http", seconds: float = 5.0) -> sender.Answer:
    return sender.post(f"{scheme}://127.0.0.1:{port}/", b"{}", {}, in_house=True, seconds=seconds)


def test_an_answer_brings_its_status_and_its_body() -> None:
    with receivers.running(Receiver(verifies=False)) as receiver:
        body = b'{"type": "endpoint.challenge", "data": {"challenge": "a1"}}'
        answer = sender.post(receiver.url + "?a=1", body, {"webhook-id": "m"}, in_house=True)
    assert (answer.outcome, answer.status, answer.body) == (Outcome.DELIVERED, 200, b'{"challenge": "a1"}')
    assert receiver.seen[0]["webhook-id"] == "m"
    assert receiver.seen[0]["host"] == receiver.url.split("/")[2]


def test_a_private_network_is_refused_before_any_connection() -> None:
    with receivers.running(Receiver(verifies=False)) as receiver:
        answers = [
            sender.post(receiver.url.replace("127.0.0.1", host), b"{}", {}, in_house=False)
            for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0")
        ]
    assert {answer.outcome for answer in answers} == {Outcome.ADDRESS_REFUSED}
    assert receiver.seen == []


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means something else when it is asked again is asked only once."""
    with receivers.running(Receiver(verifies=False, status=200)) as receiver:
        port = int(receiver.url.rpartition(":")[2].partition("/")[0])
        asked: list[str] = []
        known = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

        def look_up(host: str, *_: object, **__: object) -> list[Any]:
            asked.append(host)
            return known if len(asked) == 1 else []

        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        answer = sender.post(f"http://partner.example:{port}/", b'{"type": "a"}', {}, in_house=True)
    assert (answer.outcome, asked) == (Outcome.DELIVERED, ["partner.example"])
    assert receiver.seen[0]["host"] == f"partner.example:{port}"


@pytest.mark.parametrize(
    ("pieces", "outcome", "status"),
    [
        (
            (b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",),
            Outcome.STATUS,
            302,
        ),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",), Outcome.DELIVERED, 200),
        ((b"hello\r\n\r\n",), Outcome.BROKEN, None),
        ((), Outcome.BROKEN, None),
    ],
)
def test_how_an_attempt_ends(pieces: tuple[bytes, ...], outcome: Outcome, status: int | None) -> None:
    with answering(*pieces) as port:
        answer = sent(port)
    assert (answer.outcome, answer.status) == (outcome, status)


def test_nobody_there_and_no_such_name() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert sent(port).outcome == Outcome.NO_CONNECTION
    nowhere = sender.post("http://nobody.invalid/", b"{}", {}, in_house=True)
    assert nowhere.outcome == Outcome.NAME_UNKNOWN


def test_what_speaks_no_tls_is_not_trusted_with_https() -> None:
    with answering(b"HTTP/1.1 200 OK\r\n\r\n") as port:
        assert sent(port, scheme="https").outcome == Outcome.BROKEN


def test_an_answer_that_never_ends_is_cut_off_in_time() -> None:
    drops = [b"HTTP/1.1 200 OK\r\n", *[b"X-A: 1\r\n"] * 50]
    with answering(*drops, pause=0.1) as port:
        answer = sent(port, seconds=0.5)
        assert (answer.outcome, answer.seconds < 2) == (Outcome.TIMEOUT, True)


def test_of_a_long_body_only_the_beginning_is_read() -> None:
    length = sender.MOST_BYTES * 4
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n".encode()
    with answering(head + b"a" * length) as port:
        assert len(sent(port).body) == sender.MOST_BYTES
