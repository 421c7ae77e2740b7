"""Has the obligation's own tool been used? Nobody is listed for an act before it failed or was found
unsuitable.

A step is met by any one of its tools; every step must be met. An apology has two: the judgment is
published at the obligor's cost (Civil Code 1000), and only where that is unsuitable or did not work is
refusal fined (CPL 114).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

FAILED, UNSUITABLE, CARRIED_OUT = "failed", "unsuitable", "carried_out"

Step = frozenset[str]

_PRESSURE: Final[Step] = frozenset({"fine", "detention"})
_PUBLICATION: Final[Step] = frozenset({"publication"})

_STEPS: Final[dict[str, tuple[Step, ...]]] = {
    "OB3": (frozenset({"eviction"}),),
    "OB4": (frozenset({"registry"}),),
    "OB5": (frozenset({"substitute"}),),
    "OB6": (_PRESSURE,),
    "OB7": (_PRESSURE,),
}

# Once carried out, these have brought about what was owed; a paid fine has not.
PERFORMING: Final = frozenset({"publication", "eviction", "registry", "substitute"})


@dataclass(frozen=True, slots=True)
class ToolUse:
    """One use of a tool: ordered, failed, carried_out or unsuitable; unsuitable counts only with a reason."""

    tool: str
    outcome: str
    reason: str = ""

    @property
    def is_exhausted(self) -> bool:
        return self.outcome == FAILED or (self.outcome == UNSUITABLE and bool(self.reason.strip()))


def steps(kind: str, *, expressive: bool = False) -> tuple[Step, ...]:
    """The own tools of an obligation, step by step; none for a duty to pay or deliver."""
    return (_PUBLICATION, _PRESSURE) if kind == "OB6" and expressive else _STEPS.get(kind, ())


def open_tools(kind: str, uses: Iterable[ToolUse], *, expressive: bool = False) -> tuple[str, ...]:
    """The tools of the first step that is still to be used; empty once all have failed or are unsuitable."""
    exhausted = {use.tool for use in uses if use.is_exhausted}
    for step in steps(kind, expressive=expressive):
        if step.isdisjoint(exhausted):
            return tuple(sorted(step))
    return ()


def has_failed(kind: str, uses: Iterable[ToolUse], *, expressive: bool = False) -> bool:
    """Whether one of the obligation's own tools was ordered and failed (what a grade reads)."""
    own = frozenset().union(*steps(kind, expressive=expressive))
    return any(use.outcome == FAILED and use.tool in own for use in uses)


def is_performed(kind: str, uses: Iterable[ToolUse], *, expressive: bool = False) -> bool:
    """Whether a tool that the court carried out has itself performed the obligation (D1)."""
    own = frozenset().union(*steps(kind, expressive=expressive)) & PERFORMING
    return any(use.outcome == CARRIED_OUT and use.tool in own for use in uses)
