"""A new restriction order in place of an edit: items never change within a restriction.

| the new order | kind | people | in force |
| --- | --- | --- | --- |
| names an item that the old one does not | `restrict` | author, reviewer, signer | when it is served |
| takes items away and adds none | `milder` | author, signer | when it is signed |

Old and new change places in one act, and partners are told of the new restriction, with what frees from it, before
they are told that the old one is lifted. A milder order keeps the period of the old one, and what reached linked
people shrinks with it. In the grace of a listing the new order waits in the place of the old one, and nobody is told
(2019 opinion art.15).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from courts.models import Case
from courts.rules import transitions
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision
from defaulters.rules.codes import Code as DecisionCode
from defaulters.selectors import listings
from defaulters.services import decisions as steps
from defaulters.services.gradings import grade
from enforcement.models import Change, Restriction
from enforcement.rules.codes import Code
from enforcement.rules.selection import ORDER_ARTICLE
from enforcement.rules.transitions import RESTRICTION
from enforcement.selectors import replacements as selectors
from enforcement.selectors.schedules import row_on
from enforcement.services import claims, feed, lapses, orders, periods, permissions, release
from enforcement.services.locks import hold_case
from enforcement.services.numbers import next_number

REPLACED: Final = "replaced"


def draft(
    *,
    act: Act,
    order_id: int,
    reasons: str,
    dropped_items: Sequence[str] = (),
    drop_reasons: str = "",
    draft_id: int | None = None,
) -> Decision:
    """A new order for all that binds by this one, graded anew on the facts of today; its items say its kind.

    `draft_id` replaces the content of a draft, which becomes of the other kind where its items say so.
    Raises `order.replaces_nothing`, `order.unchanged`, `order.replacement_under_way`, the refusals of the items,
    `decision.not_a_draft`, and `case.closed` for one that adds an item.
    """
    order = Decision.objects.select_related("subject").get(pk=order_id)
    case = hold_case(act, order.case_id)
    require(act=act, code="drafts.draft_replacement", court=case.court)
    held = _to_replace(order, draft_id)
    gradings = [
        grade(act=act, case=case, obligor=selectors.obligor(old), grounds=grounds(old, act)) for old in held
    ]
    left_out = dict.fromkeys(dropped_items, drop_reasons)
    rows = [orders.row(act, grading, left_out) for grading in gradings]
    kind = _kind(case, held, rows)
    rests_on = _redrafted(order, draft_id, kind) if draft_id is not None else {}
    return steps.write_draft(
        act=act,
        case=case,
        kind=kind,
        subject=order.subject,
        content=content(act, held, rows) | rests_on,
        reasons=reasons,
        gradings=gradings,
        number=next_number(case),
        concerns=order,
        draft_id=draft_id,
    )


def _redrafted(order: Decision, draft_id: int, kind: str) -> dict[str, Any]:
    """Turn the draft into one of `kind`; what it keeps is the performance on which the system has proposed it."""
    draft = Decision.objects.get(pk=draft_id, concerns=order, kind__in=selectors.REPLACING)
    if draft.state != Decision.State.DRAFT:
        raise DomainError(DecisionCode.DECISION_NOT_A_DRAFT)
    draft.kind = kind
    draft.save(update_fields=["kind"])
    return {key: draft.content[key] for key in ("performance",) if key in draft.content}


def grounds(restriction: Restriction, act: Act) -> Collection[str]:
    """The grounds that a new grade of the duty reads: those of the listing that still run, else none but G1."""
    listing = restriction.listing
    return listings.open_grounds(listing, act.today) if listing is not None else ("G1",)


def content(act: Act, held: Sequence[Restriction], rows: Sequence[orders.Row]) -> dict[str, Any]:
    """The content of an order in place of what is held, row by row."""
    placed = [row | {"replaces": old.pk} for old, row in zip(held, rows, strict=True)]
    return orders.content(act, placed, held[0].basis)


def _to_replace(order: Decision, draft_id: int | None) -> list[Restriction]:
    held = selectors.held(order)
    if not held:
        raise DomainError(Code.ORDER_REPLACES_NOTHING, article=ORDER_ARTICLE)
    if any(other.pk != draft_id for other in selectors.under_way(order)):
        raise DomainError(Code.ORDER_REPLACEMENT_UNDER_WAY, article=ORDER_ARTICLE)
    return held


def _kind(case: Case, held: Sequence[Restriction], rows: Sequence[Mapping[str, Any]]) -> str:
    """Whether the new order burdens: one item more for one duty is enough."""
    pairs = [(set(old.items), set(row["items"])) for old, row in zip(held, rows, strict=True)]
    if all(before == after for before, after in pairs):
        raise DomainError(Code.ORDER_UNCHANGED, article=ORDER_ARTICLE)
    if all(after <= before for before, after in pairs):
        return Decision.Kind.MILDER
    if case.state == Case.State.CLOSED:
        raise DomainError(CourtCode.CASE_CLOSED)
    return Decision.Kind.RESTRICT


def check_in_force(decision: Decision) -> None:
    """Something that the new order replaces must bind or wait still, and no claim "not me" of anyone whom it reaches be open.

    Raises `order.replaces_nothing`, `restriction.claim_open`.
    """
    bound = list(_named(decision))
    if not bound:
        raise DomainError(Code.ORDER_REPLACES_NOTHING, article=ORDER_ARTICLE)
    if any(claims.is_open(one) for old in bound for one in (old, *selectors.reached(old))):
        raise DomainError(Code.RESTRICTION_CLAIM_OPEN)


def _named(decision: Decision) -> QuerySet[Restriction]:
    ids = [row["replaces"] for row in decision.content["obligations"]]
    rows = Restriction.objects.filter(pk__in=ids, state__in=selectors.REPLACEABLE)
    return rows.select_related("listing", "legal_basis").order_by("pk")


def take_place(*, act: Act, decision: Decision) -> None:
    """The old restrictions end and the new ones bind, in this one act; what is performed meanwhile stays stayed."""
    rows = {row["replaces"]: row["items"] for row in decision.content["obligations"]}
    for old in _named(decision):
        reached = selectors.reached(old)
        _replace(act, old, decision, rows[old.pk])
        for one in reached:
            _shrink(act, one, rows[old.pk])


def _shrink(act: Act, reached: Restriction, items: Collection[str]) -> None:
    """A linked person is never restricted beyond the unit's order; to more, only by an own decision (art.3(2))."""
    left = [code for code in reached.items if code in items]
    if not left:
        waits = reached.state == Restriction.State.PENDING
        state = Restriction.State.CANCELLED if waits else Restriction.State.LIFTED
        release.end(act, reached, state, "lifted_by_decision", ORDER_ARTICLE)
    elif len(left) < len(reached.items):
        _replace(act, reached, reached.order, left)


