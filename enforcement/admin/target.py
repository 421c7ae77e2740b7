"""What an act is about to be done to, by whom, on which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404

from courts.models import (
    Case,
    Circumstance,
    IdentityDocument,
    Obligation,
    Obligor,
    PartyRemedy,
    PartySuit,
    Posting,
    PropertyReport,
    ReportExtension,
    User,
)
from courts.selectors import postings
from defaulters.models import Decision, Reconsideration
from enforcement.models import AssistanceDelivery, PartnerAgency, Shortfall
from enforcement.selectors import desk


@dataclass(frozen=True)
class Target:
    """`case` None: an act at a court. `row`: the obligation, decision ... that the act is on.

    `roles` are those of the user at the court of the case.
    """

    user: User
    day: date
    case: Case | None = None
    row: Any = None
    roles: frozenset[str] = frozenset()

    @property
    def the_case(self) -> Case:
        """The case of an act that has one; raises Http404 where there is none."""
        if self.case is None:
            raise Http404
        return self.case

    def on(self, row: models.Model) -> Target:
        """The same for one row of the case."""
        return replace(self, row=row)


Rows = Callable[[Case], models.QuerySet[Any]]

# The rows of a case that acts are on, by the noun in `Action.on`.
ROWS: Final[dict[str, Rows]] = {
    "obligation": lambda case: Obligation.objects.filter(judgment=case.judgment_id),
    "obligor": lambda case: Obligor.objects.filter(obligation__judgment=case.judgment_id).select_related(
        "obligation__judgment", "subject"
    ),
    "application": lambda case: case.measures_asked.select_related("subject"),
    "circumstance": lambda case: Circumstance.objects.filter(case=case),
    "ruling": lambda case: case.rulings.select_related("subject"),
    "party_change": lambda case: case.party_changes.select_related("predecessor", "successor"),
    "party_remedy": lambda case: PartyRemedy.objects.filter(change__case=case).select_related(
        "court", "change"
    ),
    "party_suit": lambda case: PartySuit.objects.filter(change__case=case).select_related("change"),
    "party_request": lambda case: case.party_requests.select_related("asked_by", "predecessor"),
    "clue": lambda case: case.clues.select_related("subject", "search"),
    "report_order": lambda case: case.report_orders.select_related("subject", "document"),
    "report": lambda case: PropertyReport.objects.filter(order__case=case).select_related("order__subject"),
    "report_extension": lambda case: ReportExtension.objects.filter(order__case=case).select_related(
        "order__document", "order__subject"
    ),
    "transfer": lambda case: case.transfers.select_related("from_court", "to_court"),
    "settlement": lambda case: case.settlements.select_related("subject"),
    "decision": lambda case: Decision.objects.filter(case=case).select_related(
        "author",
        "reviewer",
        "signer",
        "court",
        "subject",
        "concerns",
        "paired_with",
        "document",
        "listing",
        "pair",
    ),
    "link": lambda case: case.linked_people.select_related("unit", "person"),
    "performance": lambda case: case.performances.select_related("recorded_by", "obligation", "subject"),
    "objection": lambda case: case.objections.select_related(
        "decision__paired_with", "decision__pair", "subject", "document__service", "reconsideration"
    ),
    "reconsideration": lambda case: Reconsideration.objects.filter(objection__case=case).select_related(
        "court", "objection__decision", "objection__subject"
    ),
    "filing": lambda case: case.filings.select_related("subject"),
    "assistance": lambda case: AssistanceDelivery.objects.filter(order__case=case).select_related("agency"),
    "shortfall": lambda case: Shortfall.objects.filter(change__restriction__case=case).select_related(
        "agency"
    ),
    "partner_report": lambda case: case.partner_reports.select_related(
        "agency", "hit__subject", "hit__check_row__measure"
    ),
    "subject": desk.parties,
    "document": lambda case: IdentityDocument.objects.filter(subject__in=desk.parties(case)),
}

# The same for rows that belong to no case.
ALONE: Final[dict[str, Callable[[], models.QuerySet[Any]]]] = {
    "agency": PartnerAgency.objects.all,
    "posting": lambda: Posting.objects.select_related("user"),
}


def case_for(user: User, day: date, case_id: int) -> Case:
    """The case, if `user` may see it on `day`; else a 404, as if there were none."""
    visible = desk.visible_cases(user, day).select_related("court", "judgment", "judge", "applicant")
    return get_object_or_404(visible, pk=case_id)


def in_case(user: User, day: date, case: Case) -> Target:
    """The case as a target, with the roles of `user` at its court."""
    return Target(user, day, case, roles=frozenset(postings.roles_at(user, case.court, day)))


def find(user: User, day: date, on: str, case_id: int | None, row_id: int | None) -> Target:
    """The target of an act on `on`. Raises Http404 for what there is not, or what `user` may not see."""
    if on == "court":
        return Target(user, day)
    if on in ALONE:
        return Target(user, day, row=get_object_or_404(ALONE[on](), pk=row_id))
    if case_id is None:
        raise Http404
    target = in_case(user, day, case_for(user, day, case_id))
    if on == "case":
        return target
    return target.on(get_object_or_404(ROWS[on](target.the_case), pk=row_id))
