"""How a listing ends, what becomes of its restrictions, what is no reason (list rules art.2, 9, 10).

Endings are of a ground: G1 ends by D1-D7, a timed ground by its term or an early deletion; a cancellation
voids all. A listing ends when none of its grounds is left, so that G1 beside a timed ground waits for
both clocks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from courts.rules.errors import DomainError
from defaulters.rules import articles
from defaulters.rules.codes import Code
from defaulters.rules.terms import TIMED, UNTIMED, GroundClock

EVENTS: Final = frozenset({"D1", "D2", "D3", "D4", "D5", "D6", "D7"})
TERM_END, EARLY_DELETION, CANCELLED = "term_end", "early_deletion", "cancelled"
ENDINGS: Final = EVENTS | {TERM_END, EARLY_DELETION, CANCELLED}

# What the clock may do by itself; every other ending is a decision of people.
BY_SYSTEM: Final = frozenset({"D1", "D2", TERM_END})

# Lifted or cancelled in the same act; as the applicant's consent or the province's policy says; or asked of
# the judge and, without a signed order by the deadline, lifted.
LIFT, CANCEL, BY_CONSENT, BY_PROVINCE, ASK = "lift", "cancel", "by_consent", "by_province", "ask"

RESTRICTIONS: Final[dict[str, str]] = {
    "D1": LIFT,
    "D2": LIFT,
    "D3": BY_CONSENT,
    "D4": ASK,
    "D5": BY_PROVINCE,
    "D6": LIFT,
    "D7": LIFT,
    TERM_END: ASK,
    EARLY_DELETION: ASK,
    CANCELLED: CANCEL,
}

# The event of art.10 that a ruling of this kind is, once it is served.
RULED: Final[dict[str, str]] = {
    "suspension_retrial": "D5",
    "suspension_bankruptcy": "D5",
    "non_enforcement": "D6",
    "termination": "D7",
}

NOT_REASONS: Final[dict[str, str]] = {
    "part_payment": articles.LIST_DELETION,
    "settlement_signed": articles.LIST_DELETION,
    "proceedings_ended": articles.LIST_DELETION,
    "representative_changed": articles.LIST_DELETION,
    "death": articles.SUSPENSION_ON_DEATH,
}


@dataclass(frozen=True, slots=True)
class Consent:
    """What an applicant's consent (D3) reaches: the listing, the order, or both."""

    ends_listing: bool
    lifts_restrictions: bool


_CONSENTS: Final[dict[str, Consent]] = {
    "list": Consent(ends_listing=True, lifts_restrictions=False),
    "order": Consent(ends_listing=False, lifts_restrictions=True),
    "both": Consent(ends_listing=True, lifts_restrictions=True),
}


def grounds_ended(ending: str, grounds: Iterable[str]) -> frozenset[str]:
    """Which of the grounds still open an ending closes; those left keep the listing alive.

    Raises `listing.not_an_ending` for what is no reason at all, `listing.ending_unknown`, and
    `listing.ending_unavailable` if it closes none: for a timed listing the events of art.10 do not apply,
    the way is an early deletion.
    """
    if ending in NOT_REASONS:
        raise DomainError(Code.LISTING_NOT_AN_ENDING, article=NOT_REASONS[ending], event=ending)
    if ending not in ENDINGS:
        raise DomainError(Code.LISTING_ENDING_UNKNOWN, article=articles.LIST_DELETION, ending=ending)
    held = frozenset(grounds)
    ended = held & _closes(ending)
    if not ended:
        raise DomainError(
            Code.LISTING_ENDING_UNAVAILABLE,
            article=articles.LIST_TERM_END,
            ending=ending,
            available=sorted(available(held)),
        )
    return ended


def available(grounds: Iterable[str]) -> frozenset[str]:
    """The endings that close at least one of the grounds still open."""
    held = frozenset(grounds)
    return frozenset(ending for ending in ENDINGS if held & _closes(ending))


def _closes(ending: str) -> frozenset[str]:
    if ending == CANCELLED:
        return UNTIMED | TIMED
    return UNTIMED if ending in EVENTS else TIMED


def terms_ended(clocks: Iterable[GroundClock], day: date) -> frozenset[str]:
    """The grounds whose last day lies before `day`."""
    return frozenset(clock.ground for clock in clocks if clock.until is not None and clock.until < day)


def consent(scope: str) -> Consent:
    """What the applicant consents to: "list", "order" or "both"; else `listing.consent_scope_invalid`."""
    if scope not in _CONSENTS:
        raise DomainError(Code.LISTING_CONSENT_SCOPE_INVALID, article=articles.LIST_DELETION, scope=scope)
    return _CONSENTS[scope]


def article(ending: str) -> str:
    """The provision by which a listing ends so."""
    if ending == CANCELLED:
        return articles.LIST_CANCELLATION
    if ending in EVENTS:
        return f"{articles.LIST_DELETION}第1款第{ending[1]}项"
    return articles.LIST_TERM_END if ending == TERM_END else articles.LIST_EARLY_DELETION
