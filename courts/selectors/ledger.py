"""Reading the ledger: what an entry's hash covers, and whether the chain and the states it records still hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Final

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, Subquery

from courts.models import LedgerEntry, LedgerHead
from courts.rules.chain import GENESIS, entry_hash

RECORDED: Final = (
    "courts.performance",
    "defaulters.application",
    "defaulters.decision",
    "defaulters.listing",
    "defaulters.objection",
    "defaulters.reconsideration",
    "enforcement.restriction",
)
"""The nouns whose state the ledger vouches for."""


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold: a stable code, the position or row it was found at."""

    code: str
    at: str


def content(entry: LedgerEntry) -> dict[str, object]:
    """What the hash of an entry covers, the same before it is written and after it is read."""
    return {
        "position": entry.position,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "day": entry.day.isoformat(),
        "code": entry.code,
        "actor": [str(entry.actor_kind), entry.actor_id],
        "request_id": entry.request_id,
        "row": [entry.noun, entry.row_id],
        "state": entry.state,
        "case_id": entry.case_id,
        "payload": entry.payload,
    }


def head() -> LedgerHead:
    """The last position and its hash."""
    return LedgerHead.objects.get(pk=1)


def chain_faults(kept_heads: Iterable[tuple[int, str]] = ()) -> Iterator[Fault]:
    """Walk the chain up to the head as it is now: altered, missing or reordered entries, a cut tail, and heads
    (position, hash) that somebody kept."""
    kept: dict[int, set[str]] = {}
    for position, known in kept_heads:
        kept.setdefault(position, set()).add(known)
    last = head()
    position, previous = 0, GENESIS
    entries = LedgerEntry.objects.filter(position__lte=last.position).order_by("position")
    for entry in entries.iterator(chunk_size=5000):
        if entry.position != position + 1:
            yield Fault("ledger.missing", f"{position + 1}-{entry.position - 1}")
        if entry.previous_hash != previous or entry.hash != entry_hash(content(entry), entry.previous_hash):
            yield Fault("ledger.altered", str(entry.position))
        position, previous = entry.position, entry.hash
        if kept.pop(position, set()) - {previous}:
            yield Fault("ledger.rewritten", str(position))
    if (last.position, last.hash) != (position, previous):
        yield Fault("ledger.head_differs", str(last.position))
    yield from (Fault("ledger.beyond_head", str(found)) for found in _beyond_head())
    yield from (Fault("ledger.cut", str(missing)) for missing in sorted(kept) if missing > 0)


def _beyond_head() -> Iterator[int]:
    # In one statement, so that an act that commits meanwhile is seen as a whole or not at all.
    position = Subquery(LedgerHead.objects.values("position")[:1])
    return LedgerEntry.objects.filter(position__gt=position).values_list("position", flat=True).iterator()


def state_faults() -> Iterator[Fault]:
    """Rows whose state is not the one that their last entry recorded, or that no entry knows, and rows that
    entries know and that are gone. One statement each, so that acts may go on meanwhile."""
    for noun in RECORDED:
        model = apps.get_model(noun)
        of_noun = LedgerEntry.objects.filter(noun=noun)
        last = of_noun.filter(row_id=OuterRef("pk")).order_by("-position").values("state")[:1]
        rows = model._default_manager.annotate(recorded=Subquery(last))
        differing = rows.filter(Q(recorded=None) | ~Q(recorded=F("state"))).order_by("pk")
        for pk in differing.values_list("pk", flat=True).iterator():
            yield Fault("ledger.state_differs", f"{noun} {pk}")
        kept = Exists(model._default_manager.filter(pk=OuterRef("row_id")))
        gone = of_noun.exclude(code="refused").filter(~kept).order_by("row_id")
        for pk in gone.values_list("row_id", flat=True).distinct().iterator():
            yield Fault("ledger.row_missing", f"{noun} {pk}")
