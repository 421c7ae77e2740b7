"""The case page: everything about one case, and beside each row what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from courts.models import PartyChange, Posting, PropertyReportOrder, User
from courts.rules.errors import DomainError
from courts.selectors.cases import transfers_of
from courts.selectors.party_changes import remedy_of, suit_of
from courts.selectors.property_clues import clues_of
from courts.selectors.property_reports import report_orders_of
from defaulters.models import Decision, Objection, Reconsideration
from defaulters.selectors import warnings
from enforcement.admin import labels, target, texts
from enforcement.admin.actions import Offer, of_refusal, offered
from enforcement.admin.acts import on
from enforcement.admin.queue_page import Row, rows_of
from enforcement.admin.target import Target
from enforcement.documents import download
from enforcement.selectors import case_file, progress, queue


@dataclass(frozen=True)
class Held:
    """A row of a section, and what can be done with it."""

    row: Any
    offers: list[Offer]


@never_cache
def view(request: HttpRequest, context: dict[str, Any], case_id: int) -> HttpResponse:
    """The page of one case. Raises Http404 where the user may not see it."""
    assert isinstance(request.user, User)
    day = timezone.localdate()
    case = target.case_for(request.user, day, case_id)
    here = target.in_case(request.user, day, case)
    file = case_file.of(case, day)
    tasks = rows_of(queue.of_case(case, day))
    shown = {
        "title": case.number,
        "case": case,
        "file": file,
        "names": file.names,
        "ordinals": {owed.obligation.pk: owed.obligation.ordinal for owed in file.owed},
        "tasks": tasks,
        "next_task": _next(tasks),
        "roles": [label for role, label in Posting.Role.choices if role in here.roles],
        "read_only": here.roles <= {str(Posting.Role.AUDITOR)},
        "parts": labels.PARTS,
        **_sections(here, file),
    }
    return TemplateResponse(request, "enforcement/desk/case.html", context | shown)


def _next(tasks: list[Row]) -> Row | None:
    return next((row for row in tasks if row.task.clock is not None), None)


def _sections(here: Target, file: case_file.CaseFile) -> dict[str, Any]:
    return {
        "offers": offered(on("case"), here),
        "parties": [
            (
                Held(one, _held(here, "subject", one.subject)),
                [_one(here, "document", row) for row in one.documents],
            )
            for one in file.parties
        ],
        "obligations": [
            (
                Held(one, _held(here, "obligation", one.obligation)),
                [_one(here, "obligor", row) for row in one.obligors],
            )
            for one in file.owed
        ],
        "circumstances": [_one(here, "circumstance", row) for row in file.case.circumstances.order_by("pk")],
        "rulings": [_one(here, "ruling", row) for row in file.case.rulings.select_related("subject")],
        "settlements": _each(here, "settlement", file.case.settlements.prefetch_related("instalments")),
        "party_changes": [_with_its_remedy(here, row) for row in file.case.party_changes.all()],
        "party_requests": _each(here, "party_request", file.case.party_requests.filter(change=None)),
        "transfers": [_one(here, "transfer", row) for row in transfers_of(file.case)],
        "searches": file.case.searches.select_related("recorded_by"),
        "links": [_one(here, "link", row) for row in file.links],
        "decisions": [_one(here, "decision", row) for row in file.decisions],
        "performances": [_one(here, "performance", row) for row in file.performances],
        "warnings": warnings.kept(here.day).filter(case=file.case),
        "applications": _each(
            here, "application", file.case.measures_asked.select_related("decision", "refused_by")
        ),
        "report_orders": [_with_its_reports(here, row) for row in report_orders_of(file.case)],
        "clues": [_one(here, "clue", row) for row in clues_of(file.case)],
        "filings": [_one(here, "filing", row) for row in file.filings],
        "progress": progress.of_case(file.case),
        "notices": _rows(here, "assistance"),
        "shortfalls": _rows(here, "shortfall"),
        "partner_reports": _rows(here, "partner_report"),
        "objections": [_with_its_reconsideration(here, row) for row in file.objections],
    }


def _held(here: Target, noun: str, row: models.Model) -> list[Offer]:
    return offered(on(noun), here, row)


def _each(here: Target, noun: str, rows: models.QuerySet[Any]) -> list[Held]:
    return [_one(here, noun, row) for row in rows.order_by("pk")]


def _one(here: Target, noun: str, row: models.Model) -> Held:
    return Held(row, _held(here, noun, row))


def _rows(here: Target, noun: str) -> list[Held]:
    """All rows of a noun in the case, each with its actions."""
    return [_one(here, noun, row) for row in target.ROWS[noun](here.the_case).order_by("pk")]


def _with_its_remedy(here: Target, row: PartyChange) -> tuple[Held, Held | None, Held | None]:
    remedy, suit = remedy_of(row), suit_of(row)
    return (
        _one(here, "party_change", row),
        _one(here, "party_remedy", remedy) if remedy else None,
        _one(here, "party_suit", suit) if suit else None,
    )


def _with_its_reconsideration(here: Target, row: Objection) -> tuple[Held, Held | None]:
    again: Reconsideration | None = getattr(row, "reconsideration", None)
    return _one(here, "objection", row), _one(here, "reconsideration", again) if again else None


def _with_its_reports(here: Target, order: PropertyReportOrder) -> tuple[Held, list[Held], list[Held]]:
    reports = [_one(here, "report", row) for row in order.reports.all()]
    longer = [_one(here, "report_extension", row) for row in order.extensions.all()]
    return _one(here, "report_order", order), reports, longer


@never_cache
def paper(request: HttpRequest, context: dict[str, Any], case_id: int, decision_id: int) -> HttpResponse:
    """A decision to be read or printed, with the one signed together with it."""
    assert isinstance(request.user, User)
    case = target.case_for(request.user, timezone.localdate(), case_id)
    decision = get_object_or_404(Decision.objects.filter(case=case), pk=decision_id)
    shown = {"title": decision.number, "case": case, "sheets": texts.together(decision), "is_paper": True}
    return TemplateResponse(request, "enforcement/desk/paper.html", context | shown)


@never_cache
@require_GET
def paper_pdf(request: HttpRequest, case_id: int, document_id: int) -> HttpResponse:
    """A paper of the case as PDF; that it was taken is recorded."""
    assert isinstance(request.user, User)
    case = target.case_for(request.user, timezone.localdate(), case_id)
    document = get_object_or_404(case.documents, pk=document_id)
    return _taken(request, case_id, partial(download.response, document, request.user))


@never_cache
@require_GET
def warning_pdf(request: HttpRequest, case_id: int, warning_id: int) -> HttpResponse:
    """A warning of the case as PDF, as long as it is kept."""
    assert isinstance(request.user, User)
    day = timezone.localdate()
    case = target.case_for(request.user, day, case_id)
    warning = get_object_or_404(warnings.kept(day).filter(case=case), pk=warning_id)
    return _taken(request, case_id, partial(download.warning_response, warning, request.user))


def _taken(request: HttpRequest, case_id: int, take: Callable[[], HttpResponse]) -> HttpResponse:
    """What `take` hands out; a refusal is said on the page of the case."""
    try:
        return take()
    except DomainError as refusal:
        messages.warning(request, of_refusal(refusal).text)
        return HttpResponseRedirect(reverse("admin:case", args=[case_id]))
