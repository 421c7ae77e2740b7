"""`GET /start`: from the credential to a rehearsed release in ten minutes. Its commands are run by a test."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from enforcement.api.base import OpenView
from enforcement.rules.failures import CLEAR_FOR, HIT_FOR, MIRROR_AGE
from enforcement.rules.sandbox import OUTAGE, PEOPLE, Role

MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)


@extend_schema(exclude=True)
class StartView(OpenView):
    """A page for people; it needs no script."""

    def get(self, request: Request) -> HttpResponse:
        """The page, with the address under which it was asked for in its commands."""
        told = {
            "address": request.build_absolute_uri("/").rstrip("/"),
            "people": PEOPLE.items(),
            "restricted": PEOPLE[Role.RESTRICTED],
            "traveller": PEOPLE[Role.TRAVELLER],
            "outage_seconds": OUTAGE.seconds,
            "hit_minutes": HIT_FOR // MINUTE,
            "clear_hours": CLEAR_FOR // HOUR,
            "mirror_minutes": MIRROR_AGE // MINUTE,
        }
        return render(request._request, "enforcement/api/start.html", told)
