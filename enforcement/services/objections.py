"""Requests for correction 纠正申请: lodged, admitted, decided by somebody else than who made the decision.

| step | by whom | clock |
| --- | --- | --- |
| lodged at the desk, or a filing of the public site taken up | clerk; desk | received: 15 days, "not me" the same day |
| admitted or not | judge, not of the decision | within the same days |
| upheld: the decision that relieves is drafted by itself | judge, not of the decision | its own 3 working days |
| dismissed: a paper that names the remedy | judge, not of the decision | served: 10 days to ask the higher court |
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from courts.models import Document
from courts.rules import deadlines, transitions
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.rules.working_days import Due
from courts.selectors.calendar import calendar
from courts.services import papers
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision, Listing, Objection
from defaulters.rules import articles, deciders, reviews
from defaulters.rules.codes import Code
from defaulters.rules.transitions import OBJECTION
from defaulters.services import decisions as steps
from enforcement.models import Filing
from enforcement.rules import links
from enforcement.rules.codes import Code as EnforcementCode
from enforcement.rules.filings import GROUNDS, REVIEWED
from enforcement.rules.transitions import FILING
from enforcement.selectors import links as links_of
from enforcement.selectors import replacements
from enforcement.services import claims
from enforcement.services.locks import hold_case
from enforcement.services.numbers import next_number

OPEN = (Objection.State.LODGED, Objection.State.ADMITTED)
LIVE = (Listing.State.PENDING, Listing.State.PUBLISHED, Listing.State.SHIELDED)
REMEDY = "如不服本决定，可以自本决定送达之日起十日内向{court}申请复议；复议期间不停止本决定的执行。"


def lodge(
    *,
    act: Act,
    decision_id: int,
    ground: str,
    text: str,
    lodged_on: date | None = None,
    register_extract_on: date | None = None,
) -> Objection:
    """The clerk enters a request that came in on paper on `lodged_on` (today if None); its days run from then.

    Raises `objection.decision_not_served`, `objection.already_open`, `objection.empty`,
    `objection.day_in_future`; for the requests of linked people `link.request_not_open`, and for who has left
    the post `link.extract_missing`, `link.extract_out_of_range`.
    """
    decision = _decision(act, decision_id)
    require(act=act, code="objections.lodge", court=decision.court)
    return _new(act, decision, ground, text, lodged_on or act.today, register_extract_on)


def open_identity_review(*, act: Act, decision: Decision, text: str) -> Objection:
    """Step: the judge's own doubt who the person is, reviewed as the person's claim "that is not me" would be."""
    return _new(act, decision, Objection.Ground.NOT_ME, text, act.today, None)


def take_up(*, act: Act, filing_id: int, decision_id: int, ground: str) -> Objection:
    """What was handed in on the public site becomes an objection against one decision, received when it was sent.

    Raises `filing.not_an_objection`, `filing.not_of_the_case`, and what `lodge` raises.
    """
    filing = Filing.objects.get(pk=filing_id)
    decision = _decision(act, decision_id)
    require(act=act, code="objections.take_up", court=decision.court)
    filing.refresh_from_db()
    transitions.check(FILING, "filing", filing.state, Filing.State.TAKEN_UP)
    if filing.kind not in REVIEWED:
        raise DomainError(EnforcementCode.FILING_NOT_AN_OBJECTION)
    if (filing.case_id, filing.subject_id) != (decision.case_id, decision.subject_id):
        raise DomainError(EnforcementCode.FILING_NOT_OF_THE_CASE)
    ground = filing.kind if filing.kind in GROUNDS else ground
    lodged_on = timezone.localdate(filing.lodged_at)
    objection = _new(act, decision, ground, filing.text, lodged_on, filing.register_extract_on)
    filing.state, filing.objection = Filing.State.TAKEN_UP, objection
    filing.answered_by, filing.answered_at = act.user, act.now
    filing.save()
    act.record("filings.take_up", filing, objection=objection.pk)
    return objection


def _decision(act: Act, decision_id: int) -> Decision:
    hold_case(act, Decision.objects.values_list("case_id", flat=True).get(pk=decision_id))
    return Decision.objects.select_related("court__superior", "case", "subject", "paired_with").get(
        pk=decision_id
    )


def _new(
    act: Act, decision: Decision, ground: str, text: str, lodged_on: date, extract_on: date | None
) -> Objection:
    _check(act, decision, text, lodged_on)
    _check_link(decision, ground, lodged_on, extract_on)
    due = review_due(decision, ground, lodged_on)
    objection = Objection.objects.create(
        decision=decision,
        case=decision.case,
        subject=decision.subject,
        ground=ground,
        text=text,
        register_extract_on=extract_on if ground == Objection.Ground.LEFT_POST else None,
        lodged_on=lodged_on,
        due_on=due.day,
        due_provisional=due.provisional,
    )
    act.record("objections.lodge", objection, ground=ground, due=due.day.isoformat())
    if ground == Objection.Ground.NOT_ME:
        claims.stay_unless_decided(
            act=act, case=decision.case, subject_id=decision.subject_id, due_on=due.day
        )
    return objection


def _check(act: Act, decision: Decision, text: str, lodged_on: date) -> None:
    served_on = decision.served_on
    if decision.state != Decision.State.SERVED or served_on is None or decision.kind in steps.RELIEVING:
        raise DomainError(Code.OBJECTION_DECISION_NOT_SERVED, article=articles.LIST_REMEDY)
    if not text.strip():
        raise DomainError(Code.OBJECTION_EMPTY)
    if not served_on <= lodged_on <= act.today:
        raise DomainError(Code.OBJECTION_DAY_IN_FUTURE)
    if decision.objections.filter(state__in=OPEN).exists():
        raise DomainError(Code.OBJECTION_ALREADY_OPEN, article=articles.LIST_REMEDY)


def _check_link(decision: Decision, ground: str, lodged_on: date, extract_on: date | None) -> None:
    link = links_of.of_decision(decision)
    links.check(ground, link.role if link else None)
    known_on = link.register_extract_on if link else None
    links.check_extract(ground, extract_on, known_on=known_on, day=lodged_on)


def review_due(decision: Decision, ground: str, lodged_on: date) -> Due:
    """The last day of the review (list rules art.12; for a linked person 2019 opinion art.18)."""
    return deadlines.due(reviews.clock(ground, decision.kind), lodged_on, calendar())


def admit(*, act: Act, objection_id: int) -> Objection:
    """It will be reviewed."""
    objection = _held(act, objection_id, "objections.admit")
    refuse_own(act, objection)
    _move(objection, Objection.State.ADMITTED)
    objection.save()
    act.record("objections.admit", objection)
    return objection


def not_admit(*, act: Act, objection_id: int, reasons: str) -> Objection:
    """It is none: with reasons. Raises `reason.missing`, `objection.own_decision`."""
    objection = _held(act, objection_id, "objections.not_admit")
    _decide(act, objection, Objection.State.NOT_ADMITTED, reasons)
    objection.save()
    act.record("objections.not_admit", objection)
    _bind_again(act, objection)
    return objection


def uphold(
    *, act: Act, objection_id: int, follows: str, reasons: str, content: dict[str, Any] | None = None
) -> Objection:
    """It is right: the decision that `follows` is drafted here and now; another person signs it (art.9, 10, 12).

    `content` is that of the relief (`reason` of a deletion, `after` of a correction, `keeps` of a cancellation).
    Raises `objection.nothing_follows` for what cannot follow from this decision, and `relief.keeps_anothers_order`:
    of a person who is not the debtor nothing is kept.
    """
    objection = _held(act, objection_id, "objections.uphold")
    if objection.ground == Objection.Ground.NOT_ME and (content or {}).get("keeps"):
        raise DomainError(EnforcementCode.RELIEF_KEEPS_ANOTHERS_ORDER, article=articles.LIST_CANCELLATION)
    concerned = what_it_concerns(objection.decision, follows)
    _decide(act, objection, Objection.State.UPHELD, reasons)
    objection.follows = follows
    objection.relief = draft_relief(
        act=act, concerned=concerned, kind=follows, reasons=reasons, content=content or {}
    )
    objection.save()
    act.record("objections.uphold", objection, follows=follows, relief=objection.relief.pk)
    return objection


def what_it_concerns(decision: Decision, follows: str) -> Decision:
    """The decision that the relief is about: the listing, also where its order was objected to, or the one in that
    order's place; else an order alone.
    """
    listed = replacements.listed_with(decision)
    if follows == Objection.Follows.LIFT:
        if listed is None:
            return replacements.newest(decision)
    elif listed is not None and Listing.objects.filter(decision=listed, state__in=LIVE).exists():
        return listed
    raise DomainError(Code.OBJECTION_NOTHING_FOLLOWS, follows=follows)


def draft_relief(
    *,
    act: Act,
    concerned: Decision,
    kind: str,
    reasons: str,
    content: dict[str, Any],
    has_author: bool = True,
) -> Decision:
    """A step: the draft of the decision that relieves, at the court that made what it concerns."""
    return steps.write_draft(
        act=act,
        case=concerned.case,
        kind=kind,
        subject=concerned.subject,
        content=content,
        reasons=reasons,
        gradings=[],
        number=next_number(concerned.case),
        concerns=concerned,
        has_author=has_author,
    )


def dismiss(*, act: Act, objection_id: int, reasons: str) -> Objection:
    """It is not right: a paper with the reasons, on which the remedy is printed (list rules art.12)."""
    objection = _held(act, objection_id, "objections.dismiss")
    _decide(act, objection, Objection.State.DISMISSED, reasons)
    decision = objection.decision
    superior = decision.court.superior
    content = {
        "objection": objection.pk,
        "decision": decision.number,
        "ground": objection.ground,
        "reasons": reasons,
    }
    objection.document = papers.issue(
        act=act,
        case=objection.case,
        subject=objection.subject,
        kind=Document.Kind.DISMISSAL,
        number=f"{objection.case.number}异{objection.pk}",
        content=content | {"remedy": REMEDY.format(court=superior.name) if superior else ""},
    )
    objection.save()
    act.record("objections.dismiss", objection, digest=objection.document.digest)
    _bind_again(act, objection)
    return objection


def serve(
    *, act: Act, objection_id: int, method: str, served_on: date, reference: str, consent: bool = False
) -> Objection:
    """Prove service of the dismissal, from which the ten days run (list rules art.12), or of the letter."""
    objection = _held(act, objection_id, "objections.serve")
    if objection.document is None:
        raise DomainError(Code.RECONSIDERATION_NO_SERVED_DISMISSAL)
    papers.serve(
        act=act, document=objection.document, method=method, served_on=served_on, reference=reference,
        consent=consent,
    )  # fmt: skip
    act.record("objections.serve", objection, served_on=served_on.isoformat())
    return objection


def withdraw(*, act: Act, objection_id: int) -> Objection:
    """The party has taken it back in writing."""
    objection = _held(act, objection_id, "objections.withdraw")
    _move(objection, Objection.State.WITHDRAWN)
    objection.decided_on = act.today
    objection.save()
    act.record("objections.withdraw", objection)
    _bind_again(act, objection)
    return objection


def _bind_again(act: Act, objection: Objection) -> None:
    if objection.ground == Objection.Ground.NOT_ME:
        claims.bind_again(act=act, case=objection.case, subject_id=objection.subject_id)


def _held(act: Act, objection_id: int, code: str) -> Objection:
    hold_case(act, Objection.objects.values_list("case_id", flat=True).get(pk=objection_id))
    rows = Objection.objects.select_related(
        "decision__court__superior", "decision__paired_with", "decision__case", "decision__subject", "case__court",
        "subject", "document",
    )  # fmt: skip
    objection = rows.get(pk=objection_id)
    require(act=act, code=code, court=objection.case.court)
    return objection


def _move(objection: Objection, state: str) -> None:
    transitions.check(OBJECTION, "objection", objection.state, state)
    objection.state = state


def _decide(act: Act, objection: Objection, state: str, reasons: str) -> None:
    refuse_own(act, objection)
    if not reasons.strip():
        raise DomainError(CourtCode.REASON_MISSING, article=articles.LIST_REMEDY)
    _move(objection, state)
    objection.reasons, objection.decided_by, objection.decided_on = reasons, act.user, act.today


def refuse_own(act: Act, objection: Objection) -> None:
    """A step: whoever made the decision decides nothing on it again. Raises `objection.own_decision`."""
    deciders.objection_decider(act.user.pk, makers(objection.decision))


def makers(decision: Decision) -> list[int | None]:
    """Who wrote, reviewed or signed the decision, or the one signed together with it."""
    made = steps.together(decision)
    return [person for one in made for person in (one.author_id, one.reviewer_id, one.signer_id)]
