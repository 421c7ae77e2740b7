"""Searches for property after the current proceedings were ended (2017 list rules art.10(1)(4))."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

AT_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Search:
    """One search of one person's property: `source` network, clue or on_site, `result` none or found."""

    id: int
    made_on: date
    source: str
    result: str


def in_vain(searches: Iterable[Search], ended_on: date) -> tuple[Search, ...]:
    """The network searches after the day on which the proceedings were ended, in order of their days.

    Empty unless there are two or more and nothing was found since, by whatever source: property found, or a
    clue that proved valid, leaves no room for the event. The second one's day is the day of the event.
    """
    since = [search for search in searches if search.made_on > ended_on]
    network = sorted(
        (search for search in since if search.source == "network"), key=lambda search: search.made_on
    )
    if len(network) < AT_LEAST or any(search.result == "found" for search in since):
        return ()
    return tuple(network)
