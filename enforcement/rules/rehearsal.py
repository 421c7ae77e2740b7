"""What a version that is not yet published would make of an order in force. It decides nothing.

A published version changes no order that stands: items change by a new order alone. What is told here is
what the same order would carry if it were made under the proposal, so that whoever publishes it knows who
would gain and who would lose (proportionality: 国办发〔2020〕49号, 法发〔2019〕35号第21条).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from defaulters.rules import severity
from enforcement.rules.selection import Schedule, items


@dataclass(frozen=True)
class Proposal:
    """A whole set of versions: what is proposed, and for the rest what is in force.

    `carried`: measures with a legal basis in force; `bases`: the provisions in force. Both on the day on
    which the proposal is to begin.
    """

    policy: severity.Policy
    schedule: Schedule
    carried: frozenset[str]
    bases: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One restriction in force: the grade it was given on which facts, its items, those dropped with reasons.

    `province` is the sign with which the court's case numbers begin; `basis` the provision that carries it.
    """

    restriction_id: int
    facts: severity.Facts
    province: str
    grade: severity.Grade
    items: frozenset[str]
    dropped: frozenset[str]
    basis: str


@dataclass(frozen=True, kw_only=True)
class Effect:
    """The same restriction before and after; `gained` and `lost` are items, in a stable order."""

    restriction_id: int
    grade_before: str
    grade_after: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def gained(self) -> tuple[str, ...]:
        return tuple(code for code in self.after if code not in self.before)

    @property
    def lost(self) -> tuple[str, ...]:
        return tuple(code for code in self.before if code not in self.after)

    @property
    def changes(self) -> bool:
        return (self.grade_before, self.before) != (self.grade_after, self.after)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """How many restrictions were rehearsed, and of them the harder, milder and freed ones.

    `harder` and `milder` count restrictions that gain and lose items; one may do both. `freed` carry nothing.
    """

    rehearsed: int
    regraded: int
    harder: int
    milder: int
    freed: int


def rehearse(one: Standing, proposal: Proposal) -> Effect:
    """What `one` would carry under `proposal`; an item dropped with reasons stays dropped."""
    graded = severity.grade(one.facts, proposal.policy.in_province(one.province))
    after: frozenset[str] = frozenset()
    if one.basis in proposal.bases:
        allowed = items(graded.grade, one.facts.kind, proposal.schedule)
        after = (allowed & proposal.carried) - one.dropped
    return Effect(
        restriction_id=one.restriction_id,
        grade_before=one.grade,
        grade_after=graded.grade,
        before=tuple(sorted(one.items)),
        after=tuple(sorted(after)),
    )


def summary(effects: Iterable[Effect]) -> Summary:
    """The figures over all effects."""
    told = list(effects)
    return Summary(
        rehearsed=len(told),
        regraded=sum(one.grade_before != one.grade_after for one in told),
        harder=sum(bool(one.gained) for one in told),
        milder=sum(bool(one.lost) for one in told),
        freed=sum(not one.after for one in told),
    )
