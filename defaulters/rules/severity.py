"""How severe is this default? One obligation of one judgment, for one obligor, never a person.

The steps run in the order base, raise, lower, clip, gate, floor, cap. Five laws hold for every input and
policy (`severity_laws.py` proves them before a policy is published):

P1  an expressive act without G2 is minor; grave harm with ability full or G2/G3, less than half performed,
    is serious
P2  adding G2 or G3 never lowers a grade
P3  with G2 or G3 a lower ability finding never lowers it
P4  performing half, or owing less, never raises it
P5  graver harm never lowers it

Where steps and laws meet, they are read so:

- Each raise and each lower counts once, however many facts feed it (G2 together with G3 is one raise),
  and different ones add up. The sum is clipped only afterwards, so that a raise and a lower of the same
  default offset each other.
- Grave harm is harm that a duty is to repair or to stop. An apology repairs none of it, whatever else the
  judgment orders, so the second half of P1 is not about expressive acts: else an apology beside a
  compensation for injured children would carry what the compensation carries. Its cap therefore stands
  last and has no exception but G2.
- The cap of another personal act yields to the floor. As written it would make general what P1 and the
  floor ("for every kind of obligation") make serious: say, the one who alone can tell where poisoned
  goods were shipped and refuses.
- "Only G1" means that no other ground is decided; an order without a listing, which has no ground, is in
  it too. The floor for ability partial asks only that neither G2 nor G3 is decided: else a further
  ground, such as a false report, would make a default with grave harm milder.
- `expressive` and `welfare` are read for OB6 alone; of a kind without that sub-kind they say nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from courts.rules.errors import DomainError
from defaulters.rules import articles
from defaulters.rules.codes import Code
from defaulters.rules.severity_policy import GRADES, KINDS, Grade, Policy

__all__ = ["GRADES", "KINDS", "Facts", "Grade", "Graded", "Policy", "Reason", "grade"]

ABILITIES: Final = ("full", "partial", "none", "unknown")
BASES: Final = ("EB1", "EB2", "EB3", "EB4", "EB5", "EB6", "EB7")
GROUNDS: Final = frozenset({"G1", "G2", "G3", "G4", "G5", "G6"})
CONDUCT: Final = GROUNDS - {"G1"}
EVASION: Final = frozenset({"G2", "G3"})
PUBLIC_LAW: Final = frozenset({"EB2", "EB3"})

MINOR, GENERAL, SERIOUS = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Facts:
    """What a grade may read, and nothing else: no religion, speech, family, association, location or
    shopping.

    `arrears` counts periods or months overdue, `outstanding` is yuan (None: no sum), `performed_share`
    runs from 0 to 1, `surcharge_runs` is the statutory surcharge on a public-law sum, `own_tool_failed`
    that of section "own tool first".
    """

    kind: str
    expressive: bool = False
    basis: str = "EB1"
    grounds: frozenset[str] = frozenset({"G1"})
    ability: str = "full"
    grave_harm: bool = False
    protected: bool = False
    arrears: int = 0
    welfare: bool = False
    own_tool_failed: bool = False
    outstanding: Decimal | None = None
    performed_share: Decimal = Decimal(0)
    plan_kept: bool = False
    surcharge_runs: bool = False

    @property
    def is_expressive(self) -> bool:
        """An apology, retraction or restored reputation: a personal act that the court cannot make in one's
        stead.
        """
        return self.kind == "OB6" and self.expressive

    @property
    def is_personal(self) -> bool:
        return self.kind == "OB6" and not self.expressive

    @property
    def is_evasion(self) -> bool:
        return not EVASION.isdisjoint(self.grounds)

    @property
    def is_refusal(self) -> bool:
        """The ability to perform is there, or was hidden by force, forgery or evasion."""
        return self.ability == "full" or self.is_evasion

    def several_grounds(self, policy: Policy) -> bool:
        return len(CONDUCT.intersection(self.grounds)) >= policy.grounds_count


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of why: the step, a code, the facts it read as (name, value), and what it did (`+1`, `-1` or a
    grade).
    """

    step: str
    code: str
    reads: tuple[tuple[str, str], ...]
    effect: str

    def as_dict(self) -> dict[str, object]:
        """The row as it stands in a signed decision: step, code, reads, effect."""
        return {"step": self.step, "code": self.code, "reads": dict(self.reads), "effect": self.effect}


@dataclass(frozen=True, slots=True)
class Graded:
    grade: Grade
    reasons: tuple[Reason, ...]


