"""What a signed decision that relieves does: it takes effect with the signature, service follows."""

from __future__ import annotations

from courts.models import Ruling
from courts.rules.errors import DomainError
from courts.rules.searches import AT_LEAST
from courts.services.acts import Act
from defaulters.models import Decision, Listing, ListingCorrection, Objection
from defaulters.rules import endings
from defaulters.rules.codes import Code as ListingCode
from defaulters.selectors import events, listings
from enforcement.models import Change, Restriction
from enforcement.rules import links
from enforcement.rules import provinces as rules
from enforcement.rules.codes import Code
from enforcement.selectors import provinces, replacements
from enforcement.services import consequences, feed, release


def delete(*, act: Act, decision: Decision) -> None:
    """Delete for one of the events of list rules art.10; what is no event is refused with its code."""
    listing = listing_of(decision)
    reason = str(decision.content.get("reason", ""))
    endings.grounds_ended(reason, listings.open_grounds(listing, act.today))
    event = _event(decision, listing, reason, act) if reason not in ("D1", "D2", "D3") else None
    if reason in ("D1", "D2") and consequences.unperformed(listing):
        raise DomainError(ListingCode.LISTING_NOT_PERFORMED, article=endings.article(reason))
    _refuse_timed_ground_left(listing, reason, act)
    lifts_orders = _lifts_orders(decision, listing, reason, event)
    consequences.remove_and_lift(act=act, listing=listing, reason=reason, decision=decision)
    if lifts_orders:
        _lift_orders_beside(act, listing, reason)


def _event(decision: Decision, listing: Listing, reason: str, act: Act) -> events.Event:
    """The event that the decision names: two searches in vain (D4), or the served ruling (D5 to D7).

    Raises `relief.needs_searches`, `relief.needs_ruling`, `relief.ruling_not_served`.
    """
    found = [one for one in events.of(listing.case, listing.subject_id, act.today) if one.reason == reason]
    named = decision.content.get("ruling")
    for event in found:
        if event.ruling is not None and event.ruling.pk == named:
            return event
        if len(set(event.searches) & set(decision.content.get("searches", ()))) >= AT_LEAST:
            return event
    if reason == "D4":
        raise DomainError(Code.RELIEF_NEEDS_SEARCHES, article=endings.article(reason))
    unserved = Ruling.objects.filter(pk=named or 0, case=listing.case, served_on=None).first()
    if unserved is not None:
        raise DomainError(Code.RELIEF_RULING_NOT_SERVED, article="民事诉讼法第269条", number=unserved.number)
    raise DomainError(Code.RELIEF_NEEDS_RULING, article=endings.article(reason), reason=reason)


def _lifts_orders(decision: Decision, listing: Listing, reason: str, event: events.Event | None) -> bool:
    """Whether the orders that stand without the listing (art.1(1)) are lifted with it.

    The listing's own restrictions always end with it. Beside them an applicant chooses what the consent (D3)
    reaches, a bankruptcy (D5) follows the province, and what ends the enforcement (D6, D7) ends all.
    """
    said = str(decision.content.get("restrictions", ""))
    if reason == "D3":
        consent = endings.consent(said or "both")
        if not consent.ends_listing:
            raise DomainError(Code.RELIEF_LISTING_NEEDS_ORDER, article="法释〔2015〕17号 art.1(2)")
        return consent.lifts_restrictions
    if event is not None and reason == "D5":
        is_bankruptcy = event.ruling is not None and event.ruling.kind == Ruling.Kind.SUSPENSION_BANKRUPTCY
        policy = provinces.on_bankruptcy(decision.court) if is_bankruptcy else rules.ASK
        return rules.lifts_orders(policy, said=said, agreed=bool(decision.content.get("agreed")))
    return reason in ("D6", "D7")


def _lift_orders_beside(act: Act, listing: Listing, reason: str) -> None:
    """The orders that stand without the listing, and what reached linked people by them."""
    for restriction in replacements.beside(listing):
        for one in (restriction, *replacements.reached(restriction)):
            _end(act, one, reason, endings.article(reason))


