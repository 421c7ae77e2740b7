"""Check a record 查询记录: by name and full number only; whatever is not to be shown looks the same."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enforcement.selectors import public
from enforcement.services import access
from enforcement.web import gate
from enforcement.web.forms import RecordForm
from enforcement.web.pages import address, page

TOO_MANY_REQUESTS = 429


@require_http_methods(["GET", "HEAD", "POST"])
@page
def check(request: HttpRequest) -> HttpResponse:
    """The form, and the answer to it; the answer has no address of its own, so none can be kept or passed on."""
    form = RecordForm(request.POST or None)
    if not form.is_valid():
        return _ask(request, form)
    marked = gate.opened_by(form.cleaned_data["form"])
    if marked is None:
        form.add_error(None, _("页面停留过久或者提交过快，请再填写一次。"))
        return _ask(request, form)
    given = form.cleaned_data
    allowed = access.may_look(
        now=timezone.now(),
        form=marked,
        number=given["number"],
        issuer=given["issuer"],
        address=address(request),
    )
    if not allowed:
        form.add_error(
            None, _("这份表单已经用过，或者查询过于频繁。请重新填写；仍不能查询的，一小时后再试。")
        )
        return _ask(request, form, status=TOO_MANY_REQUESTS)
    day = timezone.localdate()
    holder = public.holder(given["name"], given["number"], given["issuer"])
    # Whoever fills in the hidden field is answered like anybody about whom nothing is known.
    found = public.record(public.NOBODY if given["website"] else holder, day)
    return render(request, "enforcement/site/record.html", {"record": found, "day": day})


def _ask(request: HttpRequest, form: RecordForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "mark": gate.mark()}
    return render(request, "enforcement/site/check.html", context, status=status)
