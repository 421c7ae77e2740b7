"""The warning before a listing 预告书: a courtesy of the house that no text asks for and nothing follows from."""

from datetime import date, timedelta
from typing import Final

KEPT: Final = timedelta(days=30)
"""How long a warning is kept after the day by which the debtor could avoid the listing."""


def erased_from(avoid_by: date) -> date:
    """The first day on which a warning is shown to nobody and its row is to be gone."""
    return avoid_by + KEPT
