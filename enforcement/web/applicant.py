"""The applicant's door 申请执行人: how the case stands, and what the applicant may ask for or confirm."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from courts.models import Case, Subject
from courts.rules import deadlines
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.selectors.property_clues import clues_of
from courts.selectors.property_reports import report_orders_of
from courts.services import acts
from defaulters.models import Application
from enforcement.models.refusals import sentence
from enforcement.selectors import applicant
from enforcement.services import applications
from enforcement.web.filings import KINDS_OF_THE_APPLICANT, hand_in
from enforcement.web.forms import ApplyForm
from enforcement.web.pages import APPLICANT, RECEIPT, behind, enter, page
from enforcement.web.sign_in import let_in

signed_in = behind(APPLICANT, "site:applicant_sign_in")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def sign_in(request: HttpRequest) -> HttpResponse:
    """The same three things as at "my case"."""
    return let_in(
        request,
        door=APPLICANT,
        to="site:applicant",
        heading=_("我是申请执行人"),
        lead=_("查看您申请执行的案件，并向法院提出申请。"),
    )


@require_safe
@signed_in
def overview(request: HttpRequest, subject: Subject) -> HttpResponse:
    """The cases that this person asked the court to enforce."""
    context = {"cases": applicant.cases_of(subject), "requests": applicant.party_requests_of(subject)}
    return render(request, "enforcement/site/applicant.html", context)


@require_safe
@signed_in
def case(request: HttpRequest, subject: Subject, case_id: int) -> HttpResponse:
    """How one case stands."""
    found = applicant.case_page(subject, _case(subject, case_id), timezone.localdate())
    context = {
        "page": found,
        "kinds": KINDS_OF_THE_APPLICANT,
        "clues": clues_of(found.case),
        "report_orders": report_orders_of(found.case),
        "requests": applicant.party_requests_of(subject).filter(case=found.case),
    }
    return render(request, "enforcement/site/applicant_case.html", context)


def _case(subject: Subject, case_id: int) -> Case:
    found = [one for one in applicant.cases_of(subject) if one.pk == case_id]
    if not found:
        raise Http404
    return found[0]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def apply(request: HttpRequest, subject: Subject, case_id: int) -> HttpResponse:
    """Ask for a listing or a restriction; then the receipt with the day by which the court decides."""
    one = _case(subject, case_id)
    form = ApplyForm(request.POST or None, debtors=applicant.debtors_of(one))
    if form.is_valid() and (application := _lodge(subject, one, form)) is not None:
        enter(request, RECEIPT, application.receipt)
        return redirect("site:receipt")
    due = deadlines.due("application.decide", timezone.localdate(), calendar())
    context = {"case": one, "form": form, "due": due}
    return render(request, "enforcement/site/applicant_apply.html", context)


def _lodge(subject: Subject, case: Case, form: ApplyForm) -> Application | None:
    """The application, or None with the refusal as a sentence above the form."""
    try:
        with acts.begin(actor=acts.party(subject.pk)) as act:
            return applications.lodge(act=act, case_id=case.pk, applicant_id=subject.pk, **form.cleaned_data)
    except DomainError as refusal:
        form.add_error(None, sentence(refusal))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def file(request: HttpRequest, subject: Subject, kind: str, case_id: int) -> HttpResponse:
    """Ask to hold off, confirm that money came, or consent to a deletion."""
    one = _case(subject, case_id)
    return hand_in(
        request,
        kind=kind,
        kinds=KINDS_OF_THE_APPLICANT,
        subject_id=subject.pk,
        cases=[(one, f"{one.court} {one.number}")],
        back="site:applicant",
    )
