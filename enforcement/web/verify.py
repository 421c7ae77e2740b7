"""Verify a paper 核验文书: whether the court issued it, and whether a file is the one that was kept."""

from __future__ import annotations

import hmac
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from courts.rules.errors import DomainError
from enforcement.rules import references
from enforcement.selectors import papers
from enforcement.services import access
from enforcement.web.forms import VerifyForm
from enforcement.web.pages import address, page
from enforcement.web.record import TOO_MANY_REQUESTS

PAGE = "enforcement/site/verify.html"
LONGEST_CODE = 24


@require_http_methods(["GET", "HEAD", "POST"])
@page
def verify(request: HttpRequest) -> HttpResponse:
    """The form, filled in by the code on the paper, and its answer: court, day, digest; no name, no content.

    A malformed code is an unknown one.
    """
    scanned = {"code": request.GET.get("code", "")[:LONGEST_CODE]}
    form = VerifyForm(request.POST or None, request.FILES or None, initial=scanned)
    if not form.is_valid():
        return render(request, PAGE, {"form": form})
    if not access.may_verify(now=timezone.now(), address=address(request)):
        form.add_error(None, _("核验过于频繁，请一小时后再试。"))
        return render(request, PAGE, {"form": form}, status=TOO_MANY_REQUESTS)
    found = _kept(form.cleaned_data["code"])
    given = form.cleaned_data["pdf"]
    digest = sha256(given.read()).hexdigest() if given else ""
    is_same = hmac.compare_digest(digest, found.sha256 if found else "-")
    if found and found.sealed and not is_same:
        found = None  # of a case that is not public nobody learns that there is such a paper, but who has it
    context = {"form": form, "asked": True, "found": found, "with_file": bool(given), "is_same": is_same}
    return render(request, PAGE, context)


def _kept(code: str) -> papers.Kept | None:
    try:
        written = references.normalise(code)
    except DomainError:
        return None
    return papers.with_code(written, timezone.localdate())
