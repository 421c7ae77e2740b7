"""A cancellation 撤销 (list rules art.9): what should not have been is void from the start, with what rests on it.

| of a listing | what becomes of it |
| --- | --- |
| its restrictions, by whichever order, and those of linked people | cancelled; in the grace dropped, told to nobody |
| the order signed with it, and those that took its place | revoked |
| an order in such a place that is not in force yet | withdrawn; if it is signed, revoked |
| an order beside it for an unperformed duty (2015 rules art.1(1)) | cancelled and revoked, unless the decision names it |

No provision says what becomes of an order beside the listing. It has reasons and a ground of its own, so that it can
be right where the listing was not; but it was made by the same people of the same facts. So it falls by silence, and
stands where whoever cancels has looked at it and says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from courts.rules import transitions
from courts.services.acts import Act
from defaulters.models import Decision, Listing
from defaulters.rules import endings
from defaulters.rules.transitions import LISTING
from defaulters.services import decisions as steps
from enforcement.models import Restriction
from enforcement.selectors import replacements
from enforcement.services import release, reliefs

BECAUSE: Final = "所依据的决定已经撤销。"


def cancel(*, act: Act, decision: Decision) -> None:
    """Void from the start: the listing, its orders, what reached linked people by them, and the orders beside it
    that the decision does not keep (`keeps`: their ids).

    Raises `relief.concerns_nothing_in_force`.
    """
    listing, kept = reliefs.listing_of(decision), decision.content.get("keeps", [])
    ordered = [*steps.together(listing.decision), *replacements.of_listing(listing)]
    if listing.state == Listing.State.PENDING:
        release.drop(act, listing, Listing.EndReason.WRONG)
    else:
        _void(act, listing, decision)
    ordered += _void_beside(act, listing, kept)
    for order in ordered:
        steps.revoke(act=act, decision=order)
    for order in replacements.not_in_force(ordered):
        _give_up(act, order)


def _void(act: Act, listing: Listing, decision: Decision) -> None:
    transitions.check(LISTING, "listing", listing.state, Listing.State.CANCELLED)
    listing.state, listing.ended_on = Listing.State.CANCELLED, act.today
    listing.end_reason, listing.ended_by = Listing.EndReason.WRONG, decision
    listing.save()
    act.record("listing.cancelled", listing, reason=listing.end_reason)
    _end(act, listing.restrictions.live().order_by("pk"))


def _void_beside(act: Act, listing: Listing, kept: Iterable[int]) -> list[Decision]:
    """End what binds beside the listing by the orders that are not kept, and give these orders."""
    standing: set[int] = set().union(*map(replacements.later, kept))
    fallen = [row for row in replacements.beside(listing) if row.order_id not in standing]
    for row in fallen:
        _end(act, (row, *replacements.reached(row)))
    return list({row.order_id: row.order for row in fallen}.values())


def _end(act: Act, restrictions: Iterable[Restriction]) -> None:
    article = endings.article(endings.CANCELLED)
    for restriction in restrictions:
        release.end(act, restriction, Restriction.State.CANCELLED, "wrong", article)


def _give_up(act: Act, order: Decision) -> None:
    """An order that would have taken a place which is void, or reached somebody by it."""
    if order.state == Decision.State.SIGNED:
        steps.revoke(act=act, decision=order)
        return
    if order.state == Decision.State.REVIEWED:
        steps.send_back(act=act, decision=order, because=BECAUSE)
    steps.withdraw(act=act, decision=order, because=BECAUSE)
