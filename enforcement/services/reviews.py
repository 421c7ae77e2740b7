"""The review of an order that binds: a judge says why it goes on, or drafts what relieves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from courts.models import Case
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision
from defaulters.rules import terms
from defaulters.selectors.policies import policy_on
from enforcement.models import Restriction, Review
from enforcement.rules.codes import Code
from enforcement.services import drafts, replacements
from enforcement.services.locks import hold_case


def review(
    *,
    act: Act,
    order_id: int,
    outcome: str,
    reasons: str,
    dropped_items: Sequence[str] = (),
    drop_reasons: str = "",
) -> Review:
    """`continue`: it binds on to the next review, or to its own last day if that comes first; `lift` and `milder`
    draft the relief, which another person signs.

    `dropped_items` are left out of the milder order. Raises `reason.missing`, `review.nothing_in_force`,
    `review.not_milder`, `relief.listing_needs_order`, and the refusals of the draft.
    """
    order = Decision.objects.select_related("subject").get(pk=order_id)
    case = hold_case(act, order.case_id)
    require(act=act, code="restrictions.review", court=case.court)
    if not reasons.strip():
        raise DomainError(CourtCode.REASON_MISSING)
    held = list(order.restrictions.filter(state=Restriction.State.ACTIVE).order_by("pk"))
    if not held:
        raise DomainError(Code.REVIEW_NOTHING_IN_FORCE)
    made = Review(order=order, case=case, outcome=outcome, reasons=reasons, made_by=act.user, made_at=act.now)
    if outcome == Review.Outcome.CONTINUE:
        made.next_on = _go_on(act, order, held)
    elif outcome == Review.Outcome.MILDER:
        made.draft = _milder(act, order, reasons, dropped_items, drop_reasons)
    else:
        made.draft = _lift(act, case, order, held, reasons)
    made.save()
    act.record("restrictions.review", made, outcome=outcome, order=order.pk)
    return made


def _go_on(act: Act, order: Decision, held: Sequence[Restriction]) -> date:
    """The soonest next review that a grade sets, counted from the first day; never behind the last day."""
    policy, after = policy_on(act.today), act.today + timedelta(days=1)
    grades = [row["grade"] for row in order.content["obligations"]]
    starts = [row.from_day for row in held if row.from_day is not None]
    ends = [row.until_day for row in held if row.until_day is not None]
    reviews = [terms.next_review(min(starts), grade, policy, after) for grade in grades]
    soonest = min([*reviews, *ends])
    for row in held:
        row.review_on = soonest
        row.save(update_fields=["review_on"])
    return soonest


def _milder(
    act: Act, order: Decision, reasons: str, dropped_items: Sequence[str], drop_reasons: str
) -> Decision:
    draft = replacements.draft(
        act=act, order_id=order.pk, reasons=reasons, dropped_items=dropped_items, drop_reasons=drop_reasons
    )
    if draft.kind != Decision.Kind.MILDER:
        raise DomainError(Code.REVIEW_NOT_MILDER)
    return draft


def _lift(act: Act, case: Case, order: Decision, held: Sequence[Restriction], reasons: str) -> Decision:
    if any(row.listing_id is not None and row.linked_person_id is None for row in held):
        raise DomainError(Code.RELIEF_LISTING_NEEDS_ORDER, article="法释〔2015〕17号 art.1(2)")
    return drafts.draft_relief(
        act=act, kind=Decision.Kind.LIFT, case_id=case.pk, subject_id=order.subject_id, reasons=reasons,
        concerns_id=order.pk,
    )  # fmt: skip
