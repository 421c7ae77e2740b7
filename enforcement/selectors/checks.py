"""Reading for checks: who of those asked about is in the register, and what they bear."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from courts.models.statements import Binary, Row, Statement, uuids
from enforcement.rules.reach import Imposed
from enforcement.selectors import catalogue, reach


@dataclass(frozen=True)
class Known:
    """A person of the register who bears the measure asked, with the digests of his or her names.

    `subject_id` is None for the invented people of a sandbox, about whom nothing is kept by person.
    """

    subject_id: int | None
    imposed: tuple[Imposed, ...]
    names: frozenset[UUID]


@dataclass(frozen=True)
class Register:
    """What one statement saw: the register's version, the stamp of all terms, the canaries asked about (digest
    and row), and who holds the documents asked, by their digests (`document_digests`)."""

    version: int
    stamp: bytes | None
    canaries: tuple[tuple[bytes, int], ...]
    holders: dict[bytes, int]


_SQL = """
    SELECT head.position, (SELECT number FROM enforcement_termsstamp),
        (SELECT string_agg(replace(digest::text, '-', '') || ':' || id, ' ') FROM enforcement_canary WHERE digest {asked}),
        replace(document.digest::text, '-', ''), document.subject_id
    FROM courts_ledgerhead head
    LEFT JOIN courts_identitydocument document ON document.digest {asked} AND document.ended_on IS NULL
"""
# Of a list PostgreSQL does not know the length, and plans for each anew: for a few people that is half of the work.
_FEW: Final = 16
_ONE_OF_ONE, _SOME_OF_FEW, _SOME_OF_MANY = (
    Statement(_SQL.format(asked=asked))
    for asked in (
        "= $1::uuid",
        f"IN ({', '.join(f'${place}::uuid' for place in range(1, _FEW + 1))})",
        "= ANY($1::uuid[])",
    )
)


def register(digests: Collection[bytes], meanwhile: Callable[[], object]) -> Register:
    """The register as it is now, as far as it knows these documents: one statement, however many there are.

    `meanwhile` is done while the database works, and may be done twice.
    """
    found = _found(list(digests), meanwhile)
    version, stamp, canaries, *_ = found[0]
    holders = {
        bytes.fromhex(digest.decode()): int(subject) for *_, digest, subject in found if digest and subject
    }
    return Register(int(version or 0), stamp, _planted((canaries or b"").decode()), holders)


def _planted(canaries: str) -> tuple[tuple[bytes, int], ...]:
    pairs = (one.partition(":") for one in canaries.split())
    return tuple((bytes.fromhex(digest), int(row)) for digest, _, row in pairs)


def _found(digests: list[bytes], meanwhile: Callable[[], object]) -> list[Row]:
    if len(digests) == 1:
        return _ONE_OF_ONE.rows_while(meanwhile, Binary(*digests))
    if 0 < len(digests) <= _FEW:
        padded = [*digests, *digests[:1] * (_FEW - len(digests))]
        return _SOME_OF_FEW.rows_while(meanwhile, *map(Binary, padded))
    return _SOME_OF_MANY.rows_while(meanwhile, uuids(digests))


_NAMES = Statement("SELECT subject_id, digest FROM courts_subjectname WHERE subject_id = ANY($1::bigint[])")


def known(register: Register, measure: str) -> dict[bytes, Known]:
    """Of the holders, by document digest, who bears a restriction that names `measure`; two statements for all."""
    holders = register.holders
    if not holders:
        return {}
    items = catalogue.remembered(register.stamp)
    imposed = reach.imposed_on(set(holders.values()), carrying=measure, active=True, items=items)
    if not imposed:
        return {}
    names: dict[int, set[UUID]] = {}
    for subject_id, digest in _NAMES.rows(f"{{{','.join(map(str, imposed))}}}"):
        names.setdefault(int(subject_id or 0), set()).add(UUID((digest or b"").decode()))
    return {
        digest: Known(subject_id, imposed[subject_id], frozenset(names.get(subject_id, ())))
        for digest, subject_id in holders.items()
        if subject_id in imposed
    }
