"""My case 我的案件: what binds me, because of what, how it ends, and how I object."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from courts.models import Case, Court, Subject
from courts.rules.errors import DomainError
from courts.selectors.property_reports import report_orders_of
from courts.services import acts
from defaulters.selectors import warnings
from enforcement.documents import download
from enforcement.rules.codes import Code
from enforcement.selectors import my_case, remedies
from enforcement.selectors.trackers import trackers
from enforcement.web.filings import hand_in, offered
from enforcement.web.forms import QuoteForm
from enforcement.web.pages import MY_CASE, leave, page, signed_in
from enforcement.web.sign_in import let_in


@require_http_methods(["GET", "HEAD", "POST"])
@page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name, full number and access code; every wrong combination gets the same answer."""
    return let_in(
        request,
        door=MY_CASE,
        to="site:my_case",
        heading=_("我的案件"),
        lead=_("查看对您的全部限制、还差多少、怎样结束，并提出异议。"),
    )


@require_POST
@page
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out, at once and completely."""
    leave(request)
    return redirect("site:home")


@require_safe
@signed_in
def overview(request: HttpRequest, subject: Subject) -> HttpResponse:
    """All at a glance."""
    day = timezone.localdate()
    context = {
        "me": my_case.overview(subject, day),
        "cases": my_case.cases_of(subject),
        "trackers": trackers(subject),
        "objections": remedies.of_subject(subject, day),
        "now": timezone.now(),
    }
    return render(request, "enforcement/site/my_case.html", context)


@require_safe
@signed_in
def case(request: HttpRequest, subject: Subject, case_id: int) -> HttpResponse:
    """One judgment: what it orders, what pays it in full on a day, what it restricts."""
    day = timezone.localdate()
    form = QuoteForm(request.GET if "pay_on" in request.GET else None, today=day, initial={"pay_on": day})
    pay_on = form.cleaned_data["pay_on"] if form.is_bound and form.is_valid() else day
    found = my_case.case_page(subject, _case(subject, case_id), day, pay_on)
    order = report_orders_of(found.case).filter(subject=subject).first()
    kinds = offered(subject.pk, [case_id])
    context = {"page": found, "form": form, "kinds": kinds, "report_order": order}
    return render(request, "enforcement/site/case.html", context)


def _case(subject: Subject, case_id: int) -> Case:
    found = [one for one in my_case.cases_of(subject) if one.pk == case_id]
    if not found:
        raise Http404
    return found[0]


@require_safe
@signed_in
def asked(request: HttpRequest, subject: Subject) -> HttpResponse:
    """Who has asked about me."""
    hits, count = my_case.asked_about(subject)
    return render(request, "enforcement/site/asked.html", {"hits": hits, "count": count})


@require_safe
@signed_in
def papers(request: HttpRequest, subject: Subject) -> HttpResponse:
    """What was served on me, with the reasons."""
    return render(request, "enforcement/site/papers.html", {"papers": my_case.papers(subject)})


@require_GET
@signed_in
def paper_pdf(request: HttpRequest, subject: Subject, document_id: int) -> HttpResponse:
    """One of them as PDF; that it was taken is recorded."""
    document = get_object_or_404(my_case.documents_of(subject.pk), pk=document_id)
    return _taken(request, document.case.court, partial(download.response, document, acts.party(subject.pk)))


@require_GET
@signed_in
def warning_pdf(request: HttpRequest, subject: Subject, warning_id: int) -> HttpResponse:
    """A warning as PDF, as long as it is kept."""
    mine = warnings.kept(timezone.localdate()).filter(subject=subject)
    warning = get_object_or_404(mine, pk=warning_id)
    return _taken(
        request, warning.case.court, partial(download.warning_response, warning, acts.party(subject.pk))
    )


def _taken(request: HttpRequest, court: Court, take: Callable[[], HttpResponse]) -> HttpResponse:
    """What `take` hands out; where the paper cannot be set, a page says so, and that the court knows."""
    try:
        return take()
    except DomainError as refusal:
        if refusal.code != Code.DOCUMENT_UNPRINTABLE:
            raise
        context = {"court": court, "code": refusal.code}
        return render(request, "enforcement/site/unprintable.html", context, status=HTTPStatus.CONFLICT)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def file(request: HttpRequest, subject: Subject, kind: str, case_id: int) -> HttpResponse:
    """Hand something in about one case."""
    one = _case(subject, case_id)
    return hand_in(
        request,
        kind=kind,
        kinds=offered(subject.pk, [one.pk]),
        subject_id=subject.pk,
        cases=[(one, f"{one.court} {one.number}")],
        back="site:my_case",
    )
