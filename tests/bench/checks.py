"""Checks: one subject on many connections, and 10,000 at once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import orjson

from courts.rules.identity import parse
from courts.selectors.subjects import number_digest
from tests.bench import load, people
from tests.bench.load import Measured
from tests.bench.stage import Stage

STRANGERS = range(20_000_000, 27_000_000)
BULK = 10_000
SECONDS = 8.0


@dataclass(frozen=True)
class Asker:
    """Who asks what: of those asked, `hits` (0 to 1) stand in the register of `size`."""

    token: str
    size: int
    hits: float
    rng: random.Random

    def indexes(self, count: int) -> list[int]:
        return [
            self.rng.randrange(self.size) if self.rng.random() < self.hits else self.rng.choice(STRANGERS)
            for _ in range(count)
        ]

    def request(self, count: int) -> bytes:
        subjects = [people.person(index) for index in self.indexes(count)]
        body = {"measure": "air", "purpose": "sale", "user_reference": "counter-17", "subjects": subjects}
        return load.request("/api/v1/checks", orjson.dumps(body), self.token)

    def endless(self, count: int, different: int) -> Iterator[bytes]:
        """Requests of `count` subjects without end; `different` of them are made beforehand."""
        made = [self.request(count) for _ in range(different)]
        while True:
            yield from made


def single(stage: Stage, asker: Asker, connections: int) -> Measured:
    """One subject a request; the first two seconds only warm up."""
    with stage.web() as port:
        return _single(port, asker, connections)


def plain(stage: Stage, asker: Asker, connections: int) -> Measured:
    """The same as the framework's tutorials would answer it (plain.py), with nothing of ours before Django."""
    settings = {"DJANGO_SETTINGS_MODULE": "tests.bench.plain_settings"}
    with stage.web(settings, application="config.wsgi:house") as port:
        return _single(port, asker, connections)


def _single(port: int, asker: Asker, connections: int) -> Measured:
    requests = asker.endless(1, 20_000)
    load.run(port, requests, connections=connections, seconds=2)
    return load.run(port, requests, connections=connections, seconds=SECONDS)


def bulk(stage: Stage, asker: Asker, connections: int) -> Measured:
    """10,000 subjects a request."""
    with stage.web() as port:
        requests = asker.endless(BULK, 8)
        load.run(port, requests, connections=connections, seconds=2)
        return load.run(port, requests, connections=connections, seconds=SECONDS)


def keys(asker: Asker, questions: int = 15) -> list[list[UUID]]:
    """The same questions as the database sees them."""
    return [[_digest(index) for index in asker.indexes(BULK)] for _ in range(questions)]


def _digest(index: int) -> UUID:
    return number_digest(parse("citizen_id", people.number(index)))
