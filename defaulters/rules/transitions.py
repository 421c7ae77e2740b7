"""Which state of a noun of `defaulters` may follow which (checked by `courts.rules.transitions`)."""

from typing import Final

from courts.rules.transitions import Table
from defaulters.rules.deciders import RELIEVING

DECISION: Final[Table] = {
    "draft": frozenset({"submitted", "withdrawn"}),
    "submitted": frozenset({"reviewed", "draft", "withdrawn"}),
    "reviewed": frozenset({"signed", "draft"}),
    "signed": frozenset({"served", "revoked"}),
    "served": frozenset({"revoked"}),
    "withdrawn": frozenset(),
    "revoked": frozenset(),
}

# A kind that relieves is never reviewed.
DECISION_RELIEVING: Final[Table] = {
    **{state: following for state, following in DECISION.items() if state != "reviewed"},
    "submitted": frozenset({"signed", "draft", "withdrawn"}),
}

# Where the court's president has switched the reviewer off; what is already reviewed goes on from there.
DECISION_REVIEW_OFF: Final[Table] = {**DECISION, "submitted": DECISION["submitted"] | {"signed"}}

LISTING: Final[Table] = {
    "pending": frozenset({"published", "dropped"}),
    "published": frozenset({"shielded", "deleted", "cancelled"}),
    "shielded": frozenset({"published", "deleted", "cancelled"}),
    "deleted": frozenset(),
    "cancelled": frozenset(),
    "dropped": frozenset(),
}

APPLICATION: Final[Table] = {
    "pending": frozenset({"granted", "refused"}),
    "granted": frozenset(),
    "refused": frozenset(),
}

OBJECTION: Final[Table] = {
    "lodged": frozenset({"admitted", "not_admitted"}),
    "admitted": frozenset({"upheld", "dismissed", "withdrawn"}),
    "not_admitted": frozenset(),
    "upheld": frozenset(),
    "dismissed": frozenset(),
    "withdrawn": frozenset(),
}

RECONSIDERATION: Final[Table] = {
    "lodged": frozenset({"upheld", "dismissed", "withdrawn"}),
    "upheld": frozenset(),
    "dismissed": frozenset(),
    "withdrawn": frozenset(),
}


def decision(kind: str, *, reviewer_switched_off: bool = False) -> Table:
    """The table of a decision of `kind` at a court with or without a reviewer."""
    if kind in RELIEVING:
        return DECISION_RELIEVING
    return DECISION_REVIEW_OFF if reviewer_switched_off else DECISION
