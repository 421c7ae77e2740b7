"""The middlewares that a person's page needs and a call of a machine does not.

A session, a language, messages and a policy for the browser would be a third of the work of a check.
"""

from __future__ import annotations

import re
from typing import Any

from csp.middleware import CSPMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

# Below the API stand two pages for the eye.
_MACHINES = re.compile(r"/api/v1/(?!(?:docs|start)$)")


class _Page:
    """Steps aside for a call of a machine; goes before the middleware that it restricts."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response if _MACHINES.match(request.path_info) else super().__call__  # type: ignore[misc]
        found: HttpResponseBase = answer(request)
        return found


class PageCSP(_Page, CSPMiddleware):
    pass


class PageSession(_Page, SessionMiddleware):
    pass


class PageLocale(_Page, LocaleMiddleware):
    pass


class PageAuthentication(_Page, AuthenticationMiddleware):
    pass


class PageMessages(_Page, MessageMiddleware):
    pass
