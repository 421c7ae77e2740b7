"""What does the law itself attach to a default: no court imposes, grades or drops it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from courts.rules.errors import DomainError
from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.codes import Code
from enforcement.rules.windows import Window, any_covers


class Criterion(StrEnum):
    """What a provision asks of one default of the person."""

    NATURAL_PERSON = "natural_person"
    OWN_DEBT = "own_debt"
    LARGE_SUM = "large_sum"
    LISTED = "listed"


@dataclass(frozen=True)
class Consequence:
    """One provision; it attaches when one and the same default passes all its tests."""

    code: str
    legal_basis: LegalBasis
    tests: frozenset[Criterion]

    @classmethod
    def from_dict(cls, d: Mapping[str, Any], bases: Mapping[str, LegalBasis]) -> Consequence:
        """From one entry of seeds/statutory_consequences.json; `bases` by code."""
        unknown = sorted(set(d["tests"]) - set(Criterion))
        if unknown:
            raise DomainError(Code.CONSEQUENCE_TEST_UNKNOWN, consequence=d["code"], tests=unknown)
        return cls(d["code"], bases[d["legal_basis"]], frozenset(Criterion(name) for name in d["tests"]))


@dataclass(frozen=True)
class Default:
    """What one judgment leaves unperformed by the person; one entry a judgment.

    `outstanding` is the overdue money in yuan, 0 for an act alone. `own`: the person is the obligor, not
    reached through a company. `listed` are the days on which the person's listing in this case was
    published, `shields` those on which it was shielded.
    """

    judgment_id: int
    outstanding: Decimal
    own: bool
    listed: tuple[Window, ...] = ()
    shields: tuple[Window, ...] = ()

    def listed_on(self, day: date) -> bool:
        return any_covers(self.listed, day) and not any_covers(self.shields, day)


@dataclass(frozen=True)
class Attached:
    """One consequence that the law attaches on the day, and the judgments it rests on, ascending."""

    code: str
    legal_basis: str
    judgment_ids: tuple[int, ...]


def attached(
    consequences: Iterable[Consequence],
    defaults: Iterable[Default],
    day: date,
    *,
    natural_person: bool,
    large_sum: Decimal,
) -> tuple[Attached, ...]:
    """The consequences that attach to one person on `day`, sorted by code.

    `large_sum` (yuan) is the figure of the policy from which a debt counts as 数额较大; the laws name none.
    A default that is not the person's own never attaches anything, whatever a provision's tests say: no
    consequence passes through a company (法发〔2019〕35号 art.16(2)).
    """
    passed = {
        default.judgment_id: _tests_met(default, day, natural_person=natural_person, large_sum=large_sum)
        for default in defaults
        if default.own
    }
    found = []
    for one in sorted(consequences, key=lambda c: c.code):
        judgments = tuple(sorted(judgment for judgment, tests in passed.items() if one.tests <= tests))
        if judgments and one.legal_basis.in_force(day):
            found.append(Attached(one.code, one.legal_basis.code, judgments))
    return tuple(found)


def _tests_met(
    default: Default, day: date, *, natural_person: bool, large_sum: Decimal
) -> frozenset[Criterion]:
    results = {
        Criterion.NATURAL_PERSON: natural_person,
        Criterion.OWN_DEBT: default.own and default.outstanding > 0,
        Criterion.LARGE_SUM: default.outstanding >= large_sum,
        Criterion.LISTED: default.listed_on(day),
    }
    return frozenset(test for test, met in results.items() if met)
