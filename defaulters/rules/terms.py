"""How long: the term of each ground, grace, the bar on listing again, the day of the next review.

All periods are of the person's own time: they are counted by corresponding day and never rolled off a
rest day (Civil Code 202). Last days are included.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from courts.rules.errors import DomainError
from courts.rules.working_days import add_months
from defaulters.rules import articles
from defaulters.rules.codes import Code
from defaulters.rules.severity_policy import LONGEST_GRACE, Grade, Policy

UNTIMED: Final = frozenset({"G1"})
TIMED: Final = frozenset({"G2", "G3", "G4", "G5", "G6"})
TERM_MONTHS: Final = 24
EXTENSION_MONTHS: Final = range(12, 37)
RELISTING_MONTHS: Final = 6

VIOLENT_SERIOUS: Final = "violent_serious"
SEVERAL_CONDUCTS: Final = "several_conducts"


@dataclass(frozen=True, slots=True)
class GroundClock:
    """One ground of a listing with its own term: from `since` through `until`, which is None for G1."""

    ground: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Until:
    """The end as a person reads it: a last day, or "until performed, next review on" a day; one is set."""

    day: date | None
    review_on: date | None


def grounds_clock(
    grounds: Iterable[str], start: date, extension_months: int = 0, extension_reason: str = ""
) -> tuple[GroundClock, ...]:
    """One clock a ground, in their order: 2 years for G2-G6, none for G1 (list rules art.2, art.10 para 2).

    `extension_months` is the sum of all extensions, 0 or 12 to 36, so that a term never passes 5 years.
    Serious violence extends the term of G2, several conducts those of all timed grounds. Raises
    `term.ground_unknown`, `term.untimed`, `term.extension_out_of_range`, `term.extension_reason_missing`
    or `.._unfounded`.
    """
    held = frozenset(grounds)
    if unknown := held - UNTIMED - TIMED:
        raise DomainError(Code.TERM_GROUND_UNKNOWN, article=articles.LIST_GROUNDS, grounds=sorted(unknown))
    extended = _extended(held, extension_months, extension_reason)
    return tuple(_clock(ground, start, extension_months * (ground in extended)) for ground in sorted(held))


def _clock(ground: str, start: date, extension_months: int) -> GroundClock:
    until = None if ground in UNTIMED else add_months(start, TERM_MONTHS + extension_months)
    return GroundClock(ground, start, until)


def _extended(grounds: frozenset[str], months: int, reason: str) -> frozenset[str]:
    """The grounds whose term an extension lengthens."""
    timed = grounds & TIMED
    if not months and not reason:
        return frozenset()
    if not timed:
        raise DomainError(Code.TERM_UNTIMED, article=articles.LIST_TERM, grounds=sorted(grounds))
    if months not in EXTENSION_MONTHS:
        raise DomainError(Code.TERM_EXTENSION_OUT_OF_RANGE, article=articles.LIST_TERM, months=months)
    if not reason:
        raise DomainError(Code.TERM_EXTENSION_REASON_MISSING, article=articles.LIST_TERM)
    if reason == VIOLENT_SERIOUS and "G2" in timed:
        return frozenset({"G2"})
    if reason == SEVERAL_CONDUCTS and len(timed) > 1:
        return timed
    raise DomainError(
        Code.TERM_EXTENSION_REASON_UNFOUNDED,
        article=articles.LIST_TERM,
        reason=reason,
        grounds=sorted(grounds),
    )


def listing_until(clocks: Iterable[GroundClock]) -> date | None:
    """The last day of a listing, None while an untimed ground holds it: every ground must have ended."""
    days = [clock.until for clock in clocks]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def grace_end(day: date, months: int) -> date:
    """The last day of a grace of 1 to 3 months granted on `day` (2019 opinion art.15).

    A longer grace later passes the sum of months with the first day. Raises `grace.too_short`,
    `grace.too_long`.
    """
    if months < 1:
        raise DomainError(Code.GRACE_TOO_SHORT, article=articles.OPINION_GRACE, months=months)
    if months > LONGEST_GRACE:
        raise DomainError(Code.GRACE_TOO_LONG, article=articles.OPINION_GRACE, months=months)
    return add_months(day, months)


def publication_due(day: date, grace_months: int) -> date:
    """From which day an unperformed listing is to be published: at once, or the day after the grace."""
    return grace_end(day, grace_months) + timedelta(days=1) if grace_months else day


def relisting_barred_until(deleted_on: date) -> date:
    """Through which day an applicant who asked for deletion (D3) may not apply again (list rules art.10)."""
    return add_months(deleted_on, RELISTING_MONTHS)


def order_until(start: date, grade: Grade, policy: Policy) -> Until:
    """The end of an order without a listing: it ends by itself unless a new decision renews it."""
    return Until(add_months(start, policy.order_months[grade]), None)


def listed_until(
    clocks: Iterable[GroundClock], grade: Grade, policy: Policy, start: date, day: date
) -> Until:
    """The end, as of `day`, of what a listed person bears: the term of the last ground, or performance."""
    until = listing_until(clocks)
    return Until(until, None) if until else Until(None, next_review(start, grade, policy, day))


def next_review(start: date, grade: Grade, policy: Policy, day: date) -> date:
    """The first review on or after `day`, counted from `start` by corresponding day."""
    step = policy.review_months[grade]
    passed = max(0, (day.year - start.year) * 12 + day.month - start.month)
    rounds = max(1, passed // step)
    while add_months(start, rounds * step) < day:
        rounds += 1
    return add_months(start, rounds * step)
