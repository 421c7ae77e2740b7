"""What comes first among the tasks of one desk: a person's freedom, then the procedure, last the file itself."""

from __future__ import annotations

from enum import IntEnum
from typing import Final


class Priority(IntEnum):
    """In the order in which tasks are shown."""

    FREEDOM = 0
    PROCEDURE = 1
    FILE = 2


# Whoever waits for one of these is bound, or may be, for as long as it is not done.
_FREEDOM: Final = frozenset(
    {
        "confirm", "remove", "early_delete", "decide_milder", "delete_ruled", "early_ruled",
        "deceased", "succeeded", "limit_spent", "quashed", "sign_relief",
        "answer", "own_money", "take_up", "admit", "decide", "reconsider", "report_mismatch", "report_disputed",
        "review_on", "review_overdue", "expiring", "renew_finding", "basis_lapses", "decide_party_remedy",
    }
)  # fmt: skip
# A draft, and a signature that is asked for, have a clock only where the decision relieves.
_IF_TIMED: Final = frozenset({"draft", "sign"})
# How long a court may take over a case frees nobody and burdens nobody: a row a case must bury nothing else.
_FILE: Final = frozenset({"close_case"})


def of(kind: str, *, timed: bool) -> Priority:
    """The priority of a task of this kind; `timed`: it has a last day."""
    if kind in _FILE:
        return Priority.FILE
    return Priority.FREEDOM if kind in _FREEDOM or (timed and kind in _IF_TIMED) else Priority.PROCEDURE


def kinds() -> frozenset[str]:
    """Every kind that is named here."""
    return _FREEDOM | _IF_TIMED | _FILE
