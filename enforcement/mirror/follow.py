"""Keeping up: a snapshot first, then the feed, page by page; a cursor that is gone or a new key means a new snapshot."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from enforcement.mirror.config import Config
from enforcement.mirror.court import Court, Gone, Unreachable
from enforcement.mirror.store import Place, Store

CHUNK: Final = 1024 * 1024


class Follower:
    """Brings one database up to the court's head."""

    def __init__(self, config: Config, court: Court, store: Store) -> None:
        self._config = config
        self._court = court
        self._store = store

    def catch_up(self) -> bool:
        """Read on to the signed head, tell the court, and say whether it was reached.

        False while the court is building the snapshot. Raises `Unreachable`; what was read until then is kept.
        """
        head = self._court.head()
        self._store.keep_terms(self._court.terms())
        if self._place() is None and not self._take_snapshot():
            return False
        try:
            reached = self._read_on()
        except Gone:
            return self._take_snapshot() and self.catch_up()
        if reached < head.position:
            raise Unreachable(f"the feed ends at {reached}, before the signed head {head.position}")
        self._store.confirm(head.as_of)
        self._court.acknowledge(reached)
        return True

    def _read_on(self) -> int:
        """The position up to which the feed was read; every page is kept before the next is asked for."""
        place, more = self._place(), True
        assert place is not None
        while more:
            page = self._court.changes(place.cursor)
            changes, more = page["changes"], page["more"]
            reached = changes[-1]["position"] if more else page["head"]["position"]
            place = replace(place, cursor=page["next"], position=reached)
            self._store.apply(changes, place)
        return place.position

    def _place(self) -> Place | None:
        return self._store.place(self._config.key_id)

    def _take_snapshot(self) -> bool:
        manifest = self._court.manifest()
        if manifest is None:
            return False
        if manifest["key_id"] != self._config.key_id:
            raise Unreachable("the snapshot is under another key than the configured one")
        path = self._config.database.with_suffix(f".{manifest['id']}.part")
        try:
            self._download(manifest, path)
        except Gone:  # removed between manifest and file; the next round asks for a newer one
            return False
        place = Place(
            key_id=manifest["key_id"],
            cursor=manifest["next"],
            position=manifest["position"],
            as_of=datetime.fromisoformat(manifest["built_at"]),
        )
        self._store.replace(_rows(path), place)
        for part in path.parent.glob(f"{self._config.database.stem}.*.part"):
            part.unlink()
        return True

    def _download(self, manifest: dict[str, Any], path: Path) -> None:
        """The whole file, going on where an earlier run was killed. Raises `Gone`, `Unreachable`."""
        with path.open("ab") as file:
            if file.tell() < manifest["size"]:
                body = self._court.file(manifest, file.tell())
                while chunk := body.read(CHUNK):
                    file.write(chunk)
        with path.open("rb") as file:
            whole = file_digest(file, "sha256").hexdigest() == manifest["sha256"]
        if not whole:
            path.unlink()
            raise Unreachable("the snapshot's file is not what its manifest says")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
