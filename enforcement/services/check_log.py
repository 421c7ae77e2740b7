"""The log of checks: durable before the answer leaves, in one statement that commits by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

import orjson

from courts.models.statements import Statement

_CHECKS: Final = """
    INSERT INTO enforcement_check (receipt, agency_id, measure_id, purpose, use_on, user_reference, on_behalf_of,
        asked_at, count, register_version, answers_root)
    SELECT * FROM json_to_recordset($1::json) AS asked (receipt uuid, agency bigint, measure bigint, purpose text,
        use_on date, user_reference text, on_behalf_of text, asked_at timestamptz, count int,
        register_version bigint, answers_root text)
"""
# Most find nobody, and then half of the work would be a join with nothing.
_WITHOUT_HITS = Statement(_CHECKS)
_WITH_HITS = Statement(f"""
    WITH written AS ({_CHECKS} RETURNING id, receipt, asked_at)
    INSERT INTO enforcement_hit (check_row_id, subject_id, verdict, reference, asked_at)
    SELECT written.id, hit.subject, hit.verdict, hit.reference, written.asked_at
    FROM ROWS FROM (json_to_recordset($2::json) AS (receipt uuid, subject bigint, verdict text, reference text))
        WITH ORDINALITY AS hit (receipt, subject, verdict, reference, place)
    JOIN written USING (receipt)
    ORDER BY place
""")  # noqa: S608 - of constants alone


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


def write(asked: Sequence[Asked], found: Sequence[Found]) -> None:
    """Keep checks and their hits, all or none; durable on return, or with the transaction around it."""
    if found:
        _WITH_HITS.rows(orjson.dumps(asked), orjson.dumps(found))
    else:
        _WITHOUT_HITS.rows(orjson.dumps(asked))
