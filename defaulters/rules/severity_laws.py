"""Does a severity policy keep the five laws? Asked before it is published, by trying every kind of case it
can meet.

The numbers of a policy only cut ranges: one point on each side of each cut stands for all of them, as do
G4 for G5 and G6 (they are counted, not told apart) and one pair of facts for a raise or lower that reads
two. G1 is never read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Final

from courts.rules.errors import DomainError
from defaulters.rules import articles
from defaulters.rules.codes import Code
from defaulters.rules.severity import GRADES, KINDS, Facts, Policy, grade

HALF: Final = Decimal("0.5")
_JUST_BELOW: Final = Decimal("0.0001")
_GROUNDS: Final = tuple(
    frozenset({"G1"} | set(evasion) | set(others))
    for evasion in ((), ("G2",), ("G3",), ("G2", "G3"))
    for others in ((), ("G4",), ("G4", "G5"))
)
_NEXT_LOWER: Final = {"full": "partial", "partial": "none", "none": None, "unknown": None}


@dataclass(frozen=True, slots=True)
class Breach:
    """A law that a policy breaks, with the case that shows it and, if the law compares, its graver twin."""

    law: str
    facts: Facts
    other: Facts | None = None


def check_policy(policy: Policy) -> None:
    """Raises `severity.policy_breaks_law` with the law and the case of the first breach."""
    for breach in breaches(policy):
        raise DomainError(
            Code.SEVERITY_POLICY_BREAKS_LAW,
            article=articles.OPINION_GRADING,
            law=breach.law,
            facts=breach.facts,
        )


def breaches(policy: Policy) -> Iterator[Breach]:
    """Every breach of a law by the policy; none for a policy that may be published."""
    levels = {facts: GRADES.index(grade(facts, policy).grade) for facts in cases(policy)}
    for facts, level in levels.items():
        if not _keeps_p1(facts, level):
            yield Breach("P1", facts)
        for law, other in _graver(facts, policy):
            if levels[other] < level:
                yield Breach(law, facts, other)


def _keeps_p1(facts: Facts, level: int) -> bool:
    if facts.is_expressive:
        return level == 0 or "G2" in facts.grounds
    grave = facts.grave_harm and facts.is_refusal and facts.performed_share < HALF
    return level == 2 or not grave


def cases(policy: Policy) -> Iterator[Facts]:
    """One case for every combination that the policy can tell apart."""
    axes = (_acts(), _GROUNDS, _NEXT_LOWER, (False, True), _arrears(policy), _sums(policy), _shares(policy))
    for act, grounds, ability, harm, arrears, outstanding, share in product(*axes):
        for plan_kept, surcharge in product((False, True), repeat=2):
            yield replace(
                act,
                grounds=grounds,
                ability=ability,
                grave_harm=harm,
                protected=arrears is not None,
                arrears=arrears or 0,
                outstanding=outstanding,
                performed_share=share,
                plan_kept=plan_kept,
                basis="EB3" if surcharge else "EB1",
                surcharge_runs=surcharge,
            )


def _graver(facts: Facts, policy: Policy) -> Iterator[tuple[str, Facts]]:
    """The nearest twins that no law lets be graded lower; farther ones follow from these."""
    for ground in ("G2", "G3"):
        if ground not in facts.grounds:
            yield "P2", replace(facts, grounds=facts.grounds | {ground})
    if facts.is_evasion and (lower := _NEXT_LOWER[facts.ability]):
        yield "P3", replace(facts, ability=lower)
    shares = _shares(policy)
    if before := shares[: shares.index(facts.performed_share)]:
        yield "P4", replace(facts, performed_share=before[-1])
    if facts.outstanding == policy.small_sum:
        yield "P4", replace(facts, outstanding=_sums(policy)[-1])
    if not facts.grave_harm:
        yield "P5", replace(facts, grave_harm=True)


def _acts() -> tuple[Facts, ...]:
    plain = tuple(Facts(kind) for kind in KINDS)
    return (*plain, Facts("OB6", welfare=True, own_tool_failed=True), Facts("OB6", expressive=True))


def _arrears(policy: Policy) -> tuple[int | None, ...]:
    """None: no protected interest."""
    return (None, policy.arrears_periods - 1, policy.arrears_periods)


def _sums(policy: Policy) -> tuple[Decimal, ...]:
    return (policy.small_sum, policy.small_sum + Decimal("0.01"))


def _shares(policy: Policy) -> tuple[Decimal, ...]:
    """A share below each cut and the cuts: the policy's own, and the half of P1."""
    return tuple(sorted({Decimal(0), HALF - _JUST_BELOW, HALF, policy.half}))
