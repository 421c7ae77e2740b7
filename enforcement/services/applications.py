"""What the applicant asks for 申请: received by the desk or handed in on the site, granted or refused in 15 days.

An application is granted by the signature under the decision that it led to and by nothing else; until then
the court may still refuse it, with reasons (2017 list rules art.5; 2015 consumption rules art.4).
"""

from __future__ import annotations

import secrets
from datetime import date

from courts.models import Case, LedgerEntry, Subject
from courts.rules import deadlines, transitions
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.selectors.obligors import obligor_of
from courts.services.acts import Act
from courts.services.postings import denied, require
from defaulters.models import Application, Decision
from defaulters.rules import articles
from defaulters.rules.codes import Code
from defaulters.rules.terms import relisting_barred_until
from defaulters.rules.transitions import APPLICATION
from defaulters.selectors.candidates import last_consented_deletion
from enforcement.rules import references
from enforcement.services.locks import hold_case, lock_case


def receive(
    *, act: Act, case_id: int, subject_id: int, measure: str, text: str, received_on: date
) -> Application:
    """Enter what reached the court on paper on `received_on`, from which the fifteen days run.

    Raises `application.in_future`, `application.no_applicant` in a case that nobody applied for, and what
    `lodge` raises.
    """
    case = lock_case(act, case_id, "applications.receive")
    if case.applicant_id is None:
        raise DomainError(Code.APPLICATION_NO_APPLICANT)
    if received_on > act.today:
        raise DomainError(Code.APPLICATION_IN_FUTURE)
    _refuse_second(case, subject_id, measure)
    return _new(act, "applications.receive", case, subject_id, measure, text, received_on)


def lodge(
    *, act: Act, case_id: int, applicant_id: int, subject_id: int, measure: str, text: str
) -> Application:
    """Take what the applicant of the case hands in on the site today; sent twice, it is still one.

    Raises `permission.denied`, `application.not_the_applicant`, `case.closed`, `case.subject_owes_nothing`,
    `reason.missing`, `application.pending`, and `relisting_barred` within six months after a deletion that
    the applicant asked for (list rules art.10).
    """
    if (act.actor.kind, act.actor.id) != (LedgerEntry.ActorKind.PARTY, str(applicant_id)):
        raise denied("applications.lodge", None)
    case = hold_case(act, case_id)
    if case.applicant_id != applicant_id:
        raise DomainError(Code.APPLICATION_NOT_THE_APPLICANT)
    if case.state == Case.State.CLOSED:
        raise DomainError(CourtCode.CASE_CLOSED)
    same = _pending(case, subject_id, measure)
    if same is not None and same.text == text:
        return same
    _refuse_second(case, subject_id, measure)
    return _new(act, "applications.lodge", case, subject_id, measure, text, act.today)


def _pending(case: Case, subject_id: int, measure: str) -> Application | None:
    return Application.objects.filter(
        case=case, subject=subject_id, measure=measure, state=Application.State.PENDING
    ).first()


def _refuse_second(case: Case, subject_id: int, measure: str) -> None:
    if (pending := _pending(case, subject_id, measure)) is not None:
        raise DomainError(Code.APPLICATION_PENDING, receipt=pending.receipt)


def _new(
    act: Act, code: str, case: Case, subject_id: int, measure: str, text: str, received_on: date
) -> Application:
    subject = obligor_of(case, subject_id)
    if not text.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    if measure == Application.Measure.LIST:
        _refuse_while_barred(case, subject, received_on)
    due = deadlines.due("application.decide", received_on, calendar())
    application = Application.objects.create(
        receipt=references.from_bytes(secrets.token_bytes(references.BYTES)),
        case=case,
        subject=subject,
        measure=measure,
        text=text,
        received_on=received_on,
        due_on=due.day,
        due_provisional=due.provisional,
        entered_by=act.actor.user,
    )
    act.record(code, application, measure=measure, due=due.day.isoformat())
    return application


def _refuse_while_barred(case: Case, subject: Subject, day: date) -> None:
    """It is the applicant who must wait after asking for a deletion; the court may still act by itself."""
    deleted_on = last_consented_deletion(case, subject.pk)
    if deleted_on is not None and day <= (until := relisting_barred_until(deleted_on)):
        raise DomainError(Code.RELISTING_BARRED, article=articles.LIST_RELISTING, until=until)


def refuse(*, act: Act, application_id: int, reasons: str) -> Application:
    """The judge refuses, with the reasons that the applicant reads. Raises `reason.missing`."""
    case_id = Application.objects.values_list("case_id", flat=True).get(pk=application_id)
    case = hold_case(act, case_id)
    require(act=act, code="applications.refuse", court=case.court)
    if not reasons.strip():
        raise DomainError(CourtCode.REASON_MISSING, article=articles.LIST_PROCEDURE)
    application = case.measures_asked.get(pk=application_id)
    transitions.check(APPLICATION, "application", application.state, Application.State.REFUSED)
    application.state, application.decided_on = Application.State.REFUSED, act.today
    application.refused_by, application.refusal = act.user, reasons
    application.save()
    act.record("applications.refuse", application)
    return application


def on_signature(*, act: Act, decision: Decision) -> None:
    """The decision that was asked for is signed: the pending application for it is granted."""
    rows = Application.objects.filter(
        case=decision.case_id, subject=decision.subject_id, measure=decision.kind,
        state=Application.State.PENDING,
    )  # fmt: skip
    for application in rows:
        application.state, application.decided_on = Application.State.GRANTED, act.today
        application.decision = decision
        application.save()
        act.record("applications.granted", application, decision=decision.pk)
