"""The events of list rules art.10 that rest on rulings and on searches: D4 to D7."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from courts.models import Case, PropertySearch, Ruling
from courts.rules import searches
from defaulters.models import Decision
from defaulters.rules.endings import RULED

RESTING: Final = frozenset({"D4", *RULED.values()})


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


def arisen(decisions: Iterable[Decision]) -> dict[int, date]:
    """For each of these decisions that names a ruling or searches, the day from which its three working days run.

    One question for all rulings and one for all searches, however many decisions there are.
    """
    named = {row.pk: row.content for row in decisions if row.content.get("reason") in RESTING}
    rulings = {content["ruling"] for content in named.values() if content.get("ruling")}
    made = dict(Ruling.objects.filter(pk__in=rulings).values_list("pk", "made_on")) if rulings else {}
    vain = {pk for content in named.values() for pk in content.get("searches", ())}
    searched = dict(PropertySearch.objects.filter(pk__in=vain).values_list("pk", "made_on")) if vain else {}
    days = {
        pk: made.get(content.get("ruling"))
        or _second(searched[one] for one in content.get("searches", ()) if one in searched)
        for pk, content in named.items()
    }
    return {pk: day for pk, day in days.items() if day is not None}


def _second(days: Iterable[date]) -> date | None:
    """The day of the second search in vain, with which the event has come to pass."""
    in_order = sorted(days)
    return in_order[searches.AT_LEAST - 1] if len(in_order) >= searches.AT_LEAST else None
