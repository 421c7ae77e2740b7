"""What waits in a case to be done next, so that examples come far: a draft to be submitted, money to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.db.models import QuerySet

from courts.models import Case, Obligation, Performance, Transfer
from defaulters.models import Decision, Listing, Objection, Reconsideration
from defaulters.rules.deciders import RELIEVING
from enforcement.models import LinkedPerson, Restriction

OF_DECISION: Final = {"draft": "submit", "submitted": "review", "reviewed": "sign", "signed": "serve"}
OF_OBJECTION: Final = {
    "lodged": ("admit", "admit", "not_admit"),
    "admitted": ("dismiss", "uphold", "uphold"),
    "dismissed": ("serve_dismissal", "lodge_reconsideration"),
}
# What is begun is brought to its end so many times as often as something new begins.
AS_OFTEN: Final = 2


def waiting(case: Case) -> tuple[str, ...]:
    """The names of the deeds that wait in this case, and, less often, of those that it is ready for."""
    begun, ready = [*_begun(case)], [*_ways_in(case), *_ways_out(case)]
    if not ready:
        return (*begun, "record_circumstance")
    return (*begun * (AS_OFTEN * len(ready)), *ready * max(1, len(begun)))


def _begun(case: Case) -> Iterator[str]:
    """Each step of what somebody has begun."""
    for decision in _decisions(case).order_by("pk"):
        if decision.state == "submitted" and decision.kind in RELIEVING:
            yield from ("sign", "sign", "withdraw")  # what cannot be signed is not tried for ever
        else:
            yield OF_DECISION[decision.state]
    if Performance.objects.filter(case=case, state="recorded").exists():
        yield from ("confirm", "confirm", "confirm", "refuse")
    for objection in Objection.objects.filter(case=case, state__in=OF_OBJECTION).order_by("pk"):
        yield from OF_OBJECTION[objection.state]
    if Reconsideration.objects.filter(objection__case=case, state="lodged").exists():
        yield from ("uphold_above", "dismiss_above")
    if Transfer.objects.filter(case=case, state="proposed").exists():
        yield from ("accept_transfer", "withdraw_transfer")


def _ways_in(case: Case) -> Iterator[str]:
    """What burdens, as long as something is owed, and what the court finds."""
    owed = Obligation.objects.filter(judgment=case.judgment_id, performed_on=None)
    if owed.exists() and not _decisions(case).exists() and not _listings(case).exists():
        yield from ("draft_listing", "draft_listing", "draft_restriction", "find_conduct")
    if not Transfer.objects.filter(case=case).exists():
        yield "propose_transfer"
    if _binding(case).filter(subject__kind="unit").exists():
        yield "draft_reach" if LinkedPerson.objects.filter(case=case).exists() else "find_link"


def _ways_out(case: Case) -> Iterator[str]:
    """What ends or eases what stands: money, a decision that relieves, an objection."""
    if _listings(case).exists():
        yield from (*["draft_relief"] * 3, "lodge_objection")
    if _binding(case).exists():
        yield from (
            "draft_lift",
            "draft_lift",
            "draft_permit",
            "record_money",
            "record_money",
            "record_money",
        )
    if Performance.objects.filter(case=case, state="confirmed").exists():
        yield "reverse"


def _decisions(case: Case) -> QuerySet[Decision]:
    return Decision.objects.filter(case=case, state__in=OF_DECISION)


def _listings(case: Case) -> QuerySet[Listing]:
    return Listing.objects.filter(case=case, state__in=["pending", "published", "shielded"])


def _binding(case: Case) -> QuerySet[Restriction]:
    return Restriction.objects.filter(case=case, state="active")
