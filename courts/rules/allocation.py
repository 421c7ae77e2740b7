"""On what a payment counts (法释〔2014〕8号 art.4; Civil Code 560, 561).

The judgment's debt comes first: costs, ordinary interest, principal; what is owed for delay comes after
it. Among several obligations the protected ones (wages, maintenance, medical costs, pensions) come first,
then the older. A rule proposes; people confirm.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.payoff import Debt, Paid, Part, owed

WAIVABLE = Decimal("1.00")

_NOTHING = Decimal("0.00")
_JUDGMENT_DEBT = (Part.COSTS, Part.ORDINARY, Part.PRINCIPAL)
_FOR_DELAY = (Part.DOUBLE_PART, Part.DELAY_PAYMENT)


@dataclass(frozen=True, slots=True)
class Line:
    obligation_id: int
    part: Part
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a payment of `value_day` goes. `lines` and `unallocated` sum to what was paid.

    `waived` are differences of at most 1 yuan that nobody pays and that end their obligation.
    """

    value_day: date
    lines: tuple[Line, ...]
    waived: tuple[Line, ...]
    unallocated: Decimal


def propose(
    amount: Decimal, value_day: date, debts: Iterable[Debt], directed_to: int | None = None
) -> Proposal:
    """Allocate `amount` yuan credited on `value_day` to the debts of one obligor in one case.

    `directed_to` is the obligation that the debtor named (Civil Code 560): it is paid before all others,
    and what is left goes on in the usual order. `amount.not_positive`, `obligation.unknown`.
    """
    ordered = sorted(debts, key=lambda debt: (not debt.protected, debt.last_day, debt.obligation_id))
    if amount <= 0:
        raise DomainError(Code.AMOUNT_NOT_POSITIVE, amount=amount)
    if directed_to is not None and all(debt.obligation_id != directed_to for debt in ordered):
        raise DomainError(Code.OBLIGATION_UNKNOWN, obligation_id=directed_to)
    room = {debt.obligation_id: _room(debt, value_day) for debt in ordered}
    lines, left = [], amount
    for obligation_id, part in _order([debt.obligation_id for debt in ordered], directed_to):
        if taken := min(left, room[obligation_id][part]):
            lines.append(Line(obligation_id, part, taken))
            left -= taken
    return Proposal(value_day, tuple(lines), _waivers(after(ordered, value_day, lines), value_day), left)


def after(debts: Iterable[Debt], value_day: date, lines: Iterable[Line]) -> tuple[Debt, ...]:
    """The debts as they stand once `lines`, paid or waived, are booked on `value_day`."""
    booked: defaultdict[int, list[Paid]] = defaultdict(list)
    for line in lines:
        booked[line.obligation_id].append(Paid(value_day, line.part, line.amount))
    return tuple(replace(debt, payments=(*debt.payments, *booked[debt.obligation_id])) for debt in debts)


def _order(obligation_ids: Sequence[int], directed_to: int | None) -> Iterator[tuple[int, Part]]:
    directed = [each for each in obligation_ids if each == directed_to]
    others = [each for each in obligation_ids if each != directed_to]
    for group in (directed, others):
        for parts in (_JUDGMENT_DEBT, _FOR_DELAY):
            yield from ((obligation_id, part) for obligation_id in group for part in parts)


def _room(debt: Debt, value_day: date) -> dict[Part, Decimal]:
    """What a payment of `value_day` can still pay, when later payments may be booked already."""
    latest = max((paid.day for paid in debt.payments), default=value_day)
    then, now = owed(debt, value_day), owed(debt, max(latest, value_day))
    return {part: min(amount, now[part]) for part, amount in then.items()}


def _waivers(debts: Iterable[Debt], value_day: date) -> tuple[Line, ...]:
    """The differences that are let go: at most 1 yuan of an obligation, and of a payment in all.

    A debt that is itself no more than 1 yuan, such as a token compensation, is not a difference.
    """
    waived, granted = [], _NOTHING
    for debt in debts:
        left = sum(_room(debt, value_day).values(), _NOTHING)
        whole = debt.principal + debt.costs + debt.delay_payment
        if left and granted + left <= WAIVABLE < whole:
            waived.append(Line(debt.obligation_id, Part.WAIVED, left))
            granted += left
    return tuple(waived)
