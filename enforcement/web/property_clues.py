"""Where property may be found: the applicant tells the court."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from courts.models import Case, PropertyClue, Subject
from courts.rules import deadlines
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.services import acts
from enforcement.models.refusals import sentence
from enforcement.selectors import applicant
from enforcement.services import property_clues
from enforcement.web.forms import ClueForm
from enforcement.web.pages import APPLICANT, RECEIPT, behind, enter


@require_http_methods(["GET", "HEAD", "POST"])
@behind(APPLICANT, "site:applicant_sign_in")
def hand_in(request: HttpRequest, subject: Subject, case_id: int) -> HttpResponse:
    """Say where property may be found; then the receipt with the day by which the court verifies it."""
    case = case_of(subject, case_id)
    form = ClueForm(request.POST or None, debtors=applicant.debtors_of(case))
    if form.is_valid() and (handed_in := _lodge(subject, case, form)) is not None:
        enter(request, RECEIPT, handed_in.receipt)
        return redirect("site:receipt")
    today, days = timezone.localdate(), calendar()
    context = {
        "case": case,
        "form": form,
        "due": deadlines.due("property_clue.verify", today, days),
        "due_urgent": deadlines.due("property_clue.verify_urgent", today, days),
    }
    return render(request, "enforcement/site/clue.html", context)


def _lodge(subject: Subject, case: Case, form: ClueForm) -> PropertyClue | None:
    """The clue, or None with the refusal as a sentence above the form."""
    try:
        with acts.begin(actor=acts.party(subject.pk)) as act:
            return property_clues.lodge(
                act=act, case_id=case.pk, applicant_id=subject.pk, **form.cleaned_data
            )
    except DomainError as refusal:
        form.add_error(None, sentence(refusal))
        return None


def case_of(subject: Subject, case_id: int) -> Case:
    """The case of the applicant signed in; raises Http404 for any other."""
    found = [one for one in applicant.cases_of(subject) if one.pk == case_id]
    if not found:
        raise Http404
    return found[0]
