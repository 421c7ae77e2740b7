"""How far a settlement in enforcement is kept."""

from __future__ import annotations

from datetime import date

from courts.models import Case, Performance, Settlement
from courts.rules import instalments
from courts.rules.instalments import Instalment, Paid


def schedule(settlement: Settlement) -> list[Instalment]:
    """Its instalments in the order of their days."""
    return [Instalment(row.due_on, row.amount) for row in settlement.instalments.all()]


def missed(settlement: Settlement, day: date) -> Instalment | None:
    """The first instalment that is unpaid after its day. Money that waits for its confirmation is no default."""
    came_in = (Performance.State.CONFIRMED, Performance.State.RECORDED)
    return instalments.missed(schedule(settlement), _paid(settlement, *came_in), day)


def plan_kept(case: Case, subject_id: int, day: date) -> bool:
    """Whether a settlement of this person runs in `case` whose instalments so far were paid in time."""
    current = case.settlements.filter(subject=subject_id, state=Settlement.State.CURRENT).first()
    if current is None:
        return False
    return instalments.is_kept(schedule(current), _paid(current, Performance.State.CONFIRMED), day)


def _paid(settlement: Settlement, *states: str) -> list[Paid]:
    return [
        Paid(row.value_day, row.amount)
        for row in settlement.performances.all()
        if row.state in states and row.amount is not None
    ]
