"""Issuing and serving the court's papers: what was issued is kept as it was, with its digest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from courts.models import Case, Document, ProofOfService, Subject
from courts.rules.chain import content_digest
from courts.rules.codes import Code
from courts.rules.deadlines import DEADLINES
from courts.rules.errors import DomainError
from courts.services.acts import Act

ARTICLE = "民事诉讼法第87条至第95条"

# Counted off no rest day: the period deems something done and leaves nobody anything to do on its last day.
_NOTICE = DEADLINES["public_notice.serve"]
_NOTICE_RUNS = timedelta(days=_NOTICE.number)


def issue(
    *,
    act: Act,
    case: Case,
    subject: Subject,
    kind: str,
    number: str,
    content: dict[str, Any],
    issued_on: date | None = None,
    perform_by: date | None = None,
    risk_warning: bool = False,
) -> Document:
    """The paper as issued; `content` is frozen with its SHA-256."""
    return Document.objects.create(
        case=case,
        subject=subject,
        kind=kind,
        number=number,
        issued_on=issued_on or act.today,
        content=content,
        digest=content_digest(content),
        perform_by=perform_by,
        risk_warning=risk_warning,
    )


def serve(
    *, act: Act, document: Document, method: str, served_on: date, reference: str, consent: bool = False
) -> ProofOfService:
    """The proof that `document` reached its addressee.

    Raises `service.before_issue`, `service.in_future`, and `service.consent_missing` for electronic service
    without consent (CPL 90). For a public notice `served_on` is the day on which it counts as served: never
    before the thirtieth day after the paper was issued, else `service.notice_runs` (CPL 95). A paper is served
    once: `service.proven`.
    """
    if ProofOfService.objects.filter(document=document).exists():
        raise DomainError(Code.SERVICE_PROVEN, article=ARTICLE)
    if served_on < document.issued_on:
        raise DomainError(Code.SERVICE_BEFORE_ISSUE, article=ARTICLE)
    if served_on > act.today:
        raise DomainError(Code.SERVICE_IN_FUTURE, article=ARTICLE)
    if method == ProofOfService.Method.ELECTRONIC and not consent:
        raise DomainError(Code.SERVICE_CONSENT_MISSING, article="民事诉讼法第90条")
    if method == ProofOfService.Method.PUBLIC_NOTICE and served_on < document.issued_on + _NOTICE_RUNS:
        until = document.issued_on + _NOTICE_RUNS
        raise DomainError(Code.SERVICE_NOTICE_RUNS, article=_NOTICE.article, until=until)
    return ProofOfService.objects.create(
        document=document,
        method=method,
        served_on=served_on,
        reference=reference,
        consent=consent,
        recorded_by=act.user,
    )
