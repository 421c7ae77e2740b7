"""Reading back what a grade was given on."""

from __future__ import annotations

from decimal import Decimal

from defaulters.models import Grading
from defaulters.rules import severity


def facts_of(grading: Grading) -> severity.Facts:
    """The facts that `grading` read, as the rules take them."""
    kept = dict(grading.facts)
    owed = kept["outstanding"]
    return severity.Facts(
        **kept
        | {
            "grounds": frozenset(kept["grounds"]),
            "performed_share": Decimal(kept["performed_share"]),
            "outstanding": None if owed is None else Decimal(owed),
        }
    )
