"""The events of list rules art.10 that rest on rulings and on searches: D4 to D7."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from courts.models import Case, Ruling
from courts.rules import searches
from defaulters.rules.endings import RULED


@dataclass(frozen=True)
class Event:
    """`reason` D4 to D7 and the day from which the three working days run; what it rests on."""

    reason: str
    day: date
    ruling: Ruling | None = None
    searches: tuple[int, ...] = ()


def of(case: Case, subject_id: int, day: date) -> list[Event]:
    """What has come to pass in `case` for this person by `day`, in the order of the days."""
    found = [*_ruled(case, subject_id, day), *_searched(case, subject_id, day)]
    return sorted(found, key=lambda event: (event.day, event.reason))


def _ruled(case: Case, subject_id: int, day: date) -> Iterator[Event]:
    """The days run from the ruling, which counts once it is served and while it suspends."""
    for ruling in case.rulings.about(subject_id).halting(day):
        if ruling.kind in RULED:
            yield Event(RULED[ruling.kind], ruling.made_on, ruling)


def _searched(case: Case, subject_id: int, day: date) -> Iterator[Event]:
    if case.closed_as != Case.ClosedAs.PROCEEDINGS_ENDED or case.closed_on is None:
        return
    columns = ("pk", "made_on", "source", "result")
    rows = case.searches.filter(subject=subject_id, made_on__lte=day).values_list(*columns)
    vain = searches.in_vain((searches.Search(*row) for row in rows), case.closed_on)
    if vain:
        yield Event("D4", vain[1].made_on, searches=tuple(search.id for search in vain))
