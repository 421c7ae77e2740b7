"""What waits in a case to be done next, so that examples come far: a draft to be submitted, money to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from courts.models import Case
from defaulters.rules.deciders import RELIEVING
from tests.model.deeds.holding import Holding

OF_DECISION: Final = {"draft": "submit", "submitted": "review", "reviewed": "sign", "signed": "serve"}
OF_OBJECTION: Final = {
    "lodged": ("admit", "admit", "not_admit"),
    "admitted": ("dismiss", "uphold", "uphold"),
    "dismissed": ("serve_dismissal", "lodge_reconsideration"),
}
LIVE: Final = ("pending", "published", "shielded")
# What is begun is brought to its end so many times as often as something new begins.
AS_OFTEN: Final = 2

# What may come up in any case on any day; after the last three little can happen, so that they come seldom.
ANY_DAY: Final = (
    *("serve_notice", "search_property", "find_ability", "record_tool", "record_circumstance") * 3,
    *("receive_application", "warn", "settle", "switch_review") * 3,
    *("rule", "record_death", "close"),
)
# What may come up where the case holds such a thing: the deed, the noun, its states or () for any.
FOLLOWING: Final = (
    ("send_back", "decision", ("submitted", "reviewed")),
    ("revoke", "decision", ("signed",)),
    ("record_apology", "apology", ("owed",)),
    ("break_settlement", "settlement", ("current",)),
    ("serve_ruling", "ruling", ("made",)),
    ("resume", "ruling", ("running",)),
    ("draft_deletion_by_ruling", "ruling", ()),
    ("end_circumstance", "circumstance", ()),
    ("refuse_application", "application", ("pending",)),
    ("supply_evidence", "permission", ("owed",)),
    ("answer_filing", "filing", ("to_answer",)),
    ("take_up", "filing", ("to_review",)),
    ("dismiss_own", "objection", ("admitted",)),
    ("withdraw_objection", "objection", ("lodged",)),
    ("withdraw_reconsideration", "reconsideration", ("lodged",)),
)


def waiting(case: Case) -> tuple[str, ...]:
    """The names of the deeds that wait in this case, and, less often, of those that it is ready for."""
    held = Holding(case)
    begun, ready = [*_begun(held)], [*_ways_in(held), *_ways_out(held)]
    if not ready:
        return (*begun, "record_circumstance")
    return (*begun * (AS_OFTEN * len(ready)), *ready * max(1, len(begun)))


def coming_up(case: Case) -> tuple[str, ...]:
    """The names of the deeds beside the way that a case usually takes, about as often those that follow another."""
    held = Holding(case)
    following = [deed for deed, noun, states in FOLLOWING if held.has(noun, *states)]
    return (*ANY_DAY, *following * (len(ANY_DAY) // max(1, len(following))))


def _begun(held: Holding) -> Iterator[str]:
    """Each step of what somebody has begun."""
    for decision in held.of("decision", *OF_DECISION):
        if decision.state == "submitted" and decision.kind in RELIEVING:
            yield from ("sign", "sign", "withdraw")  # what cannot be signed is not tried for ever
        else:
            yield OF_DECISION[decision.state]
    if held.has("performance", "recorded"):
        yield from ("confirm", "confirm", "confirm", "refuse")
    for objection in held.of("objection", *OF_OBJECTION):
        yield from OF_OBJECTION[objection.state]
    if held.has("reconsideration", "lodged"):
        yield from ("uphold_above", "dismiss_above")
    if held.has("transfer", "proposed"):
        yield from ("accept_transfer", "withdraw_transfer")


def _ways_in(held: Holding) -> Iterator[str]:
    """What burdens, as long as something is owed, and what the court finds."""
    idle = not held.has("decision", *OF_DECISION)
    if idle and held.has("obligation", "owed") and not held.has("listing", *LIVE):
        yield from ("draft_listing", "draft_listing", "draft_restriction", "find_conduct")
    if idle and not held.has("transfer"):
        yield "propose_transfer"
    if held.has("restriction", "active", kind="unit"):
        yield "draft_reach" if held.has("link") else "find_link"


def _ways_out(held: Holding) -> Iterator[str]:
    """What ends or eases what stands: money, a decision that relieves, an objection."""
    listed, bound = held.has("listing", *LIVE), held.has("restriction", "active")
    if listed:
        yield from (*["draft_relief"] * 3, "lodge_objection")
    elif bound:
        yield from ["draft_lift"] * 3  # of who is listed no order is lifted alone
    if bound:
        yield from (*["record_money"] * 3, "draft_permit")
    if held.has("performance", "confirmed"):
        yield "reverse"
