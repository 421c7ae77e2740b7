"""What every page of the public site has in common, and who is inside which door."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from courts.models import Subject

View: TypeAlias = Callable[..., HttpResponse]

MY_CASE, APPLICANT, REFUSAL, RECEIPT = "my_case", "applicant", "refusal", "receipt"
INSIDE_SECONDS = 30 * 60


def page(view: View) -> View:
    """A page that nobody stores and no search engine keeps, and whose fields no error report repeats."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return never_cache(sensitive_post_parameters()(shown))


def enter(request: HttpRequest, door: str, value: int | str) -> None:
    """Let a visitor in for 30 minutes; the session holds an id and nothing else of the person.

    A member of staff who tries the public site is signed out first: the two never share a session.
    """
    if request.user.is_authenticated:
        request.session.flush()
    request.session.cycle_key()
    request.session[door] = value
    request.session.set_expiry(INSIDE_SECONDS)


def inside(request: HttpRequest, door: str) -> Any:
    """What `enter` kept, or None; each page begins the 30 minutes anew."""
    value = request.session.get(door)
    if value is not None:
        request.session.modified = True
    return value


def leave(request: HttpRequest) -> None:
    """Out of all doors."""
    request.session.flush()


def address(request: HttpRequest) -> str:
    """Where a request comes from, as the sign-in of the admin sees it too."""
    return get_client_ip_address(request) or ""


def behind(door: str, entrance: str) -> Callable[[View], View]:
    """A page behind a door: with the subject, or to the sign-in at the address named `entrance`."""

    def guarded(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            subject = Subject.objects.filter(pk=inside(request, door)).first()
            if subject is None:
                return redirect(entrance)
            return view(request, subject, *args, **kwargs)

        return page(shown)

    return guarded


signed_in = behind(MY_CASE, "site:sign_in")
