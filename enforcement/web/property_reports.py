"""The debtor reports the own property under the order that was served, and supplements the report."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from courts.models import Case, PropertyReport, Subject
from courts.rules.errors import DomainError
from courts.selectors.property_reports import report_orders_of
from courts.services import acts
from enforcement.models.refusals import sentence
from enforcement.selectors import my_case
from enforcement.services import property_reports, report_extensions
from enforcement.web.forms import ReportForm
from enforcement.web.pages import RECEIPT, enter, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hand_in(request: HttpRequest, subject: Subject, case_id: int) -> HttpResponse:
    """Report one's property under the order that was served, or supplement the report; then the receipt."""
    case = case_of(subject, case_id)
    order = report_orders_of(case).filter(subject=subject).first()
    if order is None:
        raise Http404
    form = ReportForm(request.POST or None, supplements=bool(order.reports.all()))
    if form.is_valid() and (handed_in := _lodge(subject, case, form)) is not None:
        enter(request, RECEIPT, handed_in.receipt)
        return redirect("site:receipt")
    longer = report_extensions.is_open(order, timezone.localdate())
    page = {"case": case, "order": order, "form": form, "may_ask_longer": longer}
    return render(request, "enforcement/site/report.html", page)


def _lodge(subject: Subject, case: Case, form: ReportForm) -> PropertyReport | None:
    try:
        with acts.begin(actor=acts.party(subject.pk)) as act:
            return property_reports.lodge(act=act, case_id=case.pk, subject_id=subject.pk, **form.report())
    except DomainError as refusal:
        form.add_error(None, sentence(refusal))
        return None


def case_of(subject: Subject, case_id: int) -> Case:
    """The case of the person signed in; raises Http404 for any other."""
    found = [one for one in my_case.cases_of(subject) if one.pk == case_id]
    if not found:
        raise Http404
    return found[0]
