"""Snapshots: asked for by a partner, built by a task, replaced when old, taken away in the end."""

from __future__ import annotations

import gzip
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings

from courts.services.acts import Act
from enforcement.models import AgencyKey, PartnerAgency, Snapshot
from enforcement.rules.cursors import Cursor
from enforcement.rules.digests import Digests
from enforcement.rules.disclosure import Scope
from enforcement.selectors import agencies, cursors, disclosure, registers, snapshots

ROWS_OF_A_MEMBER: Final = 20_000
# Level 1: half the time of level 6 on these rows for a file that is a fifteenth larger.
COMPRESSION: Final = 1


@dataclass(frozen=True)
class Member:
    """One part of the file, a gzip member of its own: a reader may begin or go on at any."""

    offset: int
    size: int
    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """A built snapshot, the id of the key of its digests, and the sealed cursor to go on with in the feed."""

    snapshot: Snapshot
    key_id: str
    next: str


def ask(*, act: Act, agency: PartnerAgency, key_id: str = "") -> Manifest | None:
    """The newest snapshot under the key (the newest key if none is named), or None: one will be built.

    Raises `memorandum.expired`, `agency.key_missing`, `agency.key_unknown`.
    """
    scope = disclosure.scope(agency, act.today)
    key = agencies.chosen_key(agency, act.today, key_id)
    found = snapshots.newest(agency, key.key_id, scope)
    if found is None:
        _want(agency, key, scope, act.now)
        return None
    Snapshot.objects.filter(pk=found.pk).update(asked_at=act.now)
    return Manifest(found, key.key_id, cursors.seal(_cursor(found)))


def build(*, act: Act, snapshot_id: int) -> None:
    """Write the file of a snapshot that was asked for; a crash leaves the wish, and the next run builds it.

    One that another worker builds at this moment is left to it.
    """
    waiting = Snapshot.objects.select_for_update(skip_locked=True).filter(pk=snapshot_id, built_at=None)
    asked = waiting.first()
    if asked is None:
        return
    scope, made = Scope(frozenset(asked.measures)), Digests(agencies.secret_of(asked.key))
    read, canaries = registers.of(asked.agency).snapshot, list(asked.agency.canaries.order_by("pk"))
    rows = snapshots.Rows(scope, made, read, canaries)
    draft = path_of(asked).with_suffix(".part")
    draft.parent.mkdir(parents=True, exist_ok=True)
    with draft.open("w+b") as file:
        members = list(_written(file, iter(rows)))
        asked.size, _ = file.tell(), file.seek(0)
        asked.sha256 = file_digest(file, "sha256").hexdigest()
    draft.replace(path_of(asked))
    asked.built_at, asked.position, asked.head_hash, asked.count = (
        act.now,
        rows.position,
        rows.hash,
        rows.count,
    )
    asked.members = [asdict(one) for one in members]
    asked.save()


def renew(*, act: Act, snapshot_id: int) -> None:
    """Ask for a new one in the place of one that has grown old, for what the agency may learn today."""
    old = Snapshot.objects.select_related("agency", "key").get(pk=snapshot_id)
    scope = disclosure.scope(old.agency, act.today)
    key = agencies.chosen_key(old.agency, act.today, old.key.key_id)
    _want(old.agency, key, scope, old.asked_at)


def remove(*, act: Act, snapshot_id: int) -> None:
    """Take an old snapshot away, file and row."""
    old = Snapshot.objects.get(pk=snapshot_id)
    path_of(old).unlink(missing_ok=True)
    old.delete()


def path_of(snapshot: Snapshot) -> Path:
    """Where the file lies: in a folder that web and worker share."""
    folder: Path = settings.LUYUE_SNAPSHOTS
    return folder / snapshot.file_name


def _want(agency: PartnerAgency, key: AgencyKey, scope: Scope, asked_at: datetime) -> None:
    measures, known = sorted(scope.measures), scope.fingerprint()
    wanted = Snapshot(agency=agency, key=key, measures=measures, scope=known, asked_at=asked_at)
    Snapshot.objects.bulk_create([wanted], ignore_conflicts=True)  # one that waits already is enough


def _written(file: BinaryIO, lines: Iterator[str]) -> Iterator[Member]:
    for rows, packed in _packed(lines):
        offset = file.tell()
        file.write(packed)
        yield Member(offset, len(packed), rows, sha256(packed).hexdigest())


def _packed(lines: Iterator[str]) -> Iterator[tuple[int, bytes]]:
    """Each member, and how many lines it holds: it is compressed while the lines of the next are made."""
    waiting: deque[tuple[int, Future[bytes]]] = deque()
    with ThreadPoolExecutor(max_workers=1) as packer:
        while chunk := list(islice(lines, ROWS_OF_A_MEMBER)):
            waiting.append((len(chunk), packer.submit(_compressed, chunk)))
            if len(waiting) > 1:
                rows, packed = waiting.popleft()
                yield rows, packed.result()
        for rows, packed in waiting:
            yield rows, packed.result()


def _compressed(lines: list[str]) -> bytes:
    return gzip.compress("".join(lines).encode(), COMPRESSION, mtime=0)


def _cursor(snapshot: Snapshot) -> Cursor:
    return Cursor(snapshot.agency.code, snapshot.key.key_id, snapshot.scope, snapshot.position)
