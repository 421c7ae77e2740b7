"""The reconsideration 复议 of a dismissed objection by the next higher court (list rules art.12).

It is lodged within ten days after service of the dismissal, decided within fifteen, and stays nothing meanwhile.
A judge of the higher court decides; where the dismissal falls, the cancellation is drafted at the enforcing court.
"""

from __future__ import annotations

import secrets
from datetime import date

from courts.models import Court, LedgerEntry
from courts.rules import deadlines, transitions
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision, Objection, Reconsideration
from defaulters.rules import articles, deciders
from defaulters.rules.codes import Code
from defaulters.rules.transitions import RECONSIDERATION
from enforcement.rules import references
from enforcement.selectors import replacements
from enforcement.selectors.remedies import apply_until
from enforcement.services import objections
from enforcement.services.locks import hold_case


def lodge(*, act: Act, objection_id: int, text: str, lodged_on: date | None = None) -> Reconsideration:
    """By the party from the site, or entered by the clerk as received on `lodged_on` (today if None).

    Raises `reconsideration.no_served_dismissal`, `.no_higher_court`, `.too_late`, `objection.empty`,
    `objection.day_in_future`.
    """
    hold_case(act, Objection.objects.values_list("case_id", flat=True).get(pk=objection_id))
    rows = Objection.objects.select_related("decision__court__superior", "case__court", "document__service")
    objection = rows.get(pk=objection_id)
    if (act.actor.kind, act.actor.id) != (LedgerEntry.ActorKind.PARTY, str(objection.subject_id)):
        require(act=act, code="reconsiderations.lodge", court=objection.case.court)
    received = lodged_on or act.today
    _check_in_time(act, objection, text, received)
    due = deadlines.due("reconsideration.decide", received, calendar())
    reconsideration = Reconsideration.objects.create(
        objection=objection,
        court=_superior(objection),
        receipt=references.from_bytes(secrets.token_bytes(references.BYTES)),
        text=text,
        lodged_on=received,
        due_on=due.day,
        due_provisional=due.provisional,
    )
    act.record("reconsiderations.lodge", reconsideration, case_id=objection.case_id, due=due.day.isoformat())
    return reconsideration


def _superior(objection: Objection) -> Court:
    court = objection.decision.court.superior
    if court is None:
        raise DomainError(Code.RECONSIDERATION_NO_HIGHER_COURT, article=articles.LIST_REMEDY)
    return court


def _check_in_time(act: Act, objection: Objection, text: str, received: date) -> None:
    until = apply_until(objection)
    taken = Reconsideration.objects.filter(objection=objection).exists()
    if until is None or taken or objection.document is None:
        raise DomainError(Code.RECONSIDERATION_NO_SERVED_DISMISSAL, article=articles.LIST_REMEDY)
    if not text.strip():
        raise DomainError(Code.OBJECTION_EMPTY)
    if not objection.document.service.served_on <= received <= act.today:
        raise DomainError(Code.OBJECTION_DAY_IN_FUTURE)
    if received > until.day:
        raise DomainError(Code.RECONSIDERATION_TOO_LATE, article=articles.LIST_REMEDY, until=until.day)


def uphold(*, act: Act, reconsideration_id: int, reasons: str) -> Reconsideration:
    """The dismissal falls: the cancellation (of an order alone, its lift) is drafted at the enforcing court.

    The draft has no author: whoever submits it there becomes it. Raises `objection.nothing_follows`.
    """
    found = _held(act, reconsideration_id, "reconsiderations.uphold")
    _decide(act, found, Reconsideration.State.UPHELD, reasons)
    concerned, kind = _quashes(found.objection.decision)
    found.relief = objections.draft_relief(
        act=act, concerned=concerned, kind=kind, reasons=reasons, content={}, has_author=False
    )
    found.save()
    act.record("reconsiderations.uphold", found, case_id=found.objection.case_id, relief=found.relief_id)
    return found


def _quashes(decision: Decision) -> tuple[Decision, str]:
    alone = replacements.listed_with(decision) is None
    kind = Objection.Follows.LIFT if alone else Objection.Follows.CANCEL
    return objections.what_it_concerns(decision, kind), kind


def dismiss(*, act: Act, reconsideration_id: int, reasons: str) -> Reconsideration:
    """The dismissal stands."""
    found = _held(act, reconsideration_id, "reconsiderations.dismiss")
    _decide(act, found, Reconsideration.State.DISMISSED, reasons)
    found.save()
    act.record("reconsiderations.dismiss", found, case_id=found.objection.case_id)
    return found


def withdraw(*, act: Act, reconsideration_id: int) -> Reconsideration:
    """The party has taken it back in writing; the enforcing court enters it."""
    found = _held(act, reconsideration_id, "reconsiderations.withdraw")
    _move(found, Reconsideration.State.WITHDRAWN)
    found.decided_on = act.today
    found.save()
    act.record("reconsiderations.withdraw", found, case_id=found.objection.case_id)
    return found


def _held(act: Act, reconsideration_id: int, code: str) -> Reconsideration:
    """Under the lock of the judgment; the higher court decides, the enforcing court keeps the file."""
    case_id = Reconsideration.objects.values_list("objection__case_id", flat=True).get(pk=reconsideration_id)
    case = hold_case(act, case_id)
    rows = Reconsideration.objects.select_related(
        "court", "objection__decision__court", "objection__decision__paired_with", "objection__decision__case",
        "objection__decision__subject",
    )  # fmt: skip
    found = rows.get(pk=reconsideration_id)
    require(act=act, code=code, court=case.court if code == "reconsiderations.withdraw" else found.court)
    return found


def _move(found: Reconsideration, state: str) -> None:
    transitions.check(RECONSIDERATION, "reconsideration", found.state, state)
    found.state = state


def _decide(act: Act, found: Reconsideration, state: str, reasons: str) -> None:
    """By nobody who made the decision or dismissed the objection, wherever they serve now (list rules art.12)."""
    objections.refuse_own(act, found.objection)
    deciders.objection_decider(act.user.pk, [found.objection.decided_by_id])
    if not reasons.strip():
        raise DomainError(CourtCode.REASON_MISSING, article=articles.LIST_REMEDY)
    _move(found, state)
    found.reasons, found.decided_by, found.decided_on = reasons, act.user, act.today
