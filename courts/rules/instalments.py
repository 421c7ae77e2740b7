"""The schedule of a settlement in enforcement: what it asks for by a day, what was missed, and a plan that is kept.

The instalments count together: money that came in goes to the earliest of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from courts.rules.codes import Code
from courts.rules.errors import DomainError

ARTICLE: Final = "执行和解规定第1条"


@dataclass(frozen=True, slots=True)
class Instalment:
    """`amount` yuan, to be paid on `due_on` at the latest."""

    due_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Paid:
    """`amount` yuan that came in on `value_day` under the settlement."""

    value_day: date
    amount: Decimal


def check(schedule: Sequence[Instalment], *, signed_on: date, total: Decimal, due_on: date) -> None:
    """Raises `settlement.schedule_differs` unless the instalments follow each other from the signature to `due_on`
    and make up `total`, and `amount.not_positive`.
    """
    if any(one.amount <= 0 for one in schedule):
        raise DomainError(Code.AMOUNT_NOT_POSITIVE)
    days = [one.due_on for one in schedule]
    in_turn = days == sorted(set(days)) and days[0] >= signed_on and days[-1] == due_on
    if not in_turn or sum(one.amount for one in schedule) != total:
        raise DomainError(Code.SETTLEMENT_SCHEDULE_DIFFERS, article=ARTICLE)


def missed(schedule: Iterable[Instalment], paid: Iterable[Paid], day: date) -> Instalment | None:
    """The first instalment whose day is over on `day` and that all the money so far does not reach.

    Money that came late still pays: what is made good is no longer missed.
    """
    held = sum((one.amount for one in paid), Decimal(0))
    asked = Decimal(0)
    for one in _due_before(schedule, day):
        asked += one.amount
        if held < asked:
            return one
    return None


def is_kept(schedule: Iterable[Instalment], paid: Sequence[Paid], day: date) -> bool:
    """Whether at least one instalment has fallen due before `day` and each was paid by its own day."""
    over = _due_before(schedule, day)
    asked = Decimal(0)
    for one in over:
        asked += one.amount
        if sum((money.amount for money in paid if money.value_day <= one.due_on), Decimal(0)) < asked:
            return False
    return bool(over)


def _due_before(schedule: Iterable[Instalment], day: date) -> list[Instalment]:
    return sorted((one for one in schedule if one.due_on < day), key=lambda one: one.due_on)
