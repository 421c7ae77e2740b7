"""Asking the next higher court: the form stands open while the ten days run, and then no more."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from courts.models import Subject
from courts.rules import deadlines
from courts.selectors.calendar import calendar
from courts.services import acts
from enforcement.selectors import remedies
from enforcement.services import reconsiderations
from enforcement.web.forms import AskAgainForm
from enforcement.web.pages import RECEIPT, enter, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask_again(request: HttpRequest, subject: Subject, objection_id: int) -> HttpResponse:
    """Ask for the reconsideration of one dismissal; a 404 for that of another person, or once the days are over."""
    day = timezone.localdate()
    found = [one for one in remedies.of_subject(subject, day) if one.objection.pk == objection_id]
    if not found or not found[0].open:
        raise Http404
    form = AskAgainForm(request.POST or None)
    if form.is_valid():
        with acts.begin(actor=acts.party(subject.pk)) as act:
            asked = reconsiderations.lodge(act=act, objection_id=objection_id, text=form.cleaned_data["text"])
        enter(request, RECEIPT, asked.receipt)
        return redirect("site:receipt")
    due = deadlines.due("reconsideration.decide", day, calendar())
    context = {"form": form, "one": found[0], "due": due}
    return render(request, "enforcement/site/ask_again.html", context)
