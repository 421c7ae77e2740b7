"""The log of checks: durable before the answer leaves, at the price of one commit for many (group commit).

| who | does |
| --- | --- |
| the first to come | leads: writes its own check and all that wait, in one statement that commits by itself |
| who comes meanwhile | waits; one of them leads next |
| all | go on when the commit that holds their check has returned |

No thread or connection of its own: whoever leads writes on the connection of its request. Should the one
statement fail, each check is written alone, so that nobody fails for another's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from queue import SimpleQueue
from threading import Lock
from uuid import UUID

import orjson
from django.db import connection

from courts.models.statements import Statement

_WRITE = Statement("""
    WITH written AS (
        INSERT INTO enforcement_check (receipt, agency_id, measure_id, purpose, use_on, user_reference,
            on_behalf_of, asked_at, count, register_version, answers_root)
        SELECT * FROM json_to_recordset($1::json) AS asked (receipt uuid, agency bigint, measure bigint,
            purpose text, use_on date, user_reference text, on_behalf_of text, asked_at timestamptz, count int,
            register_version bigint, answers_root text)
        RETURNING id, receipt, asked_at
    )
    INSERT INTO enforcement_hit (check_row_id, subject_id, verdict, reference, asked_at)
    SELECT written.id, hit.subject, hit.verdict, hit.reference, written.asked_at
    FROM ROWS FROM (json_to_recordset($2::json) AS (receipt uuid, subject bigint, verdict text, reference text))
        WITH ORDINALITY AS hit (receipt, subject, verdict, reference, place)
    JOIN written USING (receipt)
    ORDER BY place
""")


@dataclass(frozen=True, slots=True)
class Asked:
    """A check to be kept, by the columns of `Check`; `agency` and `measure` by their ids."""

    receipt: UUID
    agency: int
    measure: int
    purpose: str
    use_on: date | None
    user_reference: str
    on_behalf_of: str
    asked_at: datetime
    count: int
    register_version: int
    answers_root: str


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of the check with that receipt, by the columns of `Hit`."""

    receipt: UUID
    subject: int
    verdict: str
    reference: str


class _Word(Enum):
    LEAD = "write for all who wait"
    DONE = "another leader has written it"


@dataclass(eq=False, slots=True)
class _Turn:
    """One check that waits for its word; `failure` is what the database said to it."""

    asked: Asked
    found: Sequence[Found]
    told: SimpleQueue[_Word] = field(default_factory=SimpleQueue)
    failure: Exception | None = None


class GroupCommit:
    """One log of one process; its threads write through it together."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: list[_Turn] = []
        self._led = False

    def write(self, turn: _Turn) -> None:
        """Returns when `turn` is durable. Raises what the database raises."""
        with self._lock:
            self._waiting.append(turn)
            first, self._led = not self._led, True
        if first or turn.told.get() is _Word.LEAD:
            self._lead()
        if turn.failure is not None:
            raise turn.failure

    def _lead(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting, []
        _write_all(batch)
        with self._lock:
            follower = self._waiting[0] if self._waiting else None
            self._led = follower is not None
        if follower is not None:
            follower.told.put(_Word.LEAD)
        for turn in batch:
            turn.told.put(_Word.DONE)


_LOG = GroupCommit()


def write(asked: Asked, found: Sequence[Found]) -> None:
    """Keep a check and its hits; durable on return, or with the transaction around it."""
    turn = _Turn(asked, found)
    if connection.in_atomic_block:  # others must not hang on whether this transaction commits
        _insert([turn])
    else:
        _LOG.write(turn)


def _write_all(batch: Sequence[_Turn]) -> None:
    try:
        _insert(batch)
    except Exception:
        for turn in batch:
            turn.failure = _failure(turn)


def _failure(turn: _Turn) -> Exception | None:
    try:
        _insert([turn])
    except Exception as failure:
        return failure
    return None


def _insert(batch: Sequence[_Turn]) -> None:
    found = [each for turn in batch for each in turn.found]
    _WRITE.rows(orjson.dumps([turn.asked for turn in batch]), orjson.dumps(found))
