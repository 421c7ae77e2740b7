"""When a ruling on a party can no longer be attacked."""

from __future__ import annotations

from datetime import date

from courts.models import PartyChange, PartyRemedy, PartySuit
from courts.rules import deadlines
from courts.rules.deadlines import Deadline
from courts.rules.party_changes import SUED
from courts.rules.working_days import Due
from courts.selectors.calendar import calendar


def remedy_of(change: PartyChange) -> PartyRemedy | None:
    """The reconsideration that was asked for, if any."""
    return PartyRemedy.objects.filter(change=change).first()


def suit_of(change: PartyChange) -> PartySuit | None:
    """The lawsuit against the ruling, if any."""
    return PartySuit.objects.filter(change=change).first()


def attack(change: PartyChange) -> Deadline:
    """The clock within which the ruling is attacked: by a lawsuit where art.32 says so, else by reconsideration."""
    return deadlines.DEADLINES["party_change.sue" if change.kind in SUED else "party_change.ask_again"]


def attack_until(change: PartyChange) -> Due | None:
    """The last day to attack the ruling; None before it is served."""
    if change.served_on is None:
        return None
    return deadlines.due(attack(change).code, change.served_on, calendar())


def is_final(change: PartyChange, day: date) -> bool:
    """Reconsidered, or its lawsuit ended, or served and the days over without either."""
    remedy, suit, until = remedy_of(change), suit_of(change), attack_until(change)
    if remedy is not None:
        return remedy.state != PartyRemedy.State.LODGED
    if suit is not None:
        return suit.state != PartySuit.State.PENDING
    return until is not None and day > until.day
