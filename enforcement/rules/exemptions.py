"""The three permissions in spite of a restriction, each with the limits of its own provision.

| kind | provision | limits |
| --- | --- | --- |
| `need` | 2015 rules art.8 | one purpose, any item of the order |
| `temporary` | 2019 opinion art.17(3) | air and rail, a listed reason, at most a month, the president signs |
| `own_money` | 2015 rules art.3(2), 2019 opinion art.17(1) | a linked person, with evidence of own property |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from courts.rules.errors import DomainError
from courts.rules.working_days import add_months
from defaulters.rules.deciders import RELIEVING
from enforcement.rules.codes import Code

NEED: Final = "need"
TEMPORARY: Final = "temporary"
OWN_MONEY: Final = "own_money"

ARTICLES: Final = {
    NEED: "法释〔2015〕17号第8条",
    TEMPORARY: "法发〔2019〕35号第17条第3款",
    OWN_MONEY: "法释〔2015〕17号第3条第2款",
}
# The opinion lifts the limits on aircraft and high-speed trains; the sleeper is the train's other half of H1.
TRAVEL: Final = frozenset({"air", "rail_sleeper", "rail_high_speed"})
REASONS: Final = ("illness", "funeral", "official_duty", "foreign_affairs", "important_exam", "other_urgent")
# Nobody brings a death certificate to the night flight: these may be shown afterwards.
MAY_FOLLOW: Final = frozenset({"illness", "funeral", "other_urgent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """What is asked: items for one purpose, bought and used in two windows of whole days, both ends included.

    `order_items` are those that the order carries today, `reaches_linked` whether it reaches a linked person.
    """

    kind: str
    items: frozenset[str]
    purpose: str
    buy_from: date
    buy_until: date
    use_from: date
    use_until: date
    order_items: frozenset[str]
    reaches_linked: bool
    reason: str = ""
    evidence: str = ""
    evidence_follows: bool = False

    @property
    def article(self) -> str:
        return ARTICLES[self.kind]


def check(asked: Exemption) -> None:
    """Pass if the provision of its kind allows it, else raise the `permission.*` code of the first limit."""
    if asked.kind not in ARTICLES:
        raise DomainError(Code.PERMISSION_KIND_UNKNOWN, kind=asked.kind)
    if not asked.items or not asked.items <= asked.order_items:
        raise DomainError(Code.PERMISSION_BEYOND_ORDER, article=asked.article)
    if not asked.purpose.strip():
        raise DomainError(Code.PERMISSION_NEEDS_PURPOSE, article=asked.article)
    if asked.kind == TEMPORARY:
        _check_temporary(asked)
    if asked.kind == OWN_MONEY:
        _check_own_money(asked)


def _check_temporary(asked: Exemption) -> None:
    if others := asked.items - TRAVEL:
        raise DomainError(Code.PERMISSION_ONLY_TRAVEL, article=asked.article, items=sorted(others))
    if asked.reason not in REASONS:
        raise DomainError(Code.PERMISSION_NEEDS_REASON, article=asked.article, reason=asked.reason)
    last = longest(asked.buy_from, asked.use_from)
    if max(asked.buy_until, asked.use_until) > last:
        raise DomainError(Code.PERMISSION_BEYOND_MONTH, article=asked.article, last=last)
    if not (asked.evidence.strip() or may_follow(asked.reason, promised=asked.evidence_follows)):
        raise DomainError(Code.PERMISSION_NEEDS_EVIDENCE, article=asked.article)


def _check_own_money(asked: Exemption) -> None:
    if not asked.reaches_linked:
        raise DomainError(Code.PERMISSION_ONLY_LINKED, article=asked.article)
    if not asked.evidence.strip():
        raise DomainError(Code.PERMISSION_NEEDS_EVIDENCE, article=asked.article)


def may_follow(reason: str, *, promised: bool) -> bool:
    """Whether the evidence for this reason may be shown after the journey began, and is promised."""
    return promised and reason in MAY_FOLLOW


def clock(content: Mapping[str, Any]) -> str:
    """By which clock of `courts/rules/deadlines.py` a permission is decided: an emergency by the hour."""
    emergency = content.get("permission") == TEMPORARY and content.get("reason") in MAY_FOLLOW
    return "urgent_travel.decide" if emergency else "permission.decide"


def longest(*starts: date) -> date:
    """The last day of a temporary lifting: a month from its first window, never moved off rest days."""
    return add_months(min(starts), 1)


def signing(kind: str, content: Mapping[str, Any]) -> str:
    """The act by which a decision of `kind` is signed: a temporary lifting is the president's, as burdens are."""
    temporary = kind == "permit" and content.get("permission") == TEMPORARY
    return "decisions.sign_relief" if kind in RELIEVING and not temporary else "decisions.sign"
