"""Many people with a long feed: thousands of changes in acts of hundreds, each of a kind that could have happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from courts.services import acts
from enforcement.models import Change, Restriction
from enforcement.rules import stays
from enforcement.rules.questions import Person
from enforcement.services import feed
from tests.factories import people, register

ITEMS = (["tourism"], ["luxury_venue"], ["tourism", "luxury_venue", "air"], ["air"])
CHANGES_OF_AN_ACT = 500


@dataclass
class History:
    """The people, two restrictions each, and what happens to them by a seeded chance."""

    people: int
    random: Random
    now: datetime
    rows: list[Restriction] = field(default_factory=list)
    told: int = 0

    def begin(self) -> None:
        """Everybody is bound by two orders."""
        for number in range(1, self.people + 1):
            subject = people.person(*_numbered(number))
            for _ in range(2):
                self.rows.append(register.restricted(subject, self.random.choice(ITEMS)))
        self.told = len(self.rows)

    def go_on(self, changes: int) -> None:
        """So many changes more, or one or two above."""
        target = self.told + changes
        while self.told < target:
            with acts.begin(actor=acts.system("test"), now=self.now) as act:
                for _ in range(min(CHANGES_OF_AN_ACT, target - self.told)):
                    self.told += self._happen(act)

    def asked(self) -> Iterator[Person]:
        """Everybody, and as many whom the register does not know."""
        for number in range(1, 2 * self.people + 1):
            sequence, name, born = *_numbered(number), _born(number)
            yield Person("citizen_id", people.citizen_number(sequence, born), name)

    def _happen(self, act: acts.Act) -> int:
        row = self.random.choice(self.rows)
        if row.state != Restriction.State.ACTIVE:
            return 0
        return self.random.choice(_KINDS)(self, act, row)

    def _day(self) -> date:
        return self.now.date() + timedelta(days=self.random.randint(-3, 30))


def _claimed(of: History, act: acts.Act, row: Restriction) -> int:
    feed.tell(act, Change.Kind.STAYED, row, reason=stays.UNDECIDED, window=(of._day(), None))
    return 1


def _dismissed(of: History, act: acts.Act, row: Restriction) -> int:
    feed.tell(act, Change.Kind.REINSTATED, row, reason=stays.DISMISSED, window=(of._day(), row.until_day))
    return 1


def _paid_and_reversed(of: History, act: acts.Act, row: Restriction) -> int:
    today = act.today
    feed.tell(act, Change.Kind.STAYED, row, reason="performed", window=(today, None))
    row.from_day = today + timedelta(days=of.random.randint(0, 2))
    row.save(update_fields=["from_day"])
    feed.tell(act, Change.Kind.REINSTATED, row, reason="performance_reversed")
    return 2


def _corrected(of: History, act: acts.Act, row: Restriction) -> int:
    feed.tell(act, Change.Kind.CORRECTED, row, article="法释〔2017〕7号第9条")
    return 1


def _lifted(of: History, act: acts.Act, row: Restriction) -> int:
    if of.random.random() > 0.01:  # else everybody would be free in the end
        return 0
    row.state, row.ended_on, row.end_reason = Restriction.State.LIFTED, act.today, "performed"
    row.save(update_fields=["state", "ended_on", "end_reason"])
    feed.tell(act, Change.Kind.LIFTED, row, reason="performed")
    return 1


_KINDS: tuple[Callable[[History, Any, Restriction], int], ...] = (
    _claimed, _dismissed, _paid_and_reversed, _corrected, _lifted,
)  # fmt: skip


def _born(number: int) -> date:
    return date(1980, 1, 1) + timedelta(days=number // 999)


def _numbered(number: int) -> tuple[int, str]:
    return number % 999 + 1, f"人{number % 7}"
