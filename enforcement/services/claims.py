"""A claim "that is not me": when the court's day passes without a decision, what binds stays by itself.

| when | what is told at once | from which day it is free or binds again |
| --- | --- | --- |
| the claim is lodged | `stayed` | the day after the last day to decide: no job has to run that evening |
| it is dismissed in time | `reinstated` | the same day: the stay never begins |
| it is dismissed later, or withdrawn | `reinstated` | the next working day |
| it is upheld | nothing: the cancellation follows | |
| a performance that stayed it too is reversed | `reinstated`, then again `stayed` or `reinstated` | as the claim says |

A restriction is stayed by a claim once; a second claim of the same person is reviewed and stays nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from courts.models import Case
from courts.rules.working_days import add_working_days
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from defaulters.models import Objection
from enforcement.models import Change, Filing, Restriction
from enforcement.rules import stays
from enforcement.services import feed, lapses


def stay_unless_decided(*, act: Act, case: Case, subject_id: int, due_on: date) -> None:
    """What binds the claimant in this case is free after `due_on`, unless the claim is decided by then."""
    free_from = max(act.today, due_on + timedelta(days=1))
    for restriction in _held(case, subject_id, Restriction.State.ACTIVE, Restriction.State.STAYED):
        if not restriction.changes.filter(reason=stays.UNDECIDED).exists():
            feed.tell(act, Change.Kind.STAYED, restriction, reason=stays.UNDECIDED, window=(free_from, None))


def bind_again(*, act: Act, case: Case, subject_id: int) -> None:
    """The claim was not right: what it stayed, or would have stayed, binds."""
    again = add_working_days(act.today, 1, calendar()).day
    for restriction in _held(case, subject_id, Restriction.State.ACTIVE):
        told = _running(restriction)
        if told is not None and restriction.from_day is not None:
            from_day = act.today if act.today < told.from_day else again
            _dismissed(act, restriction, max(from_day, restriction.from_day))


def outlast_performance(*, act: Act, restriction: Restriction) -> None:
    """A performance that stayed it too is reversed: an undecided claim stays it on, one that failed meanwhile
    stays it no more."""
    told = _running(restriction)
    if told is None or restriction.from_day is None:
        return
    if _is_undecided(restriction):
        window = (max(told.from_day, restriction.from_day), None)
        feed.tell(act, Change.Kind.STAYED, restriction, reason=stays.UNDECIDED, window=window)
    else:
        _dismissed(act, restriction, restriction.from_day)


def is_open(restriction: Restriction) -> bool:
    """Whether a claim stays the restriction, now or from a day on that is told already."""
    return _running(restriction) is not None


def _running(restriction: Restriction) -> Change | None:
    """The stay by a claim that nothing has ended."""
    told = restriction.changes.filter(reason__in=stays.OF_CLAIMS).order_by("entry").last()
    return told if told is not None and told.kind == Change.Kind.STAYED else None


def _dismissed(act: Act, restriction: Restriction, from_day: date) -> None:
    lapses.impose(act, Change.Kind.REINSTATED, restriction, reason=stays.DISMISSED, from_day=from_day)


def _is_undecided(restriction: Restriction) -> bool:
    """Whether such a claim waits for its decision, or, upheld, for the cancellation that follows."""
    mine = {"case": restriction.case_id, "subject": restriction.subject_id}
    waiting = (Objection.State.LODGED, Objection.State.ADMITTED, Objection.State.UPHELD)
    objections = Objection.objects.filter(**mine, ground=Objection.Ground.NOT_ME, state__in=waiting)
    filings = Filing.objects.filter(**mine, kind=Filing.Kind.NOT_ME, state=Filing.State.LODGED)
    return objections.exists() or filings.exists()


def _held(case: Case, subject_id: int, *states: str) -> Iterator[Restriction]:
    yield from Restriction.objects.filter(case=case, subject=subject_id, state__in=states).order_by("pk")
