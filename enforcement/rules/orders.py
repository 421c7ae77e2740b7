"""May this restriction order (限制消费令) be made: what it must state and what it must rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code
from enforcement.rules.selection import ORDER_ARTICLE

UNPERFORMED_DUTY = "art1_1"
LISTED = "art1_2"
DUTIES_TO_GIVE = frozenset({"OB1", "OB2"})


@dataclass(frozen=True)
class Order:
    """An order for one obligation and one person, before it is submitted.

    `until` or `review_on` states the period: an end, or "until performed, next review on".
    `consequences` is the text of the legal consequences. `kind` is OB1-OB7, `basis` art1_1 or art1_2.
    """

    items: frozenset[str]
    from_day: date
    until: date | None
    review_on: date | None
    consequences: str
    basis: str
    kind: str
    performed: bool
    listed: bool
    minor: bool = False


def check_order(order: Order) -> None:
    """Raise for an order that may not be made: its person, its content, its ground, in this order."""
    if order.minor:
        raise DomainError(Code.ORDER_ON_MINOR, article="法释〔2015〕17号 art.2")
    _check_content(order)
    _check_ground(order)


def _check_content(order: Order) -> None:
    if not order.items:
        raise DomainError(Code.ORDER_NO_ITEMS, article=ORDER_ARTICLE)
    if order.until is None and order.review_on is None:
        raise DomainError(Code.ORDER_NO_PERIOD, article=ORDER_ARTICLE)
    if order.until is not None and order.until < order.from_day:
        raise DomainError(
            Code.ORDER_PERIOD_REVERSED, article=ORDER_ARTICLE, first=order.from_day, last=order.until
        )
    if not order.consequences.strip():
        raise DomainError(Code.ORDER_NO_CONSEQUENCES, article=ORDER_ARTICLE)


def _check_ground(order: Order) -> None:
    if order.basis == UNPERFORMED_DUTY:
        if order.performed or order.kind not in DUTIES_TO_GIVE:
            raise DomainError(Code.ORDER_NO_DUTY_TO_PAY, article="法释〔2015〕17号 art.1(1)", kind=order.kind)
    elif order.basis == LISTED:
        if not order.listed:
            raise DomainError(Code.ORDER_NOT_LISTED, article="法释〔2015〕17号 art.1(2)")
    else:
        raise DomainError(Code.ORDER_BASIS_UNKNOWN, basis=order.basis)
