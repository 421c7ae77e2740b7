"""The mirror's database: what the feed has told of each restriction, and how far it was read.

Rows and cursor change in one transaction. So whatever kills the process, the database is as of one position
of the feed, and the next start goes on behind it; a page that is applied twice changes nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from enforcement.rules.replay import ENDS, Told

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS told (
    restriction BLOB NOT NULL, position INTEGER NOT NULL, change TEXT NOT NULL,
    PRIMARY KEY (restriction, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
    digest BLOB NOT NULL, restriction BLOB NOT NULL, names TEXT NOT NULL, PRIMARY KEY (digest, restriction)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS document_by_restriction ON document (restriction);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Place:
    """How far the feed was read: the cursor to go on with, the position, and as of when nothing is missing.

    `key_id`: the key under which all digests are that stand here.
    """

    key_id: str
    cursor: str
    position: int
    as_of: datetime


@dataclass(frozen=True)
class Held:
    """One restriction of somebody: the digests of his or her names, and its changes in order."""

    names: frozenset[str]
    changes: tuple[Told, ...]


class Store:
    """One connection; each thread has its own."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, timeout=60.0)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        self._db.close()

    def place(self, key_id: str) -> Place | None:
        """Where the mirror stands; None before the first snapshot under this key.

        Under another key nobody would be found here, so what is kept under one is worth nothing to it.
        """
        found = dict(self._db.execute("SELECT name, value FROM state"))
        if found.get("key_id") != key_id:
            return None
        return Place(key_id, found["cursor"], int(found["position"]), datetime.fromisoformat(found["as_of"]))

    def terms(self) -> dict[str, Any]:
        """The memoranda and the catalogue as they were read last."""
        row = self._db.execute("SELECT value FROM state WHERE name = 'terms'").fetchone()
        found: dict[str, Any] = json.loads(row[0]) if row else {"memoranda": [], "measures": []}
        return found

    def keep_terms(self, terms: dict[str, Any]) -> None:
        self._set(terms=json.dumps(terms))

    def replace(self, rows: Iterable[dict[str, Any]], place: Place) -> None:
        """A snapshot in the place of everything; until it is in, whoever asks reads what was there before."""
        with self._transaction():
            self._db.execute("DELETE FROM told")
            self._db.execute("DELETE FROM document")
            for row in rows:
                key = bytes.fromhex(row["restriction"])
                self._db.executemany(
                    "INSERT INTO told VALUES (?, ?, ?)",
                    [(key, one["position"], json.dumps(one)) for one in row["changes"]],
                )
                self._name(key, row["documents"])
            self._move(place)

    def apply(self, changes: Iterable[dict[str, Any]], place: Place) -> None:
        """One page of the feed, with the place behind it."""
        with self._transaction():
            for change in changes:
                self._apply(change)
            self._move(place)

    def confirm(self, as_of: datetime) -> None:
        """Nothing was missing at that moment."""
        self._set(as_of=as_of.isoformat())

    def held(self, digest: bytes) -> list[Held]:
        """What is known of the holder of one document."""
        rows = self._db.execute("SELECT restriction, names FROM document WHERE digest = ?", (digest,))
        return [Held(frozenset(json.loads(names)), self._told(key)) for key, names in rows.fetchall()]

    def _told(self, restriction: bytes) -> tuple[Told, ...]:
        rows = self._db.execute(
            "SELECT change FROM told WHERE restriction = ? ORDER BY position", (restriction,)
        )
        return tuple(Told.from_dict(json.loads(change)) for (change,) in rows)

    def _apply(self, change: dict[str, Any]) -> None:
        key = bytes.fromhex(change["restriction"])
        self._db.execute("DELETE FROM document WHERE restriction = ?", (key,))
        if change["kind"] in ENDS:
            self._db.execute("DELETE FROM told WHERE restriction = ?", (key,))
            return
        self._name(key, change["documents"])
        kept = {name: change[name] for name in ("kind", "measures", "from", "until", "purchase", "reason")}
        row = (key, change["position"], json.dumps(kept))
        self._db.execute("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", row)

    def _name(self, restriction: bytes, documents: Iterable[dict[str, Any]]) -> None:
        rows = [(bytes.fromhex(one["digest"]), restriction, json.dumps(one["names"])) for one in documents]
        self._db.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?)", rows)

    def _move(self, place: Place) -> None:
        self._set(
            key_id=place.key_id,
            cursor=place.cursor,
            position=str(place.position),
            as_of=place.as_of.isoformat(),
        )

    def _set(self, **values: str) -> None:
        self._db.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", values.items())

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
