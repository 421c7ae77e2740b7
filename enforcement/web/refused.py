"""I was refused 我被拒绝购票: from the reference of a counter to the court, and three ways now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from enforcement.models import Filing
from enforcement.selectors import public
from enforcement.selectors.public import Refusal
from enforcement.services import access
from enforcement.web.filings import KINDS_AT_THE_COUNTER, KINDS_OF_LINKED, hand_in, offered
from enforcement.web.forms import RefusedForm
from enforcement.web.pages import REFUSAL, address, enter, inside, page


@require_http_methods(["GET", "HEAD", "POST"])
@page
def ask(request: HttpRequest) -> HttpResponse:
    """The reference and four characters; a wrong combination looks like an unknown reference."""
    form = RefusedForm(request.POST or None)
    if form.is_valid():
        hit_id = access.open_refusal(
            now=timezone.now(),
            reference=form.cleaned_data["reference"],
            last=form.cleaned_data["last"],
            address=address(request),
        )
        if hit_id is not None:
            enter(request, REFUSAL, hit_id)
            return redirect("site:refusal")
        form.add_error(
            None, _("没有找到与这两项都相符的凭条。请核对后再试；连续五次不符的，该凭条一日内不能再查。")
        )
    return render(request, "enforcement/site/refused.html", {"form": form})


@require_safe
@page
def refusal(request: HttpRequest) -> HttpResponse:
    """Which court, which measure, what can be done now. Never the debt."""
    found = _refusal(request)
    if found is None:
        return redirect("site:refused")
    filings = Filing.objects.filter(hit=found.hit).select_related("case__court").order_by("-lodged_at")
    case_ids = [one.case.pk for one in found.cases]
    kinds = offered(found.hit.subject_id, case_ids, KINDS_AT_THE_COUNTER)
    context = {"refusal": found, "filings": filings, "kinds": kinds}
    return render(request, "enforcement/site/refusal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def file(request: HttpRequest, kind: str) -> HttpResponse:
    """One of the forms, for the courts that ordered the restriction and of which this can be asked."""
    found = _refusal(request)
    if found is None:
        return redirect("site:refused")
    subject_id = found.hit.subject_id
    cases = [
        (one.case, _named(found, index))
        for index, one in enumerate(found.cases)
        if kind in offered(subject_id, [one.case.pk], KINDS_AT_THE_COUNTER)
    ]
    return hand_in(
        request,
        kind=kind,
        kinds=KINDS_AT_THE_COUNTER | KINDS_OF_LINKED,
        subject_id=subject_id,
        cases=cases,
        hit_id=found.hit.pk,
        back="site:refusal",
    )


def _named(found: Refusal, index: int) -> str:
    one = found.cases[index]
    return _("%(court)s（%(day)s起的限制）") % {"court": one.court.name, "day": date_format(one.since)}


def _refusal(request: HttpRequest) -> Refusal | None:
    hit_id = inside(request, REFUSAL)
    return public.refusal(hit_id, timezone.localdate()) if hit_id is not None else None
