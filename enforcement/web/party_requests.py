"""The applicant asks for a debtor's successor as a party; who succeeds the applicant asks for the applicant's place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from courts.models import Case, PartyRequest, Subject
from courts.rules import deadlines
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.services import acts
from enforcement.models.refusals import sentence
from enforcement.selectors import applicant
from enforcement.services import party_requests
from enforcement.web.pages import APPLICANT, RECEIPT, behind, enter
from enforcement.web.party_forms import AskedForm, PartyForm, SucceedForm
from enforcement.web.property_clues import case_of

_signed_in = behind(APPLICANT, "site:applicant_sign_in")


@require_http_methods(["GET", "HEAD", "POST"])
@_signed_in
def add(request: HttpRequest, subject: Subject, case_id: int) -> HttpResponse:
    """In an own case: somebody who answers for a debtor."""
    case = case_of(subject, case_id)
    form = PartyForm(request.POST or None, debtors=applicant.debtors_of(case))
    if form.is_valid() and (asked := _lodge(subject, case, form, form.cleaned_data)) is not None:
        enter(request, RECEIPT, asked.receipt)
        return redirect("site:receipt")
    return _page(request, form, case)


@require_http_methods(["GET", "HEAD", "POST"])
@_signed_in
def succeed(request: HttpRequest, subject: Subject) -> HttpResponse:
    """In somebody else's case: whose claim it is now. Number and name must both be right, and no answer says which."""
    form = SucceedForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        case = applicant.case_applied_for_by(given["case_number"], given["applicant"])
        if case is None:
            form.add_error(
                None, _("案号和申请执行人不能同时对上，或者案件不能在网上申请。请核对，或者到法院窗口申请。")
            )
        else:
            asked = {"kind": given["kind"], "predecessor_id": case.applicant_id, "text": given["text"]}
            if (made := _lodge(subject, case, form, asked)) is not None:
                enter(request, RECEIPT, made.receipt)
                return redirect("site:receipt")
    return _page(request, form, None)


def _lodge(subject: Subject, case: Case, form: AskedForm, asked: dict[str, Any]) -> PartyRequest | None:
    """The request, or None with the refusal as a sentence above the form."""
    try:
        with acts.begin(actor=acts.party(subject.pk)) as act:
            return party_requests.lodge(act=act, case_id=case.pk, subject_id=subject.pk, **asked)
    except DomainError as refusal:
        form.add_error(None, sentence(refusal))
        return None


def _page(request: HttpRequest, form: AskedForm, case: Case | None) -> HttpResponse:
    due = deadlines.due("party_change.rule", timezone.localdate(), calendar())
    return render(request, "enforcement/site/party.html", {"case": case, "form": form, "due": due})
