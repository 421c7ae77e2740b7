"""Clues to property 财产线索: received by the desk or handed in on the site, verified in seven days or three."""

from __future__ import annotations

import secrets
from datetime import date

from courts.models import Case, LedgerEntry, PropertyClue, PropertySearch
from courts.rules import deadlines
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.selectors.obligors import obligor_of
from courts.services.acts import Act
from courts.services.postings import denied, require
from defaulters.rules.codes import Code as ListingCode
from enforcement.rules import references
from enforcement.services import searches
from enforcement.services.locks import hold_case, hold_until_final

_ARTICLE = deadlines.DEADLINES["property_clue.verify"].article


def receive(
    *, act: Act, case_id: int, subject_id: int, text: str, received_on: date, urgent: bool = False
) -> PropertyClue:
    """Enter what reached the court on paper or by word on `received_on`, from which the days run.

    Raises `property_clue.in_future` and what `lodge` raises.
    """
    case = hold_until_final(act, case_id)
    require(act=act, code="property_clues.receive", court=case.court)
    if received_on > act.today:
        raise DomainError(Code.PROPERTY_CLUE_IN_FUTURE)
    return _new(act, "property_clues.receive", case, subject_id, text, received_on, urgent=urgent)


def lodge(
    *, act: Act, case_id: int, applicant_id: int, subject_id: int, text: str, urgent: bool = False
) -> PropertyClue:
    """Take what the applicant of the case hands in on the site today; sent twice, it is still one.

    Raises `permission.denied`, `application.not_the_applicant`, `case.closed`, `case.subject_owes_nothing`,
    `reason.missing`.
    """
    if (act.actor.kind, act.actor.id) != (LedgerEntry.ActorKind.PARTY, str(applicant_id)):
        raise denied("property_clues.lodge", None)
    case = hold_until_final(act, case_id)
    if case.applicant_id != applicant_id:
        raise DomainError(ListingCode.APPLICATION_NOT_THE_APPLICANT)
    same = case.clues.filter(subject=subject_id, text=text, search=None).first()
    return same or _new(act, "property_clues.lodge", case, subject_id, text, act.today, urgent=urgent)


def _new(
    act: Act, code: str, case: Case, subject_id: int, text: str, received_on: date, *, urgent: bool
) -> PropertyClue:
    subject = obligor_of(case, subject_id)
    if not text.strip():
        raise DomainError(Code.REASON_MISSING, article=_ARTICLE)
    due = deadlines.due(clock_of(urgent=urgent), received_on, calendar())
    clue = PropertyClue.objects.create(
        receipt=references.from_bytes(secrets.token_bytes(references.BYTES)),
        case=case,
        subject=subject,
        text=text,
        urgent=urgent,
        received_on=received_on,
        due_on=due.day,
        due_provisional=due.provisional,
        entered_by=act.actor.user,
    )
    act.record(code, clue, urgent=urgent, due=due.day.isoformat())
    return clue


def clock_of(*, urgent: bool) -> str:
    """The clock of a clue in `courts/rules/deadlines.py`."""
    return "property_clue.verify_urgent" if urgent else "property_clue.verify"


def verify(*, act: Act, clue_id: int, result: str, reasons: str) -> PropertyClue:
    """What the clue came to, `none` or `found`, with the reasons that the applicant reads.

    It counts as a search: property found leaves no room for a deletion for searches in vain (list rules
    art.10(1)(4)). Raises `property_clue.verified`, `reason.missing`.
    """
    case = hold_case(act, PropertyClue.objects.values_list("case_id", flat=True).get(pk=clue_id))
    require(act=act, code="property_clues.verify", court=case.court)
    clue = case.clues.select_related("subject").get(pk=clue_id)
    if clue.search_id is not None:
        raise DomainError(Code.PROPERTY_CLUE_VERIFIED)
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING, article=_ARTICLE)
    clue.search = searches.enter(
        act=act,
        case=case,
        subject=clue.subject,
        made_on=act.today,
        source=PropertySearch.Source.CLUE,
        result=result,
        note=reasons,
    )
    clue.save(update_fields=["search"])
    act.record("property_clues.verify", clue, result=result, search=clue.search.pk)
    return clue
