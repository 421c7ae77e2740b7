"""Requests over kept connections: how many a second, and how long each took.

One thread that waits for all connections at once: it shares two cores with server and database, so it must
cost little. An answer other than 200 ends the measurement: a fast refusal is no speed.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from select import EPOLLIN, epoll
from statistics import median, quantiles

from tests.bench.stage import HOST

READ = 1 << 20
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


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


class _Way:
    """One connection, and what it waits for. What it receives is counted and not kept."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection((HOST, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, request: bytes) -> None:
        self.socket.sendall(request)
        self.sent, self.missing = time.perf_counter(), 0

    def receive(self) -> bool:
        """Take what has come; whether the answer is whole."""
        received = self.socket.recv(READ)
        self.missing = (self.missing or _size(received)) - len(received)
        return self.missing == 0


def run(port: int, requests: Iterator[bytes], *, connections: int, seconds: float) -> Measured:
    """Keep each of the `connections` busy with the next of the `requests` for so many seconds."""
    took: list[float] = []
    with epoll() as events:
        ways = {way.socket.fileno(): way for way in (_Way(port) for _ in range(connections))}
        for number, way in ways.items():
            way.send(next(requests))
            events.register(number, EPOLLIN)
        started = time.perf_counter()
        while time.perf_counter() - started < seconds:
            for number, _ in events.poll():
                way = ways[number]
                if way.receive():
                    took.append(time.perf_counter() - way.sent)
                    way.send(next(requests))
        elapsed = time.perf_counter() - started
    for way in ways.values():
        way.socket.close()
    return Measured(tuple(took), elapsed)


def _size(answer: bytes) -> int:
    """Of an answer in bytes, by its first, which hold the whole head."""
    head = answer[: answer.index(b"\r\n\r\n") + 4]
    length = _LENGTH.search(head)
    if length is None or not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(answer.decode(errors="replace"))
    return len(head) + int(length[1])
