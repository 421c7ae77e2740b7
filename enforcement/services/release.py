"""What a performance works: the stay in its own act, the shield, and what its reversal brings back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from courts.models import Case, Obligation, Performance, ToolUse
from courts.rules import deadlines, transitions
from courts.rules.working_days import Due, add_working_days
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from defaulters.models import Decision, Listing
from defaulters.rules import eligibility
from defaulters.rules.transitions import LISTING
from defaulters.selectors import listings
from defaulters.services import decisions as steps
from enforcement.models import Change, Restriction
from enforcement.rules import release as rules
from enforcement.rules.transitions import RESTRICTION
from enforcement.services import claims, feed, lapses
from enforcement.services.numbers import next_number

CONSUMPTION_LIFTING = "法释〔2015〕17号 art.9"
REVERSED = "据以拟稿的履行已冲正。"


def release(*, act: Act, case: Case, performance: Performance, performed: Iterable[Obligation]) -> None:
    """Stop what these obligations carried, for everybody whom it bound, and shield a listing left without one."""
    settled = performance.settlement_id is not None
    done = {obligation.pk for obligation in performed}
    _mark_performed(act, case, done, performance.value_day)
    for listing in _listings(case):
        _release_listing(act, listing, performance, settled=settled)
    _stay(act, performance, Restriction.objects.live().filter(obligation__in=done))


def perform_by_tool(*, act: Act, case: Case, obligation: Obligation, use: ToolUse) -> None:
    """A publication or eviction that the court carried out is performance (Civil Code 1000): as if confirmed."""
    performance = Performance.objects.create(
        case=case,
        subject=obligation.obligors.order_by("pk")[0].subject,
        obligation=obligation,
        value_day=use.on_day,
        source=Performance.Source.DESK,
        reference=f"tool-{use.pk}",
        note=use.reason,
        state=Performance.State.CONFIRMED,
        recorded_by=act.user,
        recorded_at=act.now,
        confirmed_at=act.now,
    )
    act.record("performances.by_tool", performance, tool=use.tool)
    release(act=act, case=case, performance=performance, performed=[obligation])


def _mark_performed(act: Act, case: Case, obligation_ids: set[int], day: date) -> None:
    for obligation in case.judgment.obligations.filter(pk__in=obligation_ids, performed_on=None):
        obligation.performed_on = day
        obligation.save(update_fields=["performed_on"])
        act.record("obligations.performed", obligation, case_id=case.pk, day=day.isoformat())


def _listings(case: Case) -> QuerySet[Listing]:
    live = ["pending", "published", "shielded"]
    return Listing.objects.filter(case__judgment=case.judgment_id, state__in=live).order_by("pk")


def _stay(act: Act, performance: Performance, restrictions: Iterable[Restriction]) -> None:
    for restriction in restrictions:
        if restriction.state == Restriction.State.PENDING:
            end(act, restriction, Restriction.State.CANCELLED, "performed_in_grace")
        elif restriction.state == Restriction.State.ACTIVE:
            transitions.check(RESTRICTION, "restriction", restriction.state, Restriction.State.STAYED)
            restriction.state, restriction.stayed_by = Restriction.State.STAYED, performance
            restriction.save(update_fields=["state", "stayed_by"])
            feed.tell(
                act, Change.Kind.STAYED, restriction, reason="performed", article=CONSUMPTION_LIFTING,
                window=(act.today, None),
            )  # fmt: skip
        elif restriction.stayed_by_id is None:  # stayed by a death: told already, and performed now as well
            restriction.stayed_by = performance
            restriction.save(update_fields=["stayed_by"])


def end(act: Act, restriction: Restriction, state: str, reason: str, article: str = "") -> None:
    """Lift or cancel one restriction; one that never bound anybody is told to nobody."""
    transitions.check(RESTRICTION, "restriction", restriction.state, state)
    was_pending = restriction.state == Restriction.State.PENDING
    restriction.state, restriction.ended_on, restriction.end_reason = state, act.today, reason
    restriction.save(update_fields=["state", "ended_on", "end_reason"])
    if was_pending:
        act.record("restriction.dropped", restriction, reason=reason)
    else:
        kind = Change.Kind.LIFTED if state == Restriction.State.LIFTED else Change.Kind.CANCELLED
        feed.tell(act, kind, restriction, reason=reason, article=article)


def _release_listing(act: Act, listing: Listing, performance: Performance, *, settled: bool) -> None:
    held = rules.HeldListing(
        frozenset(listings.obligation_ids(listing)), listings.open_grounds(listing, act.today), listing.state
    )
    duties = [
        rules.Duty(obligation.pk, None, done=obligation.performed_on is not None)
        for obligation in listing.case.judgment.obligations.all()
    ]
    worked = rules.on_performance(duties, [], held, settled=settled)
    if worked.removal is rules.Removal.DROP:
        drop(act, listing, Listing.EndReason.PERFORMED_IN_GRACE)
    elif worked.removal is not rules.Removal.NONE and not listing.removal_reason:
        _shield(act, listing, performance, worked)


def hold_off(*, act: Act, case: Case, subject_id: int) -> None:
    """The applicant asks to hold off: a listing in its grace that rests on G1 or G6 alone is not published."""
    for listing in _listings(case).filter(case=case, subject=subject_id, state=Listing.State.PENDING):
        if listings.open_grounds(listing, act.today) <= eligibility.REFUSAL_OR_SETTLEMENT:
            drop(act, listing, Listing.EndReason.HELD_OFF)


def drop(act: Act, listing: Listing, reason: str) -> None:
    """End a listing that was never published; its orders never bound anybody."""
    transitions.check(LISTING, "listing", listing.state, Listing.State.DROPPED)
    listing.state, listing.ended_on, listing.end_reason = Listing.State.DROPPED, act.today, reason
    listing.save(update_fields=["state", "ended_on", "end_reason"])
    act.record("listing.dropped", listing, reason=reason)
    for restriction in listing.restrictions.filter(state=Restriction.State.PENDING):
        end(act, restriction, Restriction.State.CANCELLED, reason)


def _shield(act: Act, listing: Listing, performance: Performance, worked: rules.Release) -> None:
    """Removal counts from the day of the money, never from when the desk came to it (list rules art.10)."""
    timed = worked.removal is rules.Removal.EARLY_DELETION
    due = _removal_due(
        "listing.decide_early_deletion" if timed else "listing.delete_performed", performance, act
    )
    if worked.shield:
        transitions.check(LISTING, "listing", listing.state, Listing.State.SHIELDED)
        listing.state, listing.shielded_by = Listing.State.SHIELDED, performance
    listing.removal_due_on, listing.removal_due_provisional = due.day, due.provisional
    listing.removal_reason = Listing.EndReason.EARLY_DELETION if timed else worked.event
    listing.save()
    act.record("listing.shielded", listing, due=due.day.isoformat(), reason=listing.removal_reason)
    if timed:
        _draft_early_deletion(act, listing)


def _removal_due(code: str, performance: Performance, act: Act) -> Due:
    due = deadlines.due(code, performance.value_day, calendar())
    return Due(max(due.day, act.today), due.provisional)


def _draft_early_deletion(act: Act, listing: Listing) -> None:
    """The judge finds the draft "early deletion" ready; nothing is deleted by itself (list rules art.2(2))."""
    steps.write_system_draft(
        act=act,
        kind=Decision.Kind.EARLY_DELETE,
        concerns=listing.decision,
        content={"reason": Listing.EndReason.EARLY_DELETION},
        reasons="被执行人已全部履行生效法律文书确定的义务。",
        number=next_number(listing.case),
    )


def reinstate(*, act: Act, case: Case, performance: Performance, owed: Iterable[Obligation]) -> None:
    """The performance is reversed: what it stayed binds again from the next working day, with notice."""
    owed_ids = {obligation.pk for obligation in owed}
    for obligation in case.judgment.obligations.filter(pk__in=owed_ids).exclude(performed_on=None):
        obligation.performed_on = None
        obligation.save(update_fields=["performed_on"])
        act.record("obligations.reopened", obligation, case_id=case.pk)
    again = add_working_days(act.today, 1, calendar()).day
    running = Q(until_day=None) | Q(until_day__gte=again)
    stayed = Restriction.objects.filter(obligation__in=owed_ids, state="stayed")
    stayed.filter(stayed_by_death=True).update(stayed_by=None)  # nothing binds the dead again
    for restriction in stayed.filter(running, stayed_by_death=False).order_by("pk"):
        last = lapses.last_day(restriction)
        if last is not None and last < again:
            continue  # a repealed provision brings nothing back; its end is recorded by time
        transitions.check(RESTRICTION, "restriction", restriction.state, Restriction.State.ACTIVE)
        restriction.state, restriction.stayed_by, restriction.from_day = "active", None, again
        restriction.save(update_fields=["state", "stayed_by", "from_day"])
        lapses.impose(act, Change.Kind.REINSTATED, restriction, reason="performance_reversed")
        claims.outlast_performance(act=act, restriction=restriction)
    for listing in _listings(case):
        if owed_ids & set(listings.obligation_ids(listing)) and listing.removal_reason:
            _unshield(act, listing)


def _unshield(act: Act, listing: Listing) -> None:
    if listing.state == Listing.State.SHIELDED and listing.subject.died_on is None:
        transitions.check(LISTING, "listing", listing.state, Listing.State.PUBLISHED)
        listing.state, listing.shielded_by = Listing.State.PUBLISHED, None
    listing.removal_due_on, listing.removal_due_provisional, listing.removal_reason = None, False, ""
    listing.save()
    act.record("listing.unshielded", listing)
    drafts = Decision.objects.filter(
        concerns=listing.decision, kind="early_delete", state__in=["draft", "submitted"]
    )
    for draft in drafts.select_related("court"):
        steps.withdraw(act=act, decision=draft, because=REVERSED)
