"""Writing the ledger. Only the act calls `write`; everything else reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from courts.models import LedgerEntry, LedgerHead
from courts.rules.chain import entry_hash
from courts.selectors.ledger import content
from courts.services import bulk

if TYPE_CHECKING:
    from courts.services.acts import Actor, Record


def write(records: Sequence[Record], *, actor: Actor, at: datetime, day: date, request_id: str) -> None:
    """Append `records` at consecutive positions under the lock of the head row, and save what they carry."""
    if not records:
        return
    head = LedgerHead.objects.select_for_update().get(pk=1)
    entries = []
    for record in records:
        entry = _entry(record, head, actor=actor, at=at, day=day, request_id=request_id)
        entry.hash = entry_hash(content(entry), head.hash)
        head.position, head.hash = entry.position, entry.hash
        entries.append(entry)
    bulk.copy(entries)
    _write_attached(records, entries)
    LedgerHead.objects.filter(pk=1).update(position=head.position, hash=head.hash)


def _write_attached(records: Sequence[Record], entries: Sequence[LedgerEntry]) -> None:
    attached = []
    for record, entry in zip(records, entries, strict=True):
        if record.attached is not None:
            record.attached.entry = entry  # type: ignore[attr-defined]
            attached.append(record.attached)
    if attached:
        bulk.copy(attached)


def _entry(
    record: Record, head: LedgerHead, *, actor: Actor, at: datetime, day: date, request_id: str
) -> LedgerEntry:
    return LedgerEntry(
        position=head.position + 1,
        at=at,
        day=day,
        code=record.code,
        actor_kind=actor.kind,
        actor_id=actor.id,
        request_id=request_id,
        noun=record.noun,
        row_id=record.row_id,
        state=record.state,
        case_id=record.case_id,
        payload=record.payload,
        previous_hash=head.hash,
    )
