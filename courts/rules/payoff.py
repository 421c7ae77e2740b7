"""What performs a money debt in full on a given day (法释〔2014〕8号).

All debts of one call are those of one obligor in one case. Amounts are yuan, days are Asia/Shanghai.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from courts.rules import interest

_NOTHING = Decimal("0.00")


class Part(StrEnum):
    """What a sum is owed or paid as."""

    COSTS = "costs"
    ORDINARY = "ordinary"
    PRINCIPAL = "principal"
    DOUBLE_PART = "double_part"
    DELAY_PAYMENT = "delay_payment"
    WAIVED = "waived"


class InterestRule(StrEnum):
    """What a judgment attaches to late payment."""

    CIVIL_DOUBLE = "civil_double"  # the statutory double part, and ordinary interest where granted
    AS_DOCUMENT = "as_document"  # only what the document itself grants
    NONE = "none"


ARTICLES: Final[Mapping[Part, str]] = {
    Part.COSTS: "诉讼费用交纳办法第29条、第38条",
    Part.ORDINARY: "法释〔2014〕8号第1条第2款",
    Part.PRINCIPAL: "民事诉讼法第247条",
    Part.DOUBLE_PART: "民事诉讼法第264条; 法释〔2014〕8号第1条第3款",
    Part.DELAY_PAYMENT: "民事诉讼法第264条; 民诉法解释第505条",
}


@dataclass(frozen=True, slots=True)
class Paid:
    """A sum booked on `part` with the value day `day`; `part` may be `waived`."""

    day: date
    part: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Debt:
    """One obligation to pay, as it binds one obligor.

    `last_day` is the last day for performance; `ordinary_rate` a yearly fraction of one, counted after
    `ordinary_from`; `costs` and `delay_payment` are fixed sums without interest; `payments` all that stands
    booked, of joint obligors too, without what was reversed; `not_counted` spans (first, last), both
    included, of days without double part; `protected` marks wages, maintenance, medical costs, pensions.
    """

    obligation_id: int
    principal: Decimal
    last_day: date
    ordinary_rate: Decimal | None = None
    ordinary_from: date | None = None
    rule: str = InterestRule.CIVIL_DOUBLE
    costs: Decimal = _NOTHING
    payments: tuple[Paid, ...] = ()
    not_counted: tuple[interest.Span, ...] = ()
    delay_payment: Decimal = _NOTHING
    protected: bool = False


@dataclass(frozen=True, slots=True)
class QuoteLine:
    obligation_id: int
    part: Part
    amount: Decimal
    rule: str
    article: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What pays everything if it is credited on or before `value_day`, line by line."""

    value_day: date
    lines: tuple[QuoteLine, ...]
    total: Decimal


def quote(debts: Iterable[Debt], value_day: date) -> Quote:
    """The sum that performs `debts` in full on `value_day`, with the rule and article of each line."""
    lines = tuple(
        QuoteLine(debt.obligation_id, part, amount, str(debt.rule), ARTICLES[part])
        for debt in debts
        for part, amount in owed(debt, value_day).items()
        if amount
    )
    return Quote(value_day, lines, sum((line.amount for line in lines), _NOTHING))


def within(found: Quote, most: Decimal) -> Quote:
    """The quote of who is liable up to `most` yuan alone: its lines in their order, until that is used up."""
    lines, left = [], most
    for line in found.lines:
        if taken := min(line.amount, left):
            lines.append(replace(line, amount=taken))
            left -= taken
    return Quote(found.value_day, tuple(lines), most - left)


def outstanding(debt: Debt, day: date) -> Decimal:
    """What is still owed of `debt` at the end of `day`, in yuan."""
    return sum(owed(debt, day).values(), _NOTHING)


def owed(debt: Debt, day: date) -> dict[Part, Decimal]:
    """What is still owed of `debt` at the end of `day`, by part, each 0 or more.

    Payments after `day` are not seen. What was waived counts first on the principal, so that nothing more
    accrues on it. A part that was paid beyond what it comes to is not set off against another.
    """
    booked = [paid for paid in debt.payments if paid.day <= day]
    due = _due(debt, [(paid.day, paid.amount) for paid in booked if paid.part in _STOPS_INTEREST], day)
    waived = sum((paid.amount for paid in booked if paid.part == Part.WAIVED), _NOTHING)
    left = {}
    for part, amount in due.items():
        unpaid = amount - sum((paid.amount for paid in booked if paid.part == part), _NOTHING)
        forgiven = min(waived, max(unpaid, _NOTHING))
        waived -= forgiven
        left[part] = max(unpaid, _NOTHING) - forgiven
    return left


_STOPS_INTEREST = frozenset({Part.PRINCIPAL, Part.WAIVED})


def _due(debt: Debt, on_principal: list[interest.Payment], day: date) -> dict[Part, Decimal]:
    """What each part comes to by `day` before anything paid on it, principal first."""
    ordinary = double_part = _NOTHING
    if debt.rule != InterestRule.NONE and debt.ordinary_rate is not None and debt.ordinary_from is not None:
        ordinary = interest.ordinary(
            debt.principal, debt.ordinary_rate, debt.ordinary_from, on_principal, day
        )
    if debt.rule == InterestRule.CIVIL_DOUBLE:
        double_part = interest.double_part(debt.principal, debt.last_day, on_principal, day, debt.not_counted)
    return {
        Part.PRINCIPAL: debt.principal,
        Part.COSTS: debt.costs,
        Part.ORDINARY: ordinary,
        Part.DOUBLE_PART: double_part,
        Part.DELAY_PAYMENT: debt.delay_payment,
    }
