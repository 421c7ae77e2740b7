"""What a person hands in on the public site 当事人申请: with a receipt, and a day by which the court answers."""

from __future__ import annotations

import secrets

from django.db.models import Q

from courts.models import Case, LedgerEntry
from courts.models.secrets import encrypt
from courts.rules import deadlines, transitions
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import denied, require
from enforcement.models import Filing, Hit
from enforcement.rules import references
from enforcement.rules.codes import Code
from enforcement.rules.transitions import FILING
from enforcement.services import claims
from enforcement.services.locks import hold_case

# The clock of each kind (courts/rules/deadlines.py).
CLOCKS: dict[str, str] = {
    Filing.Kind.NOT_ME: "not_me.decide",
    Filing.Kind.PAID: "claim_paid.answer",
    Filing.Kind.TRAVEL: "urgent_travel.decide",
    Filing.Kind.OBJECTION: "objection.review",
    Filing.Kind.HOLD_OFF: "hold_off.answer",
    Filing.Kind.RECEIVED: "claim_paid.answer",
    Filing.Kind.CONSENT: "listing.delete_ruled",
}

# What is taken up as an objection against a decision, and not answered with a letter.
REVIEWED = frozenset({Filing.Kind.NOT_ME, Filing.Kind.OBJECTION})
# What the applicant of a case hands in, and nobody else (2019 opinion art.16(1); list rules art.10 para 1(3)).
BY_APPLICANT = frozenset({Filing.Kind.HOLD_OFF, Filing.Kind.RECEIVED, Filing.Kind.CONSENT})


def lodge(
    *,
    act: Act,
    kind: str,
    subject_id: int,
    case_id: int,
    text: str,
    contact: str,
    hit_id: int | None = None,
) -> Filing:
    """Take what `subject_id` hands in for a case that concerns him or her; sent twice, it is still one.

    The ledger keeps that it was handed in, not what it says. Raises `permission.denied` for anybody else,
    `filing.empty`, `filing.not_of_the_case` for a case or a refusal of somebody else.
    """
    if (act.actor.kind, act.actor.id) != (LedgerEntry.ActorKind.PARTY, str(subject_id)):
        raise denied("filings.lodge", None)
    if not (text.strip() and contact.strip()):
        raise DomainError(Code.FILING_EMPTY)
    case = hold_case(act, case_id)
    _refuse_of_others(case, kind, subject_id, hit_id)
    same = Filing.objects.filter(
        subject=subject_id, case=case, kind=kind, hit=hit_id, text=text, state=Filing.State.LODGED
    ).first()
    return same or _new(act, case, kind, subject_id, text, contact, hit_id)


def _refuse_of_others(case: Case, kind: str, subject_id: int, hit_id: int | None) -> None:
    bound = Q(judgment__obligations__obligors__subject=subject_id) | Q(restrictions__subject=subject_id)
    concerned = Q(applicant=subject_id) if kind in BY_APPLICANT else bound
    if not Case.objects.filter(concerned, pk=case.pk).exists():
        raise DomainError(Code.FILING_NOT_OF_THE_CASE)
    if hit_id is not None and not Hit.objects.filter(pk=hit_id, subject=subject_id).exists():
        raise DomainError(Code.FILING_NOT_OF_THE_CASE)


def _new(
    act: Act, case: Case, kind: str, subject_id: int, text: str, contact: str, hit_id: int | None
) -> Filing:
    due = deadlines.due(CLOCKS[kind], act.today, calendar())
    filing = Filing.objects.create(
        receipt=references.from_bytes(secrets.token_bytes(references.BYTES)),
        kind=kind,
        subject_id=subject_id,
        case=case,
        hit_id=hit_id,
        text=text,
        contact=encrypt(contact),
        lodged_at=act.now,
        due_on=due.day,
        due_provisional=due.provisional,
    )
    act.record("filings.lodge", filing, kind=kind, due=due.day.isoformat(), hit=hit_id)
    if kind == Filing.Kind.NOT_ME:
        claims.stay_unless_decided(act=act, case=case, subject_id=subject_id, due_on=due.day)
    return filing


def answer(*, act: Act, filing_id: int, text: str) -> Filing:
    """The judge answers, once; the person reads it beside the receipt.

    Raises `reason.missing`, and `filing.needs_review` for what is an objection: somebody who did not make the
    decision reviews that (list rules art.12).
    """
    filing = Filing.objects.get(pk=filing_id)
    case = hold_case(act, filing.case_id)
    require(act=act, code="filings.answer", court=case.court)
    if filing.kind in REVIEWED:
        raise DomainError(Code.FILING_NEEDS_REVIEW, article="法释〔2017〕7号第12条")
    if not text.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    filing.refresh_from_db()
    transitions.check(FILING, "filing", filing.state, Filing.State.ANSWERED)
    filing.state, filing.answer = Filing.State.ANSWERED, text
    filing.answered_by, filing.answered_at = act.user, act.now
    filing.save()
    act.record("filings.answer", filing)
    return filing
