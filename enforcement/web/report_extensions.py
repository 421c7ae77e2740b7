"""The debtor who cannot report in time asks for longer (财产调查规定 art.5)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from courts.models import PropertyReportOrder, Subject
from courts.rules.errors import DomainError
from courts.selectors.property_reports import report_orders_of
from courts.services import acts
from enforcement.models.refusals import sentence
from enforcement.services import report_extensions
from enforcement.web.forms import LongerForm
from enforcement.web.pages import signed_in
from enforcement.web.property_reports import case_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: HttpRequest, subject: Subject, case_id: int) -> HttpResponse:
    """Until when, and why; what is asked and what the court answers stand on the page of the case."""
    case = case_of(subject, case_id)
    order = report_orders_of(case).filter(subject=subject).first()
    if order is None or not report_extensions.is_open(order, timezone.localdate()):
        raise Http404
    form = LongerForm(request.POST or None)
    if form.is_valid() and _lodge(order, form):
        return redirect("site:case", case_id=case.pk)
    page = {"case": case, "order": order, "latest": report_extensions.latest(order), "form": form}
    return render(request, "enforcement/site/report_longer.html", page)


def _lodge(order: PropertyReportOrder, form: LongerForm) -> bool:
    try:
        with acts.begin(actor=acts.party(order.subject_id)) as act:
            report_extensions.lodge(
                act=act, case_id=order.case_id, subject_id=order.subject_id, **form.cleaned_data
            )
    except DomainError as refusal:
        form.add_error(None, sentence(refusal))
        return False
    return True
