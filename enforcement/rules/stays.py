"""From the moves that the feed has told to the windows in which a restriction is stayed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from enforcement.rules.windows import Window

# Why a restriction was stayed, and bound again, for a claim "that is not me".
UNDECIDED: Final = "claim_undecided"
DISMISSED: Final = "claim_dismissed"
OF_CLAIMS: Final = frozenset({UNDECIDED, DISMISSED})


def windows(moves: Iterable[tuple[bool, date, str]]) -> list[Window]:
    """The stays of one restriction, from its moves (whether it is a stay, its first day, its reason) in order.

    A claim and a performance stay apart from each other: each is ended by its own reinstatement. A stay that
    is told again while it runs is the same stay; one that was called off before it began is none.
    """
    found: dict[bool, list[Window]] = {True: [], False: []}
    for is_stay, first, reason in moves:
        own = found[reason in OF_CLAIMS]
        if is_stay and (not own or own[-1].last is not None):
            own.append(Window(first))
        elif own and not is_stay:
            own[-1] = Window(own[-1].first, first - timedelta(days=1))
    both = [*found[False], *found[True]]
    return [window for window in both if window.last is None or window.first <= window.last]
