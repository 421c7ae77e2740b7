"""The steps of an instrument 决定书: drafted, submitted, reviewed, signed, served. What follows stands above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from courts.models import Case, Document, Subject
from courts.rules import transitions
from courts.rules.chain import content_digest
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.selectors import postings
from courts.services import papers
from courts.services.acts import Act
from defaulters.models import Decision, DecisionVersion, Grading
from defaulters.rules import deciders
from defaulters.rules.codes import Code
from defaulters.rules.transitions import decision as table

RELIEVING = deciders.RELIEVING


def pair_id(decision: Decision) -> int | None:
    """The order that was drafted beside this decision."""
    pair: Decision | None = getattr(decision, "pair", None)
    return pair.pk if pair else None


def together(decision: Decision) -> list[Decision]:
    """A decision to list and its order, which move together; or the decision alone."""
    first = decision.paired_with or decision
    pair: Decision | None = getattr(first, "pair", None)
    return [first, pair] if pair else [first]


def write_draft(
    *,
    act: Act,
    case: Case,
    kind: str,
    subject: Subject,
    content: dict[str, Any],
    reasons: str,
    gradings: Sequence[Grading],
    number: str,
    paired_with: Decision | None = None,
    concerns: Decision | None = None,
    draft_id: int | None = None,
    has_author: bool = True,
) -> Decision:
    """A new draft, or new content for the draft `draft_id` of the same kind, case and person.

    Without an author whoever submits it becomes it: another court's order has laid it on the desk.
    """
    if draft_id is None:
        decision = Decision(court=case.court, case=case, subject=subject, kind=kind, number=number)
    else:
        decision = Decision.objects.get(pk=draft_id, case=case, subject=subject, kind=kind)
        if decision.state != Decision.State.DRAFT:
            raise DomainError(Code.DECISION_NOT_A_DRAFT)
    decision.content, decision.reasons = content, reasons
    decision.author, decision.drafted_on = act.user if has_author else None, act.today
    decision.paired_with, decision.concerns = paired_with, concerns
    decision.save()
    decision.gradings.set(gradings)
    act.record("decisions.draft", decision, kind=kind, version=decision.version)
    return decision


def write_system_draft(
    *,
    act: Act,
    kind: str,
    concerns: Decision,
    content: dict[str, Any],
    reasons: str,
    number: str,
    gradings: Sequence[Grading] = (),
) -> Decision:
    """A draft without an author, laid on the judge's desk: whoever submits it becomes its author."""
    draft = Decision.objects.create(
        court=concerns.case.court,
        case=concerns.case,
        subject=concerns.subject,
        kind=kind,
        number=number,
        concerns=concerns,
        content=content,
        reasons=reasons,
        drafted_on=act.today,
    )
    draft.gradings.set(gradings)
    act.record("decisions.drafted_by_system", draft, kind=kind)
    return draft


def submit(*, act: Act, decision: Decision) -> None:
    """From here on the content is frozen by its digest. A draft without an author becomes the submitter's."""
    if not decision.reasons.strip():
        raise DomainError(CourtCode.REASON_MISSING, article="法释〔2017〕7号第5条")
    if decision.kind in (Decision.Kind.LIST, Decision.Kind.RESTRICT) and not decision.gradings.exists():
        raise DomainError(Code.DECISION_NOT_GRADED)
    _move(act, decision, Decision.State.SUBMITTED)
    decision.author = decision.author or act.user
    decision.digest = content_digest({"content": decision.content, "reasons": decision.reasons})
    decision.save()
    act.record("decisions.submit", decision, digest=decision.digest)


def review(*, act: Act, decision: Decision) -> None:
    """The chief has reviewed; never the author (list rules art.5)."""
    _move(act, decision, Decision.State.REVIEWED)
    if decision.author_id == act.user.pk:
        raise DomainError(Code.DECISION_SAME_PERSON)
    decision.reviewer = act.user
    decision.save()
    act.record("decisions.review", decision)


def send_back(*, act: Act, decision: Decision, because: str) -> None:
    """Back to the author with reasons; the old text is kept as a version."""
    if not because.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    _move(act, decision, Decision.State.DRAFT)
    DecisionVersion.objects.create(
        decision=decision,
        version=decision.version,
        content=decision.content,
        reasons=decision.reasons,
        digest=decision.digest,
        returned_by=act.user,
        returned_because=because,
        returned_at=act.now,
    )
    decision.version += 1
    decision.digest, decision.reviewer = "", None
    decision.save()
    act.record("decisions.send_back", decision, version=decision.version)


def withdraw(*, act: Act, decision: Decision, because: str) -> None:
    """A draft is given up, with the reason."""
    if not because.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    _move(act, decision, Decision.State.WITHDRAWN)
    decision.withdrawn_because = because
    decision.save()
    act.record("decisions.withdraw", decision)


def sign(*, act: Act, decision: Decision) -> None:
    """Signed: three people burden, two relieve, none of the court that would reconsider; the paper is issued."""
    _move(act, decision, Decision.State.SIGNED)
    court = decision.court
    decision.reviewer_switched_off = court.review_switched_off and decision.reviewer_id is None
    deciders.signers(
        decision.kind,
        decision.author_id or 0,
        decision.reviewer_id,
        act.user.pk,
        reviewer_switched_off=court.review_switched_off,
    )
    _outside_the_reviewing_court(decision, act)
    decision.signer = act.user
    if "president" not in postings.roles_at(act.user, court, act.today):
        decision.authorisation = postings.authorisation(act.user, decision.kind, court, act.today)
    decision.signed_on = act.today
    decision.document = _issue(act, decision)
    decision.save()
    act.record("decisions.sign", decision, kind=decision.kind, digest=decision.digest)


def _outside_the_reviewing_court(decision: Decision, act: Act) -> None:
    for person in (decision.author, decision.reviewer, act.user):
        if person is not None:
            deciders.outside_review(postings.courts_of(person, act.today), decision.court.superior_id)


def _issue(act: Act, decision: Decision) -> Document:
    content = {"content": decision.content, "reasons": decision.reasons, "kind": decision.kind}
    return papers.issue(
        act=act,
        case=decision.case,
        subject=decision.subject,
        kind=Document.Kind.DECISION,
        number=decision.number,
        content=content,
    )


def serve(
    *, act: Act, decision: Decision, method: str, served_on: date, reference: str, consent: bool = False
) -> None:
    """Proof of service of the signed paper (2019 opinion art.14: never sign without serving)."""
    _move(act, decision, Decision.State.SERVED)
    if decision.document is None:
        raise DomainError(Code.DECISION_NOT_SIGNED)
    papers.serve(
        act=act, document=decision.document, method=method, served_on=served_on, reference=reference,
        consent=consent,
    )  # fmt: skip
    decision.served_on = served_on
    decision.save()
    act.record("decisions.serve", decision, served_on=served_on.isoformat())


def revoke(*, act: Act, decision: Decision) -> None:
    """Void from the start, by a cancellation (list rules art.9)."""
    _move(act, decision, Decision.State.REVOKED)
    decision.save()
    act.record("decisions.revoke", decision)


def _move(act: Act, decision: Decision, state: str) -> None:
    allowed = table(decision.kind, reviewer_switched_off=decision.court.review_switched_off)
    transitions.check(allowed, "decision", decision.state, state)
    decision.state = state
