"""What a partner reports after its own check, how soon the court looks, and what may come of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What happened at the counter."""

    REFUSED = "refused"
    LET_THROUGH = "let_through"
    MISMATCH = "mismatch"
    DISPUTED = "disputed"


class Outcome(StrEnum):
    """What the court found. None of them burdens the person."""

    NOTED = "noted"
    SAME_PERSON = "same_person"
    DOUBTFUL = "doubtful"


# Who the person is, the court answers on the same day, as on a claim of the person's own.
CLOCKS: Final[dict[Kind, str]] = {
    Kind.REFUSED: "partner_report.note",
    Kind.LET_THROUGH: "partner_report.let_through",
    Kind.MISMATCH: "partner_report.identify",
    Kind.DISPUTED: "partner_report.identify",
}
OUTCOMES: Final[dict[Kind, frozenset[Outcome]]] = {
    Kind.REFUSED: frozenset({Outcome.NOTED}),
    Kind.LET_THROUGH: frozenset({Outcome.NOTED}),
    Kind.MISMATCH: frozenset({Outcome.SAME_PERSON, Outcome.DOUBTFUL}),
    Kind.DISPUTED: frozenset({Outcome.NOTED, Outcome.SAME_PERSON, Outcome.DOUBTFUL}),
}


def was_bound(bound_since: date | None, day: date) -> bool:
    """Whether the agency can be held to what it did on `day`: the notice was delivered before it (JI 192(1)).

    A notice of the same day binds from the next: which came first, the receipt does not say.
    """
    return bound_since is not None and bound_since < day


def permission(kind: str) -> str:
    """The act under which a report of this kind is answered: a refusal is only taken note of."""
    return "partner_reports.note" if kind == Kind.REFUSED else "partner_reports.answer"
