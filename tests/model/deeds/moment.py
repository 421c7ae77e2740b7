"""The moment in which somebody does something, and the register of what there is to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar

from django.db.models import Model, QuerySet
from hypothesis import strategies as st

from courts.models import Case, Subject
from courts.selectors import payoffs
from courts.services.acts import Act
from enforcement.management.demo import moves
from tests.model.town import Town

Row = TypeVar("Row", bound=Model)
Choice = TypeVar("Choice")


class NothingToDo(Exception):
    """There is no row of the kind that the deed is about."""


@dataclass(frozen=True)
class Moment:
    """One act in one case; `data` draws what the example picks, lawfully so many times as often as not."""

    act: Act
    case: Case
    town: Town
    data: Any
    care: int = 3

    def of(self, *choices: Choice) -> Choice:
        """One of these."""
        return self.data.draw(st.sampled_from(choices))

    def mostly(self, lawful: Choice, *others: Choice) -> Choice:
        """The first, `care` times as often as all others together."""
        return self.of(*[lawful] * (self.care * len(others)), *others)

    def among(self, rows: QuerySet[Row]) -> Row:
        """One of the rows, mostly the newest."""
        found: Sequence[Row] = list(rows.order_by("-pk"))
        if not found:
            raise NothingToDo
        return self.mostly(found[0], *found[1:]) if found[1:] else found[0]

    def reasons(self) -> str:
        """Reasons, or, now and then, none."""
        return self.mostly("查明属实。", "")

    def day(self) -> date:
        """Today, or, now and then, a day that has not come."""
        return self.act.today + timedelta(days=self.mostly(0, 1))

    def amount(self) -> Decimal:
        """Yuan: all that is owed today, or, now and then, more or less than that."""
        full = payoffs.quote(self.case, self.debtor, self.act.today).total
        return self.mostly(full, full / 2, full * 2, Decimal(10)).quantize(Decimal("0.01"))

    @property
    def debtor(self) -> Subject:
        """Who owes what the judgment orders first."""
        subject: Subject = moves.obligors(self.case)[0].subject
        return subject


@dataclass(frozen=True)
class Deed:
    """Who may do it, at which court (`own`, `other` or the `higher` one), and what it does."""

    role: str
    court: str
    does: Callable[[Moment], object]


DEEDS: Final[dict[str, Deed]] = {}


def deed(role: str, court: str = "own") -> Callable[[Callable[[Moment], object]], Callable[[Moment], object]]:
    """Add a deed of this role to the town."""

    def add(does: Callable[[Moment], object]) -> Callable[[Moment], object]:
        DEEDS[does.__name__] = Deed(role, court, does)
        return does

    return add
