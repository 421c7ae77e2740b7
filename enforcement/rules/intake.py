"""Is an imported row new, known or contradictory: one case number and one debtor come in once.

| the register holds | outcome |
| --- | --- |
| not this debtor in this case | taken: what is missing of subject, judgment, obligation, case is entered |
| this debtor in this case with this duty | known: nothing changes |
| this debtor in this case with another duty | `row.duty_differs`: two duties or one reworded, a clerk must see |
| the debtor's number with another name | `subject.name_differs`: a number may be wrong, a name have changed |
| the case number with another judgment or court | `row.case_of_another_judgment`, `row.case_of_another_court` |
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from courts.rules.codes import Code as CourtsCode
from enforcement.rules.codes import Code
from enforcement.rules.exchange import ImportRow, RowRefused

Judgment: TypeAlias = tuple[str, str]  # maker and number
Duty: TypeAlias = tuple[Judgment, str]

PLANNED = 0
"""The id of what is decided but not written."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A row with the digests of its number and of its name, by which people are found and compared."""

    row: ImportRow
    digest: UUID
    name: UUID


@dataclass(frozen=True, slots=True)
class StandingCase:
    """A case as far as a row may contradict it."""

    id: int
    judgment: Judgment
    court_id: int


@dataclass(slots=True)
class Standing:
    """What the register holds of that which some rows concern, by natural keys, with ids.

    `subjects` and `names` (digests of every form) are keyed by the digest of a number; `owed` says which
    duties a debtor owes of a judgment.
    """

    subjects: dict[UUID, int] = field(default_factory=dict)
    names: dict[UUID, set[UUID]] = field(default_factory=dict)
    judgments: dict[Judgment, int] = field(default_factory=dict)
    obligations: dict[Duty, int] = field(default_factory=dict)
    cases: dict[str, StandingCase] = field(default_factory=dict)
    owed: dict[tuple[Judgment, UUID], set[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """A row to be written, and what it brings that did not stand yet."""

    row: ImportRow
    digest: UUID
    name: UUID
    court_id: int
    new_subject: bool
    new_judgment: bool
    new_obligation: bool
    new_case: bool

    @property
    def is_draft(self) -> bool:
        """Whether a draft decision comes of it: grounds together with a day of publication."""
        return bool(self.row.grounds) and self.row.published_on is not None


@dataclass(frozen=True, slots=True)
class Courts:
    """The courts by the code in their numbers and by name; `chosen` ids if only some are imported."""

    by_code: Mapping[str, int]
    by_name: Mapping[str, int]
    chosen: Set[int] = frozenset()

    def of(self, row: ImportRow) -> int:
        """The id of the court that a row's number and name agree on; a legacy number leaves it to the name."""
        named = self.by_name.get("".join(row.court_name.split()))
        if not row.court_code:
            if named is None:
                raise RowRefused(row.line, "courtName", CourtsCode.COURT_UNKNOWN)
            return named
        coded = self.by_code.get(row.court_code)
        if named is not None and named != coded:
            raise RowRefused(row.line, "courtName", Code.ROW_COURT_DIFFERS)
        if coded is None:
            raise RowRefused(row.line, "caseCode", CourtsCode.COURT_UNKNOWN)
        return coded


def decide(keyed: Keyed, court_id: int, standing: Standing) -> Taken | None:
    """What a row brings, or None where it is known; then `standing` holds it as planned. Raises RowRefused."""
    row, digest = keyed.row, keyed.digest
    if keyed.name not in standing.names.setdefault(digest, {keyed.name}):
        raise RowRefused(row.line, "iname", CourtsCode.SUBJECT_NAME_DIFFERS)
    case = standing.cases.get(row.case_number)
    owed = standing.owed.setdefault((row.judgment, digest), set())
    if case is not None:
        _check_case(row, case, court_id)
        if row.duty in owed:
            return None
        if owed:
            raise RowRefused(row.line, "duty", Code.ROW_DUTY_DIFFERS)
    taken = Taken(
        row,
        digest,
        keyed.name,
        court_id,
        new_subject=digest not in standing.subjects,
        new_judgment=row.judgment not in standing.judgments,
        new_obligation=(row.judgment, row.duty) not in standing.obligations,
        new_case=case is None,
    )
    _plan(taken, standing)
    owed.add(row.duty)
    return taken


def _check_case(row: ImportRow, case: StandingCase, court_id: int) -> None:
    if case.court_id != court_id:
        raise RowRefused(row.line, "courtName", Code.ROW_CASE_OF_ANOTHER_COURT)
    if case.judgment != row.judgment:
        raise RowRefused(row.line, "gistId", Code.ROW_CASE_OF_ANOTHER_JUDGMENT)


def _plan(taken: Taken, standing: Standing) -> None:
    row = taken.row
    standing.subjects.setdefault(taken.digest, PLANNED)
    standing.judgments.setdefault(row.judgment, PLANNED)
    standing.obligations.setdefault((row.judgment, row.duty), PLANNED)
    standing.cases.setdefault(row.case_number, StandingCase(PLANNED, row.judgment, taken.court_id))
