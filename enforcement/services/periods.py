"""How long what an order carries binds, and when it is looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from courts.services.acts import Act
from defaulters.models import Decision, Listing
from defaulters.rules import terms
from defaulters.rules.severity_policy import Grade
from defaulters.selectors.policies import policy_on

Period = tuple[date | None, date | None]
"""The last day, and the day of the next review."""


def of_order(act: Act, order: Decision) -> Period:
    """An order without a listing ends by itself, by the shortest of its grades; it is reviewed on the way."""
    policy, grades = policy_on(act.today), _grades(order)
    ends = [terms.order_until(order.served_on or act.today, grade, policy) for grade in grades]
    return min(end.day for end in ends if end.day), _first_review(act, grades)


def of_listing(act: Act, listing: Listing) -> Period:
    """The term, or "until performed, next review on" the soonest day that a grade sets."""
    if listing.term_until is not None:
        return listing.term_until, None
    grades = listing.decision.gradings.values_list("grade", flat=True)
    return None, _first_review(act, [cast("Grade", grade) for grade in grades])


def _first_review(act: Act, grades: Iterable[Grade]) -> date:
    policy = policy_on(act.today)
    return min(terms.next_review(act.today, grade, policy, act.today) for grade in grades)


def _grades(order: Decision) -> list[Grade]:
    return [row["grade"] for row in order.content["obligations"]]
