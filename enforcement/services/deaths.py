"""A death: what binds the person is stayed in the act that records it, and binds again only if it was wrong.

| what stood | after the death | if the person turns out to be alive |
| --- | --- | --- |
| a restriction in force | stayed, told to the partners at once | in force from the next working day |
| a published entry | shielded | published |
| what waits in its grace | waits: nothing is published against the dead | as before |

It ends by the judge's decision alone, after the ruling that terminates the enforcement (CPL 267(3), 268(3)).
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from courts.models import Court, Subject
from courts.rules import transitions
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.working_days import add_working_days
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Listing
from defaulters.rules import articles
from defaulters.rules.transitions import LISTING
from enforcement.models import Change, Restriction
from enforcement.rules.transitions import RESTRICTION
from enforcement.services import feed, lapses
from enforcement.services.locks import hold_subject

DECEASED, ALIVE = "deceased", "death_disproved"


def record(*, act: Act, court: Court, subject_id: int, died_on: date, evidence: str) -> Subject:
    """A person has died, as `evidence` (a certificate, a declaration of death) shows.

    Raises `subject.death_in_future`, `subject.not_alive` for a unit and for who is recorded as dead already,
    `reason.missing` without evidence.
    """
    subject = hold_subject(act, subject_id)
    require(act=act, code="deaths.record", court=court)
    if died_on > act.today:
        raise DomainError(Code.SUBJECT_DEATH_IN_FUTURE)
    if subject.kind != Subject.Kind.NATURAL or subject.died_on is not None:
        raise DomainError(Code.SUBJECT_NOT_ALIVE)
    if not evidence.strip():
        raise DomainError(Code.REASON_MISSING)
    subject.died_on, subject.death_evidence = died_on, evidence
    subject.save(update_fields=["died_on", "death_evidence"])
    act.record("deaths.record", subject, died_on=died_on.isoformat())
    for restriction in subject.restrictions.filter(state__in=["active", "stayed"]).order_by("pk"):
        _stay(act, restriction)
    for listing in subject.listings.filter(state=Listing.State.PUBLISHED).order_by("pk"):
        transitions.check(LISTING, "listing", listing.state, Listing.State.SHIELDED)
        _show(act, listing, Listing.State.SHIELDED, "listing.shielded")
    return subject


def disprove(*, act: Act, court: Court, subject_id: int, reasons: str) -> Subject:
    """The person is alive: what only the death stayed binds again from the next working day.

    Raises `subject.not_dead`, `reason.missing`.
    """
    subject = hold_subject(act, subject_id)
    require(act=act, code="deaths.disprove", court=court)
    if subject.died_on is None:
        raise DomainError(Code.SUBJECT_NOT_DEAD)
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING)
    subject.died_on, subject.death_evidence = None, ""
    subject.save(update_fields=["died_on", "death_evidence"])
    act.record("deaths.disprove", subject, reasons=reasons)
    again = add_working_days(act.today, 1, calendar()).day
    running = Q(until_day=None) | Q(until_day__gte=again)
    for restriction in subject.restrictions.filter(running, state="stayed").order_by("pk"):
        _bind_again(act, restriction, again)
    # What is performed stays shielded until it is deleted, whoever lives.
    for listing in subject.listings.filter(state=Listing.State.SHIELDED, removal_reason="").order_by("pk"):
        transitions.check(LISTING, "listing", listing.state, Listing.State.PUBLISHED)
        _show(act, listing, Listing.State.PUBLISHED, "listing.unshielded")
    return subject


def _stay(act: Act, restriction: Restriction) -> None:
    """Nothing binds the dead; what a performance has stayed is told no second time."""
    was_active = restriction.state == Restriction.State.ACTIVE
    if was_active:
        transitions.check(RESTRICTION, "restriction", restriction.state, Restriction.State.STAYED)
    restriction.state, restriction.stayed_by_death = Restriction.State.STAYED, True
    restriction.save(update_fields=["state", "stayed_by_death"])
    if was_active:
        feed.tell(
            act, Change.Kind.STAYED, restriction, reason=DECEASED, article=articles.SUSPENSION_ON_DEATH,
            window=(act.today, None),
        )  # fmt: skip


def _bind_again(act: Act, restriction: Restriction, again: date) -> None:
    """From `again` on; what was performed before or after the death stays stayed."""
    restriction.stayed_by_death = False
    performed = restriction.stayed_by_id is not None
    if not performed:
        transitions.check(RESTRICTION, "restriction", restriction.state, Restriction.State.ACTIVE)
        restriction.state, restriction.from_day = Restriction.State.ACTIVE, again
    restriction.save(update_fields=["state", "from_day", "stayed_by_death"])
    if not performed:
        lapses.impose(act, Change.Kind.REINSTATED, restriction, reason=ALIVE)


def _show(act: Act, listing: Listing, state: str, code: str) -> None:
    listing.state = state
    listing.save(update_fields=["state"])
    act.record(code, listing, reason=DECEASED if state == Listing.State.SHIELDED else ALIVE)