def _replace(act: Act, old: Restriction, order: Decision, items: Sequence[str]) -> None:
    """One that waits for the end of the grace gives its place to one that waits too."""
    before = old.state
    waits = before == Restriction.State.PENDING
    after = Restriction.State.CANCELLED if waits else Restriction.State.LIFTED
    transitions.check(RESTRICTION, "restriction", before, after)
    old.state, old.ended_on, old.end_reason = after, act.today, REPLACED
    old.save(update_fields=["state", "ended_on", "end_reason"])
    new = _successor(act, old, order, items, before)
    act.record("restriction.replaced", old, by=new.pk)
    act.record("restriction.succeeds", new, replaces=old.pk)
    if not waits:
        _tell(act, old, new)


def _successor(act: Act, old: Restriction, order: Decision, items: Sequence[str], state: str) -> Restriction:
    until, review = old.until_day, old.review_on
    if order.kind == Decision.Kind.RESTRICT and old.listing is None:
        until, review = periods.of_order(act, order)
    # What a reversal brings back tomorrow is not brought back today by another order.
    from_day = max(act.today, old.from_day or act.today)
    return Restriction.objects.create(
        order=order,
        obligation_id=old.obligation_id,
        case_id=old.case_id,
        subject_id=old.subject_id,
        listing=old.listing,
        linked_person_id=old.linked_person_id,
        items=items,
        basis=old.basis,
        legal_basis=old.legal_basis,
        schedule=row_on(act.today),
        state=state,
        from_day=None if state == Restriction.State.PENDING else from_day,
        until_day=until,
        review_on=review,
        replaces=old,
    )


def _tell(act: Act, old: Restriction, new: Restriction) -> None:
    """The new one first, so that no reader who stops between the two sees a moment without what both name."""
    article = str(new.legal_basis.code)
    lapses.impose(act, Change.Kind.IMPOSED, new, reason=REPLACED, article=article)
    permissions.carry_over(act=act, old=old, new=new)
    feed.tell(act, Change.Kind.LIFTED, old, reason=REPLACED, article=ORDER_ARTICLE)
