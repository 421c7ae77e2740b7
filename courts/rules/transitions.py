"""Which state may follow which. One table a noun; only services move a state."""

from collections.abc import Mapping
from typing import TypeAlias

from courts.rules.codes import Code
from courts.rules.errors import DomainError

Table: TypeAlias = Mapping[str, frozenset[str]]

PERFORMANCE: Table = {
    "recorded": frozenset({"confirmed", "refused"}),
    "confirmed": frozenset({"reversed"}),
    "refused": frozenset(),
    "reversed": frozenset(),
}

# The way back from performed is the reversal of a performance (`performances.reverse`).
SETTLEMENT: Table = {
    "current": frozenset({"performed", "breached"}),
    "performed": frozenset({"current"}),
    "breached": frozenset(),
}


# Withdrawn by the first court, or filed by the other.
TRANSFER: Table = {
    "proposed": frozenset({"accepted", "withdrawn"}),
    "accepted": frozenset(),
    "withdrawn": frozenset(),
}

# Granted and refused may turn into each other on reconsideration (`party_remedies.decide`), or by a suit.
PARTY_CHANGE: Table = {
    "pending": frozenset({"granted", "refused"}),
    "granted": frozenset({"refused", "entered"}),
    "refused": frozenset({"granted"}),
    "entered": frozenset(),
}

PARTY_REMEDY: Table = {
    "lodged": frozenset({"upheld", "dismissed"}),
    "upheld": frozenset(),
    "dismissed": frozenset(),
}

PARTY_SUIT: Table = {
    "pending": frozenset({"upheld", "dismissed", "withdrawn"}),
    "upheld": frozenset(),
    "dismissed": frozenset(),
    "withdrawn": frozenset(),
}


def check(table: Table, noun: str, old: str, new: str) -> None:
    """Pass if `table` allows a `noun` to go from `old` to `new`, else `transition.not_allowed`."""
    if new not in table.get(old, frozenset()):
        raise DomainError(Code.TRANSITION_NOT_ALLOWED, noun=noun, old=str(old), new=str(new))
