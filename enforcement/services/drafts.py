"""Drafting decisions: graded, barred where the law bars, with items within the schedule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from courts.models import Case, Obligor
from courts.rules.codes import Code as CourtCode
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision, Grading
from defaulters.rules import articles, eligibility, terms
from defaulters.rules.candidate import Stated
from defaulters.rules.codes import Code as ListingCode
from defaulters.selectors.candidates import candidate
from defaulters.selectors.policies import policy_on
from defaulters.services import decisions as steps
from defaulters.services.gradings import grade
from enforcement.models import LinkedPerson, Restriction
from enforcement.rules.codes import Code
from enforcement.rules.orders import LISTED, UNPERFORMED_DUTY
from enforcement.services import orders, permissions
from enforcement.services.locks import hold_case, lock_case
from enforcement.services.numbers import next_number


def draft_listing(
    *,
    act: Act,
    case_id: int,
    obligor_ids: Sequence[int],
    grounds: Sequence[str],
    reasons: str,
    dropped_items: Sequence[str] = (),
    drop_reasons: str = "",
    grace_months: int | None = None,
    grace_reasons: str = "",
    extension_months: int = 0,
    extension_reason: str = "",
    override_reasons: str = "",
    inability_reasons: str = "",
    draft_id: int | None = None,
) -> Decision:
    """A decision to list and its restriction order, drafted on one form (list rules art.5; 2015 rules art.1(2)).

    `obligor_ids` are of one subject; `grace_months` None takes the policy's default for the gravest grade.
    `draft_id` replaces the content of a draft. Raises the bars of eligibility and of terms.
    """
    case = lock_case(act, case_id, "drafts.draft_listing")
    obligors = _obligors(case, obligor_ids)
    _refuse_second_listing(case, obligors[0], draft_id)
    stated = Stated(exempted=bool(override_reasons.strip()), weighed=bool(inability_reasons.strip()))
    for obligor in obligors:
        eligibility.check(candidate(case, obligor, grounds, act.today, stated))
    terms.grounds_clock(grounds, act.today, extension_months, extension_reason)
    gradings = [grade(act=act, case=case, obligor=obligor, grounds=grounds) for obligor in obligors]
    content = {
        "grounds": sorted(grounds),
        "obligations": [orders.graded(grading) for grading in gradings],
        "grace_months": _grace(gradings, grace_months, grace_reasons, act),
        "grace_reasons": grace_reasons,
        "extension_months": extension_months,
        "extension_reason": extension_reason,
        "override_reasons": override_reasons,
        "inability_reasons": inability_reasons,
    }
    order = _order_content(gradings, LISTED, dropped_items, drop_reasons, act)
    return _pair(act, case, gradings, content, order, reasons, draft_id)


def _pair(
    act: Act,
    case: Case,
    gradings: Sequence[Grading],
    content: dict[str, Any],
    order: dict[str, Any],
    reasons: str,
    draft_id: int | None,
) -> Decision:
    """The decision to list and its order, two instruments that move together (list rules art.5, 2015 rules art.5)."""
    subject = gradings[0].obligor.subject
    listing = steps.write_draft(
        act=act, case=case, kind=Decision.Kind.LIST, subject=subject, content=content, reasons=reasons,
        gradings=gradings, number=next_number(case), draft_id=draft_id,
    )  # fmt: skip
    steps.write_draft(
        act=act, case=case, kind=Decision.Kind.RESTRICT, subject=subject, content=order, reasons=reasons,
        gradings=gradings, number=next_number(case), paired_with=listing, draft_id=steps.pair_id(listing),
    )  # fmt: skip
    return listing


def _refuse_second_listing(case: Case, obligor: Obligor, draft_id: int | None) -> None:
    """One listing a case and person: the first that is on its way bars the second before the database does."""
    on_its_way = Decision.objects.filter(
        case=case,
        subject=obligor.subject_id,
        kind=Decision.Kind.LIST,
        state__in=["draft", "submitted", "reviewed", "signed"],
    )
    if on_its_way.exclude(pk=draft_id or 0).exists():
        raise DomainError(ListingCode.ALREADY_LISTED, article=articles.LIST_GROUNDS)


def draft_restriction(
    *,
    act: Act,
    case_id: int,
    obligor_ids: Sequence[int],
    reasons: str,
    dropped_items: Sequence[str] = (),
    drop_reasons: str = "",
    draft_id: int | None = None,
) -> Decision:
    """A restriction order without a listing: needs an unperformed duty to pay or deliver (2015 rules art.1(1))."""
    case = lock_case(act, case_id, "drafts.draft_restriction")
    obligors = _obligors(case, obligor_ids)
    for obligor in obligors:
        eligibility.check_restriction(candidate(case, obligor, (), act.today))
        _refuse_second_order(obligor)
    gradings = [grade(act=act, case=case, obligor=obligor, grounds=("G1",)) for obligor in obligors]
    return steps.write_draft(
        act=act,
        case=case,
        kind=Decision.Kind.RESTRICT,
        subject=obligors[0].subject,
        content=_order_content(gradings, UNPERFORMED_DUTY, dropped_items, drop_reasons, act),
        reasons=reasons,
        gradings=gradings,
        number=next_number(case),
        draft_id=draft_id,
    )


def _refuse_second_order(obligor: Obligor) -> None:
    live = Restriction.objects.live().filter(
        obligation=obligor.obligation_id, subject=obligor.subject_id, basis=Restriction.Basis.ART1_1
    )
    if live.exists():
        raise DomainError(Code.ORDER_ALREADY_IN_FORCE, article="法释〔2015〕17号 art.5")


def draft_reach(*, act: Act, linked_person_id: int, order_id: int, reasons: str) -> Decision:
    """An own decision by which a unit's order reaches one person, on the finding about that person (art.3(2)).

    Raises `link.order_of_another_unit` when the order is not one on that unit in that case.
    """
    link = LinkedPerson.objects.select_related("person").get(pk=linked_person_id)
    case = lock_case(act, link.case_id, "drafts.draft_reach")
    order = Decision.objects.get(pk=order_id)
    if (order.kind, order.case_id, order.subject_id) != (Decision.Kind.RESTRICT, case.pk, link.unit_id):
        raise DomainError(Code.LINK_ORDER_OF_ANOTHER_UNIT, article="法释〔2015〕17号 art.3(2)")
    _refuse_minor(link, act)
    gradings = list(order.gradings.all())
    content = {**order.content, "linked_person": link.pk, "unit_order": order.pk, "role": link.role}
    return steps.write_draft(
        act=act,
        case=case,
        kind=Decision.Kind.REACH,
        subject=link.person,
        content=content,
        reasons=reasons,
        gradings=gradings,
        number=next_number(case),
        concerns=order,
    )


def _refuse_minor(link: LinkedPerson, act: Act) -> None:
    born = link.person.born_on
    if born is not None and act.today < eligibility.adult_from(born):
        raise DomainError(Code.ORDER_ON_MINOR, article="法释〔2015〕17号 art.2")


def draft_relief(
    *,
    act: Act,
    kind: str,
    case_id: int,
    subject_id: int,
    reasons: str,
    concerns_id: int,
    content: dict[str, Any] | None = None,
) -> Decision:
    """A decision that relieves: delete, early_delete, cancel, correct, lift or permit, about one decision in force.

    Also in a closed case: closing ends no listing (list rules art.10).
    """
    case = hold_case(act, case_id)
    require(act=act, code="drafts.draft_relief", court=case.court)
    concerns = Decision.objects.get(pk=concerns_id, case=case, subject=subject_id)
    if kind not in steps.RELIEVING - {Decision.Kind.MILDER}:
        raise DomainError(Code.RELIEF_KIND_UNKNOWN, kind=kind)
    if not _in_force(concerns):
        raise DomainError(Code.RELIEF_CONCERNS_NOTHING_IN_FORCE)
    if kind == Decision.Kind.PERMIT:
        permissions.check(concerns, content or {})
    return steps.write_draft(
        act=act,
        case=case,
        kind=kind,
        subject=concerns.subject,
        content=content or {},
        reasons=reasons,
        gradings=[],
        number=next_number(case),
        concerns=concerns,
    )


def _in_force(decision: Decision) -> bool:
    """What burdens is in force from its service, what relieves from its signature."""
    signed = decision.state == Decision.State.SIGNED and decision.kind in steps.RELIEVING
    return signed or decision.state == Decision.State.SERVED


def _obligors(case: Case, obligor_ids: Iterable[int]) -> list[Obligor]:
    rows = list(
        Obligor.objects.filter(pk__in=obligor_ids, obligation__judgment=case.judgment_id)
        .select_related("obligation__judgment", "subject")
        .order_by("obligation__ordinal")
    )
    if not rows or len({row.subject_id for row in rows}) != 1 or len(rows) != len(set(obligor_ids)):
        raise DomainError(CourtCode.CASE_SUBJECT_OWES_NOTHING)
    return rows


def _grace(gradings: Sequence[Grading], months: int | None, reasons: str, act: Act) -> int:
    """The policy's default for the gravest grade, or what the judge grants with reasons (opinion art.15)."""
    default = min(policy_on(act.today).grace_months[grading.grade] for grading in gradings)  # type: ignore[index]
    if months is None or months == default:
        return default
    if not reasons.strip():
        raise DomainError(CourtCode.REASON_MISSING, article="法发〔2019〕35号 art.15")
    if months:
        terms.grace_end(act.today, months)
    return months


def _order_content(
    gradings: Sequence[Grading], basis: str, dropped: Sequence[str], why: str, act: Act
) -> dict[str, Any]:
    rows = [orders.row(act, grading, dict.fromkeys(dropped, why)) for grading in gradings]
    return orders.content(act, rows, basis)
