"""Snapshot and feed: how long a snapshot is built, how fast its file and the pages of the feed are read."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.conf import settings

from courts.services import acts
from enforcement.services import snapshots
from tests.bench import callers
from tests.bench.caller import Client
from tests.bench.stage import Stage

PAGES = 50
COPY = """
COPY (
    SELECT c.entry_id, c.kind, c.items, c.from_day, c.until_day, c.reason, r.id, d.id_type, d.issuer, d.number,
        n.text
    FROM enforcement_change c
    JOIN enforcement_restriction r ON r.id = c.restriction_id
    JOIN courts_identitydocument d ON d.subject_id = c.subject_id
    JOIN courts_subjectname n ON n.subject_id = c.subject_id
) TO STDOUT
"""


@dataclass(frozen=True)
class Built:
    """A snapshot: rows, seconds, and the seconds of COPY for the same rows."""

    rows: int
    seconds: float
    copied: float


def build(stage: Stage) -> Built:
    """A snapshot for the airline, and PostgreSQL's COPY of what stands in it."""
    agency = callers.agency("airline")
    agency.snapshots.all().delete()
    with acts.begin(actor=acts.partner(agency.code)) as act:
        snapshots.ask(act=act, agency=agency)
    wanted = agency.snapshots.get()
    started = time.perf_counter()
    with acts.begin(actor=acts.system("snapshots")) as act:
        snapshots.build(act=act, snapshot_id=wanted.pk)
    seconds = time.perf_counter() - started
    wanted.refresh_from_db()
    return Built(wanted.count, seconds, _copy(stage))


def _copy(stage: Stage) -> float:
    started = time.perf_counter()
    with psycopg.connect(stage.url) as connection, connection.cursor().copy(COPY) as copy:
        for _ in copy:
            pass
    return time.perf_counter() - started


def served(stage: Stage) -> tuple[float, float]:
    """Bytes a second of the snapshot's file as the API gives it, and as the web server itself gives a file."""
    folder = Path(settings.LUYUE_SNAPSHOTS)
    file = max(folder.iterdir(), key=lambda one: one.stat().st_mtime)
    with stage.web(mount=folder) as port:
        client = Client(port, callers.token("airline"))
        ours = str(client.get("/api/v1/snapshot")["address"])
        return _rate(client, ours), _rate(client, f"/static/{file.name}")


def _rate(client: Client, address: str) -> float:
    """Of ten times after the first, which brings the file into memory."""
    size = len(client.send("GET", address))
    started = time.perf_counter()
    for _ in range(10):
        client.send("GET", address)
    return 10 * size / (time.perf_counter() - started)


def pages(stage: Stage, limit: int) -> float:
    """Rows a second that one client reads from the feed.

    What its process holds beside (Django, the models) is kept from its garbage collection, which would go through
    that again and again: no client holds it.
    """
    with stage.web() as port, _frozen():
        client = Client(port, callers.token("airline"))
        first = client.get(f"/api/v1/changes?limit={limit}")
        started, rows = time.perf_counter(), 0
        for page in _pages(client, first["next"], limit):
            rows += len(page["changes"])
        return rows / (time.perf_counter() - started)


@contextmanager
def _frozen() -> Iterator[None]:
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _pages(client: Client, after: str, limit: int) -> Iterator[dict[str, list[object]]]:
    for _ in range(PAGES):
        page = client.get(f"/api/v1/changes?limit={limit}&after={after}")
        yield page
        if not page["more"]:
            return
        after = page["next"]
