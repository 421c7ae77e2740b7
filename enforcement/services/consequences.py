"""What follows from a served decision: published and restricted together, and ended together.

| when | what | who |
| --- | --- | --- |
| served, no grace | listing published, restrictions in force | the act of service |
| served, with grace | listing pending, restrictions pending, told to nobody | the act of service |
| first working day after the grace | published and in force, unless a bar has come up | system, duty `grace` |
| third working day after full performance | deleted (D1, D2) and lifted | system, duty `deadline` |
| a term or an order's own period has passed | recorded as ended | system, duty `time` |
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from courts.models import Obligation, Obligor, Subject
from courts.rules import deadlines, transitions
from courts.rules.errors import DomainError
from courts.rules.working_days import is_working_day
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import require_system
from defaulters.models import Decision, Listing, ListingGround
from defaulters.rules import articles, eligibility, endings, terms
from defaulters.rules.candidate import Stated
from defaulters.rules.codes import Code as ListingCode
from defaulters.rules.deciders import BURDENING
from defaulters.rules.transitions import LISTING
from defaulters.selectors import candidates, listings
from enforcement.models import Change, LegalBasis, LinkedPerson, Restriction
from enforcement.rules.codes import Code
from enforcement.rules.orders import UNPERFORMED_DUTY
from enforcement.rules.selection import ORDER_ARTICLE
from enforcement.rules.transitions import RESTRICTION
from enforcement.selectors import published
from enforcement.selectors.replacements import later
from enforcement.selectors.schedules import row_on
from enforcement.services import lapses, periods, release, replacements
from enforcement.services.locks import hold_case

BASIS_OF = {Restriction.Basis.ART1_1: "consumption_1_1", Restriction.Basis.ART1_2: "consumption_1_2"}


def check_still_lawful(*, act: Act, decision: Decision) -> None:
    """At the signature the bars are asked again: what happened since the draft counts."""
    if decision.kind == Decision.Kind.LIST:
        content = decision.content
        stated = Stated(
            exempted=bool(content.get("override_reasons")), weighed=bool(content.get("inability_reasons"))
        )
        for obligor in _obligors(decision):
            eligibility.check(
                candidates.candidate(decision.case, obligor, content["grounds"], act.today, stated)
            )
    elif decision.kind in (Decision.Kind.RESTRICT, Decision.Kind.MILDER) and decision.paired_with is None:
        _check_order(act, decision)
    elif decision.kind == Decision.Kind.REACH and _is_dead(decision.subject, act.today):
        raise DomainError(ListingCode.DECEASED, article=articles.SUSPENSION_ON_DEATH)


def _check_order(act: Act, order: Decision) -> None:
    """An order alone needs its duty still; one in place of another needs that other."""
    if order.concerns is not None:
        replacements.check_in_force(order)
    if order.kind == Decision.Kind.RESTRICT and order.content["basis"] == UNPERFORMED_DUTY:
        for obligor in _obligors(order):
            eligibility.check_restriction(candidates.candidate(order.case, obligor, (), act.today))


def check_may_bind(*, act: Act, decision: Decision) -> None:
    """At the service they are asked once more: who has performed, or has died, since the signature is not bound."""
    if decision.kind == Decision.Kind.LIST:
        _check_publishable(act, decision)
    elif decision.kind in BURDENING:
        check_still_lawful(act=act, decision=decision)


def _check_publishable(act: Act, decision: Decision) -> None:
    """What was performed in the meantime binds nobody and bars nothing; once all is, that is the bar."""
    obligors = _obligors(decision)
    owed = [obligor for obligor in obligors if obligor.obligation.performed_on is None]
    for obligor in owed or obligors:
        now = candidates.at_publication(decision.case, obligor, decision.content["grounds"], act.today)
        eligibility.check(now)


def _is_dead(subject: Subject, day: date) -> bool:
    return subject.died_on is not None and subject.died_on <= day


def _obligors(decision: Decision) -> list[Obligor]:
    ids = decision.gradings.values_list("obligor", flat=True)
    return list(Obligor.objects.filter(pk__in=ids).select_related("obligation__judgment", "subject"))


def on_listing_served(*, act: Act, decision: Decision) -> None:
    """The listing exists from service; it is published at once or when its grace has ended (opinion art.14, 15)."""
    content = decision.content
    clocks = terms.grounds_clock(
        content["grounds"],
        decision.signed_on or act.today,
        content["extension_months"],
        content["extension_reason"],
    )
    months = content["grace_months"]
    listing = Listing.objects.create(
        decision=decision,
        case=decision.case,
        subject=decision.subject,
        grace_until=terms.grace_end(decision.served_on or act.today, months) if months else None,
        term_until=terms.listing_until(clocks),
    )
    ListingGround.objects.bulk_create(
        ListingGround(listing=listing, ground=clock.ground, from_day=clock.since, until_day=clock.until)
        for clock in clocks
    )
    act.record("listing.pending", listing, grace_until=_iso(listing.grace_until))


def on_order_served(*, act: Act, decision: Decision) -> None:
    """Restrictions of an order: with its listing, by themselves for an unperformed duty (2015 rules art.1), or in
    place of those of the order before.
    """
    if decision.concerns is not None:
        replacements.take_place(act=act, decision=decision)
        return
    listing = _listing_of(decision)
    performed = decision.case.judgment.obligations.exclude(performed_on=None).values_list("pk", flat=True)
    for row in decision.content["obligations"]:
        if row["obligation"] not in performed:
            _create(act, decision, row, listing, None)
    if listing is None:
        _activate(act, decision.restrictions.all(), periods.of_order(act, decision))
    elif listing.grace_until is None:
        publish_and_impose(act=act, listing=listing)


def on_reach_served(*, act: Act, decision: Decision) -> None:
    """The unit's order reaches this person from the service of the person's own decision (art.3(2))."""
    link = LinkedPerson.objects.get(pk=decision.content["linked_person"])
    signed = {row["obligation"]: row["items"] for row in decision.content["obligations"]}
    # What has taken the place of the unit's order since the signature reaches no further than what was signed.
    orders = later(decision.content["unit_order"])
    for unit_row in Restriction.objects.filter(order__in=orders, state__in=["pending", "active"]):
        items = [code for code in unit_row.items if code in signed[unit_row.obligation_id]]
        row = {"obligation": unit_row.obligation_id, "items": items, "basis": unit_row.basis}
        mine = _create(act, decision, row, unit_row.listing, link)
        if unit_row.state == Restriction.State.ACTIVE:
            _activate(act, [mine], (unit_row.until_day, unit_row.review_on))


def _listing_of(order: Decision) -> Listing | None:
    listed = order.paired_with
    return Listing.objects.get(decision=listed) if listed is not None else None


def _create(
    act: Act, order: Decision, row: dict[str, Any], listing: Listing | None, link: LinkedPerson | None
) -> Restriction:
    basis = row.get("basis", order.content["basis"])
    slot = {"obligation": row["obligation"], "subject": order.subject, "basis": basis, "linked_person": link}
    if Restriction.objects.live().filter(**slot).exists():
        raise DomainError(Code.ORDER_ALREADY_IN_FORCE, article=ORDER_ARTICLE)
    restriction = Restriction.objects.create(
        order=order,
        obligation_id=row["obligation"],
        case=order.case,
        subject=order.subject,
        listing=listing,
        linked_person=link,
        items=row["items"],
        basis=basis,
        legal_basis=LegalBasis.objects.get(code=BASIS_OF[basis]),
        schedule=row_on(act.today),
    )
    act.record("restriction.pending", restriction)
    return restriction


def _activate(act: Act, restrictions: Iterable[Restriction], period: periods.Period) -> None:
    for restriction in restrictions:
        transitions.check(RESTRICTION, "restriction", restriction.state, Restriction.State.ACTIVE)
        restriction.state, restriction.from_day = Restriction.State.ACTIVE, act.today
        restriction.until_day, restriction.review_on = period
        restriction.save()
        lapses.impose(act, Change.Kind.IMPOSED, restriction, article=str(restriction.legal_basis.code))


def publish_and_impose(*, act: Act, listing: Listing) -> None:
    """Published and restricted in one act (2015 rules art.1(2)); the published text is frozen (list rules art.6)."""
    transitions.check(LISTING, "listing", listing.state, Listing.State.PUBLISHED)
    listing.state, listing.published_on = Listing.State.PUBLISHED, act.today
    listing.published = published.text(listing, act.today)
    listing.save()
    act.record("listing.published", listing)
    waiting = listing.restrictions.filter(
        Q(order__state=Decision.State.SERVED)
        | Q(order__kind=Decision.Kind.MILDER, order__state=Decision.State.SIGNED),
        state=Restriction.State.PENDING,
    )
    _activate(act, waiting.order_by("pk"), periods.of_listing(act, listing))


def publish_due(*, act: Act, listing_id: int) -> Listing:
    """After the grace, on a working day: publish, unless performed, held off or barred meanwhile (opinion art.15).

    Raises `listing.grace_runs`, `listing.not_a_working_day`, or the bar that has come up.
    """
    require_system(act=act, code="consequences.publish_due")
    listing = _hold_listing(act, listing_id)
    if listing.grace_until is not None and act.today <= listing.grace_until:
        raise DomainError(ListingCode.LISTING_GRACE_RUNS, article="法发〔2019〕35号 art.15")
    if not is_working_day(act.today, calendar()):
        raise DomainError(ListingCode.LISTING_NOT_A_WORKING_DAY)
    _check_publishable(act, listing.decision)
    publish_and_impose(act=act, listing=listing)
    return listing


def _hold_listing(act: Act, listing_id: int) -> Listing:
    hold_case(act, Listing.objects.values_list("case_id", flat=True).get(pk=listing_id))
    return Listing.objects.select_related("case__judgment", "case__court", "decision", "subject").get(
        pk=listing_id
    )


def remove_due(*, act: Act, listing_id: int) -> Listing:
    """At the end of the third working day the system deletes what nobody has decided on (list rules art.10).

    Raises `listing.removal_not_due` before, and for a timed listing, which no clock deletes.
    """
    require_system(act=act, code="consequences.remove_due")
    listing = _hold_listing(act, listing_id)
    local = timezone.localtime(act.now)
    due = listing.removal_due_on
    passed = due is not None and deadlines.has_passed(due, local.date(), local.time())
    if not passed or listing.removal_reason not in endings.BY_SYSTEM:
        raise DomainError(ListingCode.LISTING_REMOVAL_NOT_DUE, article="法释〔2017〕7号第10条")
    remove_and_lift(
        act=act, listing=listing, reason=listing.removal_reason, alarm=True, owed_by=listing.case.judge_id
    )
    return listing


def remove_and_lift(
    *, act: Act, listing: Listing, reason: str, decision: Decision | None = None, **payload: Any
) -> None:
    """Delete for the future and lift what the listing carried, for everybody whom it bound."""
    transitions.check(LISTING, "listing", listing.state, Listing.State.DELETED)
    listing.state, listing.ended_on = Listing.State.DELETED, act.today
    listing.end_reason, listing.ended_by = reason, decision
    listing.save()
    act.record("listing.deleted", listing, reason=reason, **payload)
    for restriction in listing.restrictions.filter(state__in=["pending", "active", "stayed"]).order_by("pk"):
        state = Restriction.State.CANCELLED if restriction.state == "pending" else Restriction.State.LIFTED
        release.end(act, restriction, state, reason, endings.article(reason))


def end_by_time(*, act: Act, restriction_id: int) -> Restriction:
    """Record that a restriction's own period, its provisions or its listing's term has passed; nobody waited for
    this. A listing whose order has lapsed stands on: it ends by its own events. Raises `restriction.not_ended`.
    """
    require_system(act=act, code="consequences.end_by_time")
    case_id = Restriction.objects.values_list("case_id", flat=True).get(pk=restriction_id)
    hold_case(act, case_id)
    restriction = Restriction.objects.select_related("listing__decision", "legal_basis").get(
        pk=restriction_id
    )
    last = lapses.last_day(restriction)
    ended = restriction.until_day is not None and restriction.until_day < act.today
    listing = restriction.listing
    if last is None or last >= act.today:
        raise DomainError(Code.RESTRICTION_NOT_ENDED)
    if ended and listing is not None and not listings.open_grounds(listing, act.today):
        remove_and_lift(act=act, listing=listing, reason=endings.TERM_END)
    else:
        release.end(act, restriction, Restriction.State.LIFTED, "period_ended" if ended else "basis_lapsed")
    restriction.refresh_from_db()
    return restriction


def unperformed(listing: Listing) -> list[Obligation]:
    """The obligations a listing rests on that are not performed."""
    return [row for row in listings.obligations(listing) if row.performed_on is None]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
