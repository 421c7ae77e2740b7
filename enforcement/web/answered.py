"""Verify a receipt 核验查询回执: what a partner was answered on that day, for who holds its receipt and knows the number."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from courts.rules.errors import DomainError
from courts.rules.identity import mask
from enforcement.selectors import receipts
from enforcement.selectors.receipts import Proven
from enforcement.services import access
from enforcement.web.forms import ReceiptForm
from enforcement.web.pages import address, page

PAGE = "enforcement/site/answered.html"


@require_http_methods(["GET", "HEAD", "POST"])
@page
def verify(request: HttpRequest) -> HttpResponse:
    """The form and, on the same page, what was asked and answered: no name, no reason, no debt, nothing of today.

    A wrong number, a wrong receipt and a malformed one look the same.
    """
    form = ReceiptForm(request.POST or None)
    if not form.is_valid():
        return render(request, PAGE, {"form": form})
    if not access.may_verify(now=timezone.now(), address=address(request)):
        form.add_error(None, _("核验过于频繁，请一小时后再试。"))
        return render(request, PAGE, {"form": form}, status=HTTPStatus.TOO_MANY_REQUESTS)
    found = _proven(form.cleaned_data)
    number = mask(found.person.id_number) if found else ""
    context = {"form": form, "asked": True, "found": found, "number": number, "now": timezone.now()}
    return render(request, PAGE, context)


def _proven(given: dict[str, Any]) -> Proven | None:
    index = (given["place"] or 1) - 1
    try:
        return receipts.answered(
            given["receipt"], given["number"], given["issuer"], index=index, beside=given["beside"]
        )
    except DomainError:
        return None
