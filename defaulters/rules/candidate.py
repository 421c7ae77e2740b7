"""What a bar of eligibility may read of one obligor of one obligation on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from courts.rules.working_days import add_months
from defaulters.rules.own_tools import ToolUse, is_performed

ADULT_MONTHS: Final = 18 * 12


@dataclass(frozen=True, slots=True)
class Ability:
    """The latest ability finding: full, partial, none or unknown, and the last day it may be used."""

    result: str
    valid_until: date


@dataclass(frozen=True, slots=True)
class Stated:
    """What a decision itself says against a bar: the president's exception, how an inability was weighed."""

    exempted: bool = False
    weighed: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """The facts of eligibility, as of `day`.

    `kind` is OB1-OB7 or "unclassified". `warning_served_on` is the service of an enforcement notice that
    carries the risk warning, `notice_served_on` of any; `performance_period_end` the last day that the
    notice leaves. `findings` maps each ground decided by a conduct finding to its id. `seized` and
    `outstanding` are yuan; None: no sum is owed. `exempted_by_president` is the president's reasoned
    exception for a campus-loan student. `inability_weighed`: the decision says why conduct leads to a listing
    of somebody who cannot perform. `linked_only`: the person is no obligor but a unit's
    representative, principal, responsible person or controller. `ex_officio`: the court acts by itself.
    `expired_grounds` are those of a listing of this case and person whose term has ended, unless found
    anew since. `halted_by` is the number of a served ruling that suspends or ends the enforcement, "" for none.
    """

    day: date
    kind: str
    grounds: frozenset[str] = frozenset()
    expressive: bool = False
    performed: bool = False
    notice_served_on: date | None = None
    warning_served_on: date | None = None
    performance_period_end: date | None = None
    ability: Ability | None = None
    inability_weighed: bool = False
    findings: Mapping[str, int] = field(default_factory=dict)
    outstanding: Decimal | None = None
    seized: Decimal = Decimal(0)
    security_accepted: bool = False
    liability: str = "sole"
    ranks_later: bool = False
    held_off: bool = False
    campus_loan_student: bool = False
    exempted_by_president: bool = False
    unit: bool = False
    born: date | None = None
    died: date | None = None
    linked_only: bool = False
    tool_uses: tuple[ToolUse, ...] = ()
    already_listed: bool = False
    last_d3_deletion: date | None = None
    ex_officio: bool = False
    expired_grounds: frozenset[str] = frozenset()
    halted_by: str = ""

    @property
    def is_performed(self) -> bool:
        """Performed by the obligor, or by a tool that the court carried out."""
        return self.performed or is_performed(self.kind, self.tool_uses, expressive=self.expressive)

    @property
    def is_covered(self) -> bool:
        """What is already sealed, seized or frozen suffices for the debt."""
        return self.outstanding is not None and 0 < self.outstanding <= self.seized


def adult_from(born: date) -> date:
    """The first day on which a person counts as adult: the day after the 18th birthday (list rules art.4)."""
    return add_months(born, ADULT_MONTHS) + timedelta(days=1)
