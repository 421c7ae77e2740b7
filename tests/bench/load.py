"""Requests over kept connections: how many a second, and how long each took.

One thread that waits for all connections at once: it shares two cores with server and database, so it must
cost little. An answer other than 200 ends the measurement: a fast refusal is no speed.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median, quantiles

from tests.bench.stage import HOST

READ = 1 << 20


@dataclass(frozen=True)
class Measured:
    """The seconds that each answer took, within `elapsed`; a spread needs two answers (`StatisticsError`)."""

    took: tuple[float, ...]
    elapsed: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.took) / self.elapsed

    @property
    def median(self) -> float:
        """Seconds."""
        return median(self.took)

    @property
    def p99(self) -> float:
        """Seconds at the 99th percentile."""
        return quantiles(self.took, n=100)[98]


def request(path: str, body: bytes, token: str) -> bytes:
    """A POST of JSON as it goes over the wire."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def run(port: int, requests: Iterator[bytes], *, connections: int, seconds: float) -> Measured:
    """Keep each of the `connections` busy with the next of the `requests` for so many seconds."""
    ways = selectors.DefaultSelector()
    took: list[float] = []
    for _ in range(connections):
        way = socket.create_connection((HOST, port))
        way.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        way.sendall(next(requests))
        ways.register(way, selectors.EVENT_READ, [time.perf_counter(), b""])
    started = time.perf_counter()
    while time.perf_counter() - started < seconds:
        for key, _ in ways.select():
            _receive(key, requests, took)
    elapsed = time.perf_counter() - started
    for key in list(ways.get_map().values()):
        key.fileobj.close()  # type: ignore[union-attr]
    return Measured(tuple(took), elapsed)


def _receive(key: selectors.SelectorKey, requests: Iterator[bytes], took: list[float]) -> None:
    way, waiting = key.fileobj, key.data
    waiting[1] += way.recv(READ)  # type: ignore[union-attr]
    if not _whole(waiting[1]):
        return
    now = time.perf_counter()
    took.append(now - waiting[0])
    waiting[:] = [now, b""]
    way.sendall(next(requests))  # type: ignore[union-attr]


def _whole(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    if not body:
        return False
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(answer.decode(errors="replace"))
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    return len(body) >= int(length)
