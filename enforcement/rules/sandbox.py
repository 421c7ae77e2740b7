"""The sandbox of a partner's own CI: who its invented people are, and what a step does to the one who moves.

| person | a check with the name that the sandbox shows answers, for every measure of the memorandum |
| --- | --- |
| clear | clear |
| restricted | restricted |
| exempt | exempt |
| name_mismatch | name_mismatch: the register knows the number under another name |
| invalid | invalid: the last character is not the check character |
| traveller | clear, restricted or exempt, as the last step left him |

| step | a free traveller | a bound one | an exempt one |
| --- | --- | --- | --- |
| imposed | imposed | nothing | lifted, imposed |
| exempted | imposed, exempted | exempted | nothing |
| released | nothing | stayed, lifted | stayed, lifted |

No step is refused, so that a run which was broken off is no hindrance to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from enforcement.rules.invented import numbered_citizen_id, wrong_check

OUTAGE: Final = timedelta(seconds=5)
EXEMPT_FOR: Final = timedelta(days=3650)
COURT: Final = "沙箱法院"
DECISION: Final = "（沙箱）执限令1号"
PERFORMED: Final = "performed"


class Role(StrEnum):
    """Whom the sandbox knows."""

    CLEAR = "clear"
    RESTRICTED = "restricted"
    EXEMPT = "exempt"
    NAME_MISMATCH = "name_mismatch"
    INVALID = "invalid"
    TRAVELLER = "traveller"


class Step(StrEnum):
    """What a partner has happen in its sandbox."""

    IMPOSED = "imposed"
    EXEMPTED = "exempted"
    RELEASED = "released"
    OUTAGE = "outage"
    GONE = "gone"


class Standing(StrEnum):
    """How somebody stands; the words are those of the verdicts."""

    FREE = "clear"
    BOUND = "restricted"
    EXEMPT = "exempt"


@dataclass(frozen=True)
class Person:
    """A citizen of nowhere: the number, the name to ask with, and the name under which the register knows it."""

    number: str
    name: str
    known_as: str


def _person(sequence: int, name: str, known_as: str = "") -> Person:
    return Person(numbered_citizen_id(date(1970, 1, 1), sequence), name, known_as or name)


_CLEAR: Final = _person(991, "沙清")
PEOPLE: Final = {
    Role.CLEAR: _CLEAR,
    Role.RESTRICTED: _person(992, "沙限"),
    Role.EXEMPT: _person(993, "沙准"),
    Role.NAME_MISMATCH: _person(994, "沙异名", "沙同号"),
    Role.INVALID: Person(wrong_check(_CLEAR.number), _CLEAR.name, _CLEAR.name),
    Role.TRAVELLER: _person(995, "沙行"),
}
# What stands from the first day on and is moved by no step.
LASTING: Final = {
    Role.RESTRICTED: Step.IMPOSED,
    Role.EXEMPT: Step.EXEMPTED,
    Role.NAME_MISMATCH: Step.IMPOSED,
}
MOVES: Final[dict[tuple[Step, Standing], tuple[str, ...]]] = {
    (Step.IMPOSED, Standing.FREE): ("imposed",),
    (Step.IMPOSED, Standing.BOUND): (),
    (Step.IMPOSED, Standing.EXEMPT): ("lifted", "imposed"),
    (Step.EXEMPTED, Standing.FREE): ("imposed", "exempted"),
    (Step.EXEMPTED, Standing.BOUND): ("exempted",),
    (Step.EXEMPTED, Standing.EXEMPT): (),
    (Step.RELEASED, Standing.FREE): (),
    (Step.RELEASED, Standing.BOUND): ("stayed", "lifted"),
    (Step.RELEASED, Standing.EXEMPT): ("stayed", "lifted"),
}
_AFTER: Final = {
    "imposed": Standing.BOUND,
    "exempted": Standing.EXEMPT,
    "stayed": Standing.FREE,
    "lifted": Standing.FREE,
}


def standing(kinds: Iterable[str]) -> Standing:
    """How somebody stands after changes of these kinds, in their order."""
    last = Standing.FREE
    for kind in kinds:
        last = _AFTER[kind]
    return last


def restriction_id(role: Role, serial: int) -> int:
    """What tells the `serial`-th restriction of one of the people from all others in the sandbox; from 1 on."""
    return serial * len(PEOPLE) + list(PEOPLE).index(role)
