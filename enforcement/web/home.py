"""The way in, and how the site can be used by everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from enforcement.web.pages import page


@require_safe
@page
def home(request: HttpRequest) -> HttpResponse:
    """The entries."""
    return render(request, "enforcement/site/home.html")


@require_safe
@page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "enforcement/site/accessibility.html")
