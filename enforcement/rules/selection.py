"""Which items may an order name: the dated schedule of measures by grade and kind of obligation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code

GRADES = ("minor", "general", "serious")
KINDS = ("OB1", "OB2", "OB3", "OB4", "OB5", "OB6", "OB7")
ACT_KINDS = ("OB6", "OB7")

ORDER_ARTICLE = "法释〔2015〕17号 art.5"


@dataclass(frozen=True)
class Schedule:
    """A published version: (grade, kind) -> measure codes. All 21 pairs are present."""

    version: str
    valid_from: date
    sets: Mapping[tuple[str, str], frozenset[str]]

    @classmethod
    def from_dict(cls, d: Mapping[str, Any]) -> Schedule:
        """From what `json.load` gives of seeds/measure_schedule.json.

        `d["columns"]` is a list of {grade, kinds, items}. Each pair of grade and kind must stand in
        exactly one column, else `schedule.malformed` with the pairs that are missing, doubled or unknown.
        """
        pairs = [
            ((column["grade"], kind), frozenset(column["items"]))
            for column in d["columns"]
            for kind in column["kinds"]
        ]
        expected = sorted((grade, kind) for grade in GRADES for kind in KINDS)
        named = sorted(pair for pair, _ in pairs)
        if named != expected:
            wrong = set(named).symmetric_difference(expected) or {p for p in named if named.count(p) > 1}
            raise DomainError(Code.SCHEDULE_MALFORMED, pairs=sorted(wrong))
        return cls(version=d["version"], valid_from=date.fromisoformat(d["valid_from"]), sets=dict(pairs))

    def measures(self) -> frozenset[str]:
        """Every measure that the schedule names anywhere."""
        return frozenset().union(*self.sets.values())


def items(grade: str, obligation_kind: str, schedule: Schedule) -> frozenset[str]:
    """The measures that an order may name for an obligation of this grade and kind.

    Raises `schedule.no_column` for an unknown grade or kind (an unclassified duty carries nothing).
    """
    try:
        return schedule.sets[grade, obligation_kind]
    except KeyError:
        raise DomainError(Code.SCHEDULE_NO_COLUMN, grade=grade, kind=obligation_kind) from None


def check_schedule(schedule: Schedule, bases_in_force: Mapping[str, Collection[str]]) -> None:
    """Refuse a schedule at publication that is empty, not nested, blind to acts or without law.

    `bases_in_force`: measure code -> codes of its bases in force on the schedule's first day, as
    `catalogue.bases_in_force` gives it.
    """
    _check_no_set_is_empty(schedule)
    _check_grades_are_nested(schedule)
    _check_acts_carry_less(schedule)
    for measure in sorted(schedule.measures()):
        if not bases_in_force.get(measure):
            raise DomainError(
                Code.SCHEDULE_MEASURE_WITHOUT_BASIS,
                article="国办发〔2020〕49号",
                measure=measure,
                day=schedule.valid_from,
            )


def choose(
    proposed: Iterable[str], grade: str, kind: str, schedule: Schedule, reasons: Mapping[str, str]
) -> frozenset[str]:
    """The items of an order, as the judge proposes them within the schedule.

    `reasons`: measure code -> the written reason for leaving it out. Refused: no item at all, an item
    beyond the schedule, an item left out without a reason (法释〔2015〕17号 art.5).
    """
    chosen, allowed = frozenset(proposed), items(grade, kind, schedule)
    if not chosen:
        raise DomainError(Code.ORDER_NO_ITEMS, article=ORDER_ARTICLE)
    if beyond := chosen - allowed:
        raise DomainError(Code.ORDER_BEYOND_SCHEDULE, items=sorted(beyond), grade=grade, kind=kind)
    if silent := {code for code in allowed - chosen if not reasons.get(code, "").strip()}:
        raise DomainError(Code.ORDER_DROP_WITHOUT_REASON, items=sorted(silent))
    return chosen


def _check_no_set_is_empty(schedule: Schedule) -> None:
    for (grade, kind), codes in schedule.sets.items():
        if not codes:
            raise DomainError(Code.SCHEDULE_EMPTY_SET, article=ORDER_ARTICLE, grade=grade, kind=kind)


def _check_grades_are_nested(schedule: Schedule) -> None:
    for kind in KINDS:
        for lower, upper in pairwise(GRADES):
            if missing := schedule.sets[lower, kind] - schedule.sets[upper, kind]:
                raise DomainError(
                    Code.SCHEDULE_NOT_NESTED, lower=lower, upper=upper, kind=kind, items=sorted(missing)
                )


def _check_acts_carry_less(schedule: Schedule) -> None:
    narrow = {("minor", kind) for kind in ACT_KINDS}
    for act in sorted(narrow):
        for pair, codes in schedule.sets.items():
            if pair not in narrow and not schedule.sets[act] < codes:
                raise DomainError(Code.SCHEDULE_ACT_NOT_SMALLER, act=act, beside=pair)
