"""Does a measure rest on law that is in force: the closed catalogue of legal bases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.windows import within

# 国办发〔2020〕49号 asks for a law, a regulation or a central policy document, cited directly; the judicial
# interpretations carry the measures of CPL art.266. A memorandum is no level: it only says who applies.
LEVELS = ("law", "regulation", "judicial_interpretation", "central_document")


@dataclass(frozen=True)
class LegalBasis:
    """One provision. `valid_until=None`: still in force. Days are whole and both included."""

    code: str
    level: str
    valid_from: date
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise DomainError(
                Code.BASIS_LEVEL_UNKNOWN, article="国办发〔2020〕49号", basis=self.code, level=self.level
            )

    @classmethod
    def from_dict(cls, d: Mapping[str, Any]) -> LegalBasis:
        """From one entry of seeds/legal_bases.json; its days are ISO dates, `valid_until` may be null."""
        last = d["valid_until"]
        return cls(
            code=d["code"],
            level=d["level"],
            valid_from=date.fromisoformat(d["valid_from"]),
            valid_until=None if last is None else date.fromisoformat(last),
        )

    def in_force(self, day: date) -> bool:
        return within(self.valid_from, self.valid_until, day)


def bases_in_force(
    measures: Mapping[str, Collection[str]], bases: Iterable[LegalBasis], day: date
) -> dict[str, frozenset[str]]:
    """Measure code -> the codes of its bases in force on `day`; a measure without one stays away.

    `measures`: measure code -> the codes of the bases that the catalogue names for it.
    """
    alive = {basis.code for basis in bases if basis.in_force(day)}
    found = {code: alive.intersection(named) for code, named in measures.items()}
    return {code: frozenset(named) for code, named in found.items() if named}


def check_measure(code: str, bases: Iterable[LegalBasis], day: date) -> None:
    """Refuse a measure none of whose `bases` is in force on `day` (国办发〔2020〕49号)."""
    if not any(basis.in_force(day) for basis in bases):
        raise DomainError(Code.MEASURE_WITHOUT_BASIS, article="国办发〔2020〕49号", measure=code, day=day)
