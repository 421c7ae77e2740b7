"""What waits in a case to be done next, so that examples come far: a draft to be submitted, money to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from courts.models import Case, Performance, Transfer
from defaulters.models import Decision, Objection, Reconsideration
from defaulters.rules.deciders import BURDENING

OF_DECISION: Final = {"draft": "submit", "submitted": "review", "reviewed": "sign", "signed": "serve"}
OF_OBJECTION: Final = {
    "lodged": ("admit", "not_admit"),
    "admitted": ("dismiss", "uphold"),
    "dismissed": ("serve_dismissal", "lodge_reconsideration"),
}
# What begins something new.
NEW: Final = (
    "draft_listing", "draft_restriction", "draft_relief", "draft_relief", "draft_relief", "draft_permit",
    "draft_lift", "record_money", "reverse", "lodge_objection", "propose_transfer", "find_link", "draft_reach",
)  # fmt: skip


def waiting(case: Case) -> tuple[str, ...]:
    """The names of the deeds that wait in this case, and, less often, of those that begin something."""
    return (*[*_waiting(case)] * len(NEW), *NEW)


def _waiting(case: Case) -> Iterator[str]:
    for decision in Decision.objects.filter(case=case, state__in=OF_DECISION).order_by("pk"):
        relieves = decision.kind not in BURDENING
        yield "sign" if relieves and decision.state == "submitted" else OF_DECISION[decision.state]
    if Performance.objects.filter(case=case, state="recorded").exists():
        yield from ("confirm", "confirm", "refuse")
    for objection in Objection.objects.filter(case=case, state__in=OF_OBJECTION).order_by("pk"):
        yield from OF_OBJECTION[objection.state]
    if Reconsideration.objects.filter(objection__case=case, state="lodged").exists():
        yield from ("uphold_above", "dismiss_above")
    if Transfer.objects.filter(case=case, state="proposed").exists():
        yield "accept_transfer"
