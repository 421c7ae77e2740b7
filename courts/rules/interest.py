"""Interest on a judgment's money debt (法释〔2014〕8号).

A *part* is the money that stops bearing interest on the same day: what was paid on that day, or what is
left on the last one. Each part is multiplied by its days and rounded half up to 0.01 yuan, once. So what
is paid on the day of a quote never changes the quote.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from courts.rules.codes import Code
from courts.rules.errors import DomainError

Payment: TypeAlias = tuple[date, Decimal]
Span: TypeAlias = tuple[date, date]

DOUBLE_PART_PER_DAY = Decimal("0.000175")  # 法释〔2014〕8号 art.1
DAYS_OF_A_YEAR = 365  # assumed for a yearly rate, leap years included, unless the document says otherwise

_FEN = Decimal("0.01")
_NOTHING = Decimal("0.00")


def double_part(
    principal: Decimal,
    last_day: date,
    payments: Iterable[Payment],
    until: date,
    not_counted: Iterable[Span] = (),
) -> Decimal:
    """The double part (加倍部分) in yuan accrued on `until` on a debt of `principal` yuan.

    `last_day` is the last day for performance: it bears nothing, the day of payment does (art.2, 3).
    `payments` are payments on the principal; those after `until` are not seen, and what goes beyond the
    principal is not counted. `not_counted` are spans (first, last) of days, both included, that bear
    nothing: a stay or suspension that the debtor did not ask for, a retrial (art.3(3)). Spans may overlap.
    `amount.negative` and `period.backwards` for what cannot be.
    """
    spans = _checked(not_counted)
    return _sum(
        amount * DOUBLE_PART_PER_DAY * _days(last_day, end, spans)
        for end, amount in _parts(principal, payments, until)
    )


def ordinary(
    principal: Decimal,
    yearly_rate: Decimal,
    from_day: date,
    payments: Iterable[Payment],
    until: date,
    not_counted: Iterable[Span] = (),
) -> Decimal:
    """The ordinary interest (一般债务利息) in yuan accrued on `until`, as the document grants it.

    Simple interest at `yearly_rate`, a fraction of one (`Decimal("0.0385")`), by days out of 365. Days are
    the difference of dates: `from_day` bears nothing, the day of payment does. The rest is as in
    `double_part`; note that a stay stops the double part only, unless a law says more.
    """
    spans = _checked(not_counted)
    return _sum(
        amount * yearly_rate * _days(from_day, end, spans) / DAYS_OF_A_YEAR
        for end, amount in _parts(principal, payments, until)
    )


def _parts(principal: Decimal, payments: Iterable[Payment], until: date) -> list[Payment]:
    """The principal cut into (last interest-bearing day, amount)."""
    _not_negative(principal)
    ends: defaultdict[date, Decimal] = defaultdict(Decimal)
    left = principal
    for day, amount in sorted(payments):
        _not_negative(amount)
        if day <= until:
            taken = min(amount, left)
            ends[day] += taken
            left -= taken
    ends[until] += left
    return list(ends.items())


def _days(after: date, end: date, spans: Sequence[Span]) -> int:
    """The days after `after` up to and including `end` that lie in no span."""
    counted = max(0, (end - after).days)
    covered = after
    for first, last in spans:
        start, stop = max(first.toordinal() - 1, covered.toordinal()), min(last, end).toordinal()
        if stop > start:
            counted -= stop - start
            covered = date.fromordinal(stop)
    return counted


def _checked(spans: Iterable[Span]) -> list[Span]:
    ordered = sorted(spans)
    for first, last in ordered:
        if last < first:
            raise DomainError(Code.PERIOD_BACKWARDS, first=first, last=last)
    return ordered


def _sum(parts: Iterable[Decimal]) -> Decimal:
    return sum((part.quantize(_FEN, ROUND_HALF_UP) for part in parts), _NOTHING)


def _not_negative(amount: Decimal) -> None:
    if amount < 0:
        raise DomainError(Code.AMOUNT_NEGATIVE, amount=amount)