def grade(facts: Facts, policy: Policy) -> Graded:
    """The grade with its reasons, in the order of the steps; a step that changed nothing leaves no row.

    Raises `kind_unclassified` for an obligation whose kind nobody confirmed and `severity.facts_invalid`
    (`field`) for a value that no finding can have. 法发〔2019〕35号 art.21.
    """
    _check(facts)
    base = policy.base[facts.kind]
    reasons = [_reason("base", "kind", facts, base, "kind")]
    reasons += (_reason("raise", code, facts, "+1", *reads) for code, reads in _raises(facts, policy))
    reasons += (_reason("lower", code, facts, "-1", *reads) for code, reads in _lowers(facts, policy))
    level = GRADES.index(base) + sum(1 if row.effect == "+1" else -1 for row in reasons[1:])
    for step, code, target, reads in _bounds(facts, policy, level):
        reasons.append(_reason(step, code, facts, GRADES[target], *reads))
        level = target
    return Graded(GRADES[level], tuple(reasons))


_Row = tuple[str, tuple[str, ...]]


def _raises(facts: Facts, policy: Policy) -> Iterator[_Row]:
    if facts.is_evasion:
        yield "obstruction_or_evasion", ("grounds",)
    if facts.several_grounds(policy):
        yield "several_grounds", ("grounds",)
    if facts.protected and facts.is_refusal and facts.arrears >= policy.arrears_periods:
        yield "protected_interest_in_arrears", ("protected", "ability", "grounds", "arrears")
    if facts.is_personal and facts.welfare and facts.own_tool_failed:
        yield "welfare_or_safety", ("welfare", "own_tool_failed")


def _lowers(facts: Facts, policy: Policy) -> Iterator[_Row]:
    if facts.performed_share >= policy.half:
        yield "half_performed", ("performed_share",)
    if facts.ability in ("partial", "none") and not facts.is_evasion:
        yield "ability_limited", ("ability", "grounds")
    if facts.plan_kept:
        yield "plan_kept", ("plan_kept",)
    if _small_first_default(facts, policy):
        yield "small_first_default", ("outstanding", "grounds", "protected")
    if facts.kind == "OB1" and facts.basis in PUBLIC_LAW and facts.surcharge_runs and not facts.is_evasion:
        yield "surcharge_runs", ("basis", "surcharge_runs", "grounds")


def _small_first_default(facts: Facts, policy: Policy) -> bool:
    if facts.outstanding is None or facts.protected or CONDUCT.intersection(facts.grounds):
        return False
    return facts.outstanding <= policy.small_sum


_Bound = tuple[str, str, int, tuple[str, ...]]


def _bounds(facts: Facts, policy: Policy, level: int) -> Iterator[_Bound]:
    """Clip, gate, floor and cap: only those that move the level, each with the level it moves it to."""
    clipped = min(max(level, MINOR), SERIOUS)
    if clipped != level:
        yield "clip", "three_grades", clipped, ()
    level = clipped
    if level == SERIOUS and not (facts.is_evasion or facts.several_grounds(policy) or facts.grave_harm):
        yield "gate", "nothing_makes_it_serious", GENERAL, ("grounds", "grave_harm")
        level = GENERAL
    floor = _floor(facts, policy)
    if level < floor:
        yield "floor", "grave_harm", floor, ("grave_harm", "ability", "grounds", "performed_share")
        level = floor
    code, cap = _cap(facts, floor)
    if level > cap:
        yield "cap", code, cap, ("kind", "expressive", "grounds", "grave_harm")


def _floor(facts: Facts, policy: Policy) -> int:
    if not facts.grave_harm:
        return MINOR
    if facts.is_refusal:
        return GENERAL if facts.performed_share >= policy.half else SERIOUS
    return GENERAL if facts.ability == "partial" else MINOR


def _cap(facts: Facts, floor: int) -> tuple[str, int]:
    obstructed = GENERAL if "G2" in facts.grounds else MINOR
    if facts.is_expressive:
        return "expressive_act", obstructed
    if facts.is_personal:
        return "personal_act", max(GENERAL, floor)
    if facts.kind == "OB7" and not facts.grave_harm:
        return "omission", obstructed
    return "", SERIOUS


def _reason(step: str, code: str, facts: Facts, effect: str, *reads: str) -> Reason:
    return Reason(step, code, tuple((name, _shown(getattr(facts, name))) for name in reads), effect)


def _shown(value: object) -> str:
    if isinstance(value, frozenset | set):
        return ",".join(sorted(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _check(facts: Facts) -> None:
    if facts.kind not in KINDS:
        raise DomainError(Code.KIND_UNCLASSIFIED, article=articles.OPINION_GRADING, kind=facts.kind)
    wrong = {
        "basis": facts.basis not in BASES,
        "grounds": not GROUNDS.issuperset(facts.grounds),
        "ability": facts.ability not in ABILITIES,
        "arrears": facts.arrears < 0,
        "outstanding": facts.outstanding is not None and facts.outstanding < 0,
        "performed_share": not 0 <= facts.performed_share <= 1,
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise DomainError(Code.SEVERITY_FACTS_INVALID, field=field)
