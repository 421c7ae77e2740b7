"""What may a partner agency learn: the measures of its memoranda, cut with what is in force."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.reach import Cause
from enforcement.rules.windows import Window, any_covers


@dataclass(frozen=True)
class Memorandum:
    """One memorandum (MOU): the measures it covers, its days, and spans in which it was suspended."""

    code: str
    measures: frozenset[str]
    window: Window
    suspensions: tuple[Window, ...] = ()


@dataclass(frozen=True)
class Scope:
    """The measures that an agency may learn of on one day; `epoch` moves when its cursors shall be gone."""

    measures: frozenset[str]
    epoch: int = 0

    @classmethod
    def on(cls, memoranda: Iterable[Memorandum], day: date, in_force: Collection[str]) -> Scope:
        """`in_force`: codes of the measures that have a legal basis in force on `day`."""
        covered = (
            memorandum.measures
            for memorandum in memoranda
            if memorandum.window.covers(day) and not any_covers(memorandum.suspensions, day)
        )
        return cls(frozenset().union(*covered).intersection(in_force))

    def fingerprint(self) -> str:
        """A digest of the measures (hex): a sealed cursor of another fingerprint is of another scope."""
        epoch = [str(self.epoch)] if self.epoch else []
        return hashlib.sha256("\n".join([*sorted(self.measures), *epoch]).encode()).hexdigest()


@dataclass(frozen=True)
class Told:
    """What a partner reads of one cause. `decision` is None for a sealed case."""

    decision: str | None
    court: str
    measure: str
    legal_basis: str
    since: date
    until: date | None
    review_on: date | None


def cut(reached: Mapping[str, tuple[Cause, ...]], scope: Scope) -> dict[str, tuple[Cause, ...]]:
    """The part of a reach that lies within the scope."""
    return {code: causes for code, causes in reached.items() if code in scope.measures}


def told(measure: str, causes: Iterable[Cause]) -> tuple[Told, ...]:
    """The causes as a partner may read them: never a debt, a judgment or an obligation."""
    return tuple(
        Told(
            decision=None if cause.sealed else cause.decision,
            court=cause.court,
            measure=measure,
            legal_basis=cause.legal_basis,
            since=cause.since,
            until=cause.until,
            review_on=cause.review_on,
        )
        for cause in causes
    )


def check_asked(
    measure: str, memoranda: Iterable[Memorandum], day: date, in_force: Collection[str]
) -> Memorandum:
    """The memorandum under which `measure` may be asked on `day` (the first by code, if several).

    Raises `measure.out_of_scope` when no memorandum ever covered the measure, `memorandum.expired` when
    those that did have ended, `.not_in_force` when one has yet to begin, `.suspended`, and
    `measure.without_basis` when the law is gone.
    """
    covering = sorted((m for m in memoranda if measure in m.measures), key=lambda m: m.code)
    if not covering:
        raise DomainError(Code.MEASURE_OUT_OF_SCOPE, measure=measure)
    running = [m for m in covering if m.window.covers(day)]
    if not running:
        to_come = any(day < m.window.first for m in covering)
        code = Code.MEMORANDUM_NOT_IN_FORCE if to_come else Code.MEMORANDUM_EXPIRED
        raise DomainError(code, measure=measure, day=day)
    awake = [m for m in running if not any_covers(m.suspensions, day)]
    if not awake:
        raise DomainError(Code.MEMORANDUM_SUSPENDED, measure=measure, day=day)
    if measure not in in_force:
        raise DomainError(Code.MEASURE_WITHOUT_BASIS, article="国办发〔2020〕49号", measure=measure, day=day)
    return awake[0]
