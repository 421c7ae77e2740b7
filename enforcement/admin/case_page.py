"""The case page: everything about one case, and beside each row what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from courts.models import Posting, User
from courts.selectors.cases import transfers_of
from defaulters.models import Decision, Objection, Reconsideration
from defaulters.selectors import warnings
from enforcement.admin import labels, target, texts
from enforcement.admin.actions import Offer, offered
from enforcement.admin.acts import on
from enforcement.admin.queue_page import Row, rows_of
from enforcement.admin.target import Target
from enforcement.documents import download
from enforcement.selectors import case_file, queue


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
        "settlements": [
            _one(here, "settlement", row)
            for row in file.case.settlements.prefetch_related("instalments").order_by("pk")
        ],
        "transfers": [_one(here, "transfer", row) for row in transfers_of(file.case)],
        "searches": file.case.searches.select_related("recorded_by"),
        "links": [_one(here, "link", row) for row in file.links],
        "decisions": [_one(here, "decision", row) for row in file.decisions],
        "performances": [_one(here, "performance", row) for row in file.performances],
        "warnings": warnings.kept(here.day).filter(case=file.case),
        "applications": [
            _one(here, "application", row)
            for row in file.case.measures_asked.select_related("decision", "refused_by")
        ],
        "filings": [_one(here, "filing", row) for row in file.filings],
        "objections": [_with_its_reconsideration(here, row) for row in file.objections],
    }


def _held(here: Target, noun: str, row: models.Model) -> list[Offer]:
    return offered(on(noun), here, row)


def _one(here: Target, noun: str, row: models.Model) -> Held:
    return Held(row, _held(here, noun, row))


def _with_its_reconsideration(here: Target, row: Objection) -> tuple[Held, Held | None]:
    again: Reconsideration | None = getattr(row, "reconsideration", None)
    return _one(here, "objection", row), _one(here, "reconsideration", again) if again else None


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
    return download.response(get_object_or_404(case.documents, pk=document_id), request.user)
