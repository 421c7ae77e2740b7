"""A claim "that is not me": when the court's day passes without a decision, what binds stays by itself.

| when | what is told at once | from which day it is free or binds again |
| --- | --- | --- |
| the claim is lodged | `stayed` | the day after the last day to decide: no job has to run that evening |
| it is dismissed in time | `reinstated` | the same day: the stay never begins |
| it is dismissed later, or withdrawn | `reinstated` | the next working day |
| it is upheld | nothing: the cancellation follows | |

A restriction is stayed by a claim once; a second claim of the same person is reviewed and stays nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from courts.models import Case
from courts.rules.working_days import add_working_days
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from enforcement.models import Change, Restriction
from enforcement.rules import stays
from enforcement.services import feed


def stay_unless_decided(*, act: Act, case: Case, subject_id: int, due_on: date) -> None:
    """What binds the claimant in this case is free after `due_on`, unless the claim is decided by then."""
    free_from = max(act.today, due_on + timedelta(days=1))
    for restriction in _active(case, subject_id):
        if not restriction.changes.filter(reason=stays.UNDECIDED).exists():
            feed.tell(act, Change.Kind.STAYED, restriction, reason=stays.UNDECIDED, window=(free_from, None))


def bind_again(*, act: Act, case: Case, subject_id: int) -> None:
    """The claim was not right: what it stayed, or would have stayed, binds."""
    again = add_working_days(act.today, 1, calendar()).day
    for restriction in _active(case, subject_id):
        told = restriction.changes.filter(reason__in=stays.OF_CLAIMS).order_by("entry").last()
        if told is not None and told.kind == Change.Kind.STAYED:
            from_day = act.today if act.today < told.from_day else again
            feed.tell(
                act, Change.Kind.REINSTATED, restriction, reason=stays.DISMISSED,
                window=(from_day, restriction.until_day),
            )  # fmt: skip


def _active(case: Case, subject_id: int) -> Iterator[Restriction]:
    rows = Restriction.objects.filter(case=case, subject=subject_id, state=Restriction.State.ACTIVE)
    yield from rows.order_by("pk")
