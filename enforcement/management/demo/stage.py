"""The stage: a clock that runs from the first day of the stories to now, and hands to the people on it.

A story is a generator. Before each thing that it does, it yields the instant at which it happens; the stage
plays all stories in the order of time and lets the system do its duties at the end of each day between.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from courts.models import Court, User
from courts.rules.working_days import add_working_days
from courts.selectors.calendar import calendar
from courts.services import acts
from enforcement import tasks

SHANGHAI = ZoneInfo("Asia/Shanghai")
EVENING = time(17, 30)

Story = Iterator[datetime]


@dataclass
class Stage:
    """`today` is the real day; `now` the instant that is being played; `serials` number people and papers."""

    court: Court
    people: dict[str, User]
    today: date
    now: datetime
    subjects: dict[str, dict[str, str]] = field(default_factory=dict)
    serials: Iterator[int] = field(default_factory=lambda: count(1))

    def ago(self, days: int, at: int = 10) -> datetime:
        """The first working day on or after `days` before today, at this hour in Shanghai."""
        day = self.today - timedelta(days=days)
        working = add_working_days(day - timedelta(days=1), 1, calendar()).day
        return datetime.combine(min(working, self.today), time(at), SHANGHAI)

    @contextmanager
    def act(self, role: str) -> Iterator[acts.Act]:
        """An act of the person in `role` at the instant that is being played."""
        with acts.begin(actor=self.people[role], now=self.now) as act:
            yield act

    def play(self, stories: list[Callable[[Stage], Story]], until: datetime) -> None:
        """Play every story to its end or to `until`, in the order of time, with the system's duties between."""
        order = count()
        heap = [(next(story), next(order), story) for story in (start(self) for start in stories)]
        heapq.heapify(heap)
        while heap and heap[0][0] <= until:
            when, _, story = heapq.heappop(heap)
            self._evenings(when)
            self.now = when
            following = next(story, None)
            if following is not None:
                heapq.heappush(heap, (max(following, when), next(order), story))
        self._evenings(until)
        self.now = until

    def _evenings(self, until: datetime) -> None:
        """What the system owes at the end of each day from the last instant to `until`."""
        evening = datetime.combine(self.now.astimezone(SHANGHAI).date(), EVENING, SHANGHAI)
        while evening <= until:
            if evening > self.now:
                for duty in (tasks.publish_due, tasks.remove_due, tasks.end_by_time, tasks.erase_warnings):
                    duty(evening)
            evening += timedelta(days=1)
