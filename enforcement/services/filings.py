"""What a person hands in on the public site 当事人申请: with a receipt, and a day by which the court answers."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from courts.models import Case, LedgerEntry
from courts.models.secrets import encrypt
from courts.rules import deadlines, transitions
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.rules.working_days import Due
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import denied, require
from enforcement.models import Filing, Hit
from enforcement.rules import links, references
from enforcement.rules.codes import Code
from enforcement.rules.filings import (
    BY_APPLICANT,
    CLOCKS,
    DECIDED,
    FOR_A_DAY,
    NOT_ME,
    REVIEWED,
    URGENT_TRAVEL,
)
from enforcement.rules.transitions import FILING
from enforcement.selectors import links as links_of
from enforcement.services import claims
from enforcement.services.locks import hold_case


def lodge(
    *,
    act: Act,
    kind: str,
    subject_id: int,
    case_id: int,
    text: str,
    contact: str,
    hit_id: int | None = None,
    register_extract_on: date | None = None,
    use_on: date | None = None,
) -> Filing:
    """Take what `subject_id` hands in for a case that concerns him or her; sent twice, it is still one.

    `register_extract_on` is the day of the register extract that shows that the post was left, `use_on` the
    first day of a journey or of another use.
    The ledger keeps that it was handed in, not what it says. Raises `permission.denied` for anybody else,
    `filing.empty`, `filing.not_of_the_case` for a case or a refusal of somebody else, and for the requests of
    linked people `link.request_not_open`, `link.extract_missing`, `link.extract_out_of_range`,
    and `filing.needs_day` where that day is missing or past.
    """
    if (act.actor.kind, act.actor.id) != (LedgerEntry.ActorKind.PARTY, str(subject_id)):
        raise denied("filings.lodge", None)
    if not (text.strip() and contact.strip()):
        raise DomainError(Code.FILING_EMPTY)
    case = hold_case(act, case_id)
    _refuse_of_others(case, kind, subject_id, hit_id)
    if kind in FOR_A_DAY and (use_on is None or use_on < act.today):
        raise DomainError(Code.FILING_NEEDS_DAY)
    _refuse_not_open(act, case, kind, subject_id, register_extract_on)
    same = Filing.objects.filter(
        subject=subject_id, case=case, kind=kind, hit=hit_id, text=text, use_on=use_on,
        state=Filing.State.LODGED,
    ).first()  # fmt: skip
    return same or _new(
        act, case, kind=kind, subject_id=subject_id, text=text, contact=encrypt(contact), hit_id=hit_id,
        register_extract_on=register_extract_on, use_on=use_on,
    )  # fmt: skip


def _refuse_of_others(case: Case, kind: str, subject_id: int, hit_id: int | None) -> None:
    bound = Q(judgment__obligations__obligors__subject=subject_id) | Q(restrictions__subject=subject_id)
    concerned = Q(applicant=subject_id) if kind in BY_APPLICANT else bound
    if not Case.objects.filter(concerned, pk=case.pk).exists():
        raise DomainError(Code.FILING_NOT_OF_THE_CASE)
    if hit_id is not None and not Hit.objects.filter(pk=hit_id, subject=subject_id).exists():
        raise DomainError(Code.FILING_NOT_OF_THE_CASE)


def _refuse_not_open(act: Act, case: Case, kind: str, subject_id: int, extract_on: date | None) -> None:
    """The requests of linked people are those of the finding by which an order reaches the person."""
    if kind not in links.OPEN_TO:
        return
    findings = [
        found for found in links_of.reaching(subject_id, [case.pk]) if found.role in links.OPEN_TO[kind]
    ]
    links.check(kind, findings[0].role if findings else None)
    known = [found.register_extract_on for found in findings if found.register_extract_on is not None]
    links.check_extract(kind, extract_on, known_on=min(known, default=None), day=act.today)


def _new(act: Act, case: Case, **handed_in: Any) -> Filing:
    kind = handed_in["kind"]
    due_at = deadlines.due_at(CLOCKS[kind], act.now) if kind == URGENT_TRAVEL else None
    due = (
        Due(timezone.localdate(due_at), provisional=False) if due_at else _due(act, kind, handed_in["use_on"])
    )
    filing = Filing.objects.create(
        receipt=references.from_bytes(secrets.token_bytes(references.BYTES)),
        case=case,
        lodged_at=act.now,
        due_on=due.day,
        due_provisional=due.provisional,
        due_at=due_at,
        **handed_in,
    )
    act.record("filings.lodge", filing, kind=kind, due=due.day.isoformat(), hit=filing.hit_id)
    if kind == NOT_ME:
        claims.stay_unless_decided(act=act, case=case, subject_id=filing.subject_id, due_on=due.day)
    return filing


def _due(act: Act, kind: str, use_on: date | None) -> Due:
    """The last day to answer; of a journey that leaves too few days before it, the day on which it was asked."""
    if use_on is None:
        return deadlines.due(CLOCKS[kind], act.today, calendar())
    due = deadlines.due(CLOCKS[kind], use_on, calendar())
    return due if due.day > act.today else Due(act.today, provisional=False)


def answer(*, act: Act, filing_id: int, text: str) -> Filing:
    """The judge answers, once; the person reads it beside the receipt.

    Raises `reason.missing`, `filing.needs_review` for what is an objection: somebody who did not make the
    decision reviews that (list rules art.12); and `filing.needs_decision` for what is granted or refused.
    """
    filing = Filing.objects.get(pk=filing_id)
    case = hold_case(act, filing.case_id)
    require(act=act, code="filings.answer", court=case.court)
    if filing.kind in REVIEWED:
        raise DomainError(Code.FILING_NEEDS_REVIEW, article="法释〔2017〕7号第12条")
    if filing.kind in DECIDED:
        raise DomainError(Code.FILING_NEEDS_DECISION, article=links.ARTICLES[filing.kind])
    if not text.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    filing.refresh_from_db()
    transitions.check(FILING, "filing", filing.state, Filing.State.ANSWERED)
    filing.state, filing.answer = Filing.State.ANSWERED, text
    filing.answered_by, filing.answered_at = act.user, act.now
    filing.save()
    act.record("filings.answer", filing)
    return filing
