"""Signing in at a door of the site, the same for who owes and for who asked for the enforcement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from enforcement.services import access
from enforcement.web.forms import SignInForm
from enforcement.web.pages import address, enter


def let_in(request: HttpRequest, *, door: str, to: str, heading: str, lead: str) -> HttpResponse:
    """Ask for name, full number and access code; let the person in at `door` and on to the address named `to`."""
    form = SignInForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        subject_id = access.open_case(
            now=timezone.now(),
            name=given["name"],
            number=given["number"],
            issuer=given["issuer"],
            code=given["code"],
            address=address(request),
        )
        if subject_id is not None:
            enter(request, door, subject_id)
            return redirect(to)
        form.add_error(
            None, _("姓名、号码和查询码不能同时对上。请核对后再试；连续五次不符的，查询码失效，须重新索取。")
        )
    context = {"form": form, "heading": heading, "lead": lead}
    return render(request, "enforcement/site/sign_in.html", context)
