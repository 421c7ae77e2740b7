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
DUTIES = (tasks.publish_due, tasks.remove_due, tasks.end_by_time, tasks.erase_warnings)

Story = Iterator[datetime]


@dataclass
class Stage:
    """`today` is the real day; `now` the instant that is being played, `until` the last one; `serials` number
    people and papers.
    """

    court: Court
    people: dict[str, User]
    today: date
    now: datetime
    subjects: dict[str, dict[str, str]] = field(default_factory=dict)
    serials: Iterator[int] = field(default_factory=lambda: count(1))
    until: datetime | None = None

    def ago(self, days: int, at: int = 10) -> datetime:
        """The first working day on or after `days` before today, at this hour in Shanghai.

        A later hour of today has come by the last instant: a demo may be started at night.
        """
        day = self.today - timedelta(days=days)
        working = add_working_days(day - timedelta(days=1), 1, calendar()).day
        hour = datetime.combine(min(working, self.today), time(at), SHANGHAI)
        return min(hour, self.until) if self.until and working >= self.today else hour

    @contextmanager
    def act(self, role: str) -> Iterator[acts.Act]:
        """An act of the person in `role` at the instant that is being played."""
        with acts.begin(actor=self.people[role], now=self.now) as act:
            yield act

    def play(self, stories: list[Callable[[Stage], Story]], until: datetime) -> None:
        """Play every story to its end or to `until`, in the order of time, with the system's duties between."""
        self.until, order = until, count()
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
        played = self.now.astimezone(SHANGHAI).date()
        evening = datetime.combine(played, EVENING, SHANGHAI)
        while evening <= until:
            if evening > self.now:
                moved = sum([duty(evening) for duty in DUTIES])
                # What binds since, or no more: on a day on which nothing happened no agency is owed a paper.
                if moved or evening.date() == played:
                    tasks.ask_assistance(evening)
            evening += timedelta(days=1)