def _refuse_timed_ground_left(listing: Listing, reason: str, act: Act) -> None:
    """G1 beside a timed ground: the listing ends when both clocks have."""
    left = listings.open_grounds(listing, act.today) - endings.grounds_ended(
        reason, listings.open_grounds(listing, act.today)
    )
    if left:
        raise DomainError(
            ListingCode.LISTING_GROUND_LEFT, article="法释〔2017〕7号第10条", grounds=sorted(left)
        )


def early_delete(*, act: Act, decision: Decision) -> None:
    """Early deletion of a timed listing by decision (list rules art.2(2))."""
    listing = listing_of(decision)
    endings.grounds_ended(endings.EARLY_DELETION, listings.open_grounds(listing, act.today))
    if consequences.unperformed(listing) and "G1" in listings.open_grounds(listing, act.today):
        raise DomainError(ListingCode.LISTING_GROUND_LEFT, article="法释〔2017〕7号第2条", grounds=["G1"])
    consequences.remove_and_lift(act=act, listing=listing, reason=endings.EARLY_DELETION, decision=decision)


def correct(*, act: Act, decision: Decision) -> None:
    """Correct what was published, same day of publication; partners are told (list rules art.9)."""
    listing = listing_of(decision)
    before, after = listing.published or {}, dict(listing.published or {})
    changed = dict(decision.content.get("after", {}))
    if not changed or not set(changed) <= set(before):
        raise DomainError(Code.RELIEF_CORRECTS_NOTHING, fields=sorted(set(changed) - set(before)))
    after.update(changed)
    ListingCorrection.objects.create(
        listing=listing, decision=decision, before=before, after=after, corrected_on=act.today
    )
    listing.published = after
    listing.save(update_fields=["published"])
    act.record("listing.corrected", listing, fields=sorted(changed))
    for restriction in listing.restrictions.filter(state=Restriction.State.ACTIVE):
        feed.tell(act, Change.Kind.CORRECTED, restriction, article="法释〔2017〕7号第9条")


def lift(*, act: Act, decision: Decision) -> None:
    """Lift an order that stands without a listing, for all whom it reached, or its reach to one linked person
    (2015 rules art.9).

    Raises `relief.listing_needs_order` for the debtor's own order while the listing stands (art.1(2)).
    """
    for restriction in Restriction.objects.live().filter(order=decision.concerns).order_by("pk"):
        for one in (restriction, *replacements.reached(restriction)):
            _lift(act, decision, one)


def _lift(act: Act, decision: Decision, restriction: Restriction) -> None:
    if restriction.listing_id is not None and restriction.linked_person_id is None:
        raise DomainError(Code.RELIEF_LISTING_NEEDS_ORDER, article="法释〔2015〕17号 art.1(2)")
    _end(act, restriction, "lifted_by_decision", _lift_article(decision))


def _lift_article(decision: Decision) -> str:
    """The provision of the request from which the lift follows, else art.9."""
    objection: Objection | None = getattr(decision, "objection", None)
    ground = objection.ground if objection is not None else ""
    return links.ARTICLES.get(ground, "法释〔2015〕17号 art.9")


def _end(act: Act, restriction: Restriction, reason: str, article: str) -> None:
    pending = restriction.state == Restriction.State.PENDING
    state = Restriction.State.CANCELLED if pending else Restriction.State.LIFTED
    release.end(act, restriction, state, reason, article)


def listing_of(decision: Decision) -> Listing:
    """A step: the listing that the decision is about. Raises `relief.concerns_nothing_in_force`."""
    concerns = decision.concerns
    listing = (
        Listing.objects.filter(decision=concerns).select_related("case__judgment", "decision__court").first()
    )
    if listing is None:
        raise DomainError(Code.RELIEF_CONCERNS_NOTHING_IN_FORCE)
    return listing
