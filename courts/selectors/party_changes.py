"""When a ruling on a party can no longer be attacked."""

from __future__ import annotations

from datetime import date

from courts.models import PartyChange, PartyRemedy
from courts.rules import deadlines
from courts.rules.working_days import Due
from courts.selectors.calendar import calendar


def remedy_of(change: PartyChange) -> PartyRemedy | None:
    """The reconsideration that was asked for, if any."""
    return PartyRemedy.objects.filter(change=change).first()


def ask_until(change: PartyChange) -> Due | None:
    """The last day to ask for reconsideration; None before the ruling is served."""
    if change.served_on is None:
        return None
    return deadlines.due("party_change.ask_again", change.served_on, calendar())


def is_final(change: PartyChange, day: date) -> bool:
    """Reconsidered, or served and the ten days over without anybody asking."""
    remedy, until = remedy_of(change), ask_until(change)
    if remedy is not None:
        return remedy.state != PartyRemedy.State.LODGED
    return until is not None and day > until.day
