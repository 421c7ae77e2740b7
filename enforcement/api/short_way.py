"""The short way of `POST /checks`, before Django and DRF: an airline's counters ask it thousands of times a second.

| what comes | goes |
| --- | --- |
| a plain question about a few people, by a credential that this process remembers | the short way |
| everything else, and whatever will be refused | the house's way, as if nobody had looked at it |

Both ways read, charge, answer, alarm and write by the same functions. What the house says in the headers of
each answer is taken from its own first one, so that nothing stands here twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache, partial
from io import BytesIO
from typing import Any, Final

import orjson
import psycopg
from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.utils import timezone

from courts.rules.errors import DomainError
from enforcement.api import rate_limits
from enforcement.api.base import act_of, request_id
from enforcement.api.bearer import token_of
from enforcement.api.checks import QUESTION, alarm, written
from enforcement.api.media import JSON, kind_of
from enforcement.api.shapes import Malformed, read
from enforcement.rules.questions import Question
from enforcement.rules.quotas import Kind
from enforcement.rules.scopes import Scope
from enforcement.selectors import credentials
from enforcement.selectors.credentials import Credential, Outdated
from enforcement.services import checks, quotas

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

ADDRESS: Final = "/api/v1/checks"
# Ten people with every field as long as it may be, in characters of four bytes.
MOST_BYTES: Final = 16 * 1024
# What differs from answer to answer.
_OWN: Final = frozenset({"content-length", "x-request-id", "ratelimit", "ratelimit-policy"})


class ShortWay:
    """A WSGI application before the `house`, which is Django's.

    `begin` is called before each question that it answers: Django closes old connections there.
    """

    def __init__(self, house: Application, begin: Callable[[], object]) -> None:
        self._house = house
        self._begin = begin
        self._headers: Headers | None = None

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != ADDRESS or environ["REQUEST_METHOD"] != "POST":
            return self._house(environ, start_response)
        if self._headers is None:
            return self._house(environ, partial(self._learn, start_response))
        self._begin()
        answered = _answer(environ)
        if answered is None:
            return self._house(environ, start_response)
        headers, body = answered
        start_response("200 OK", [*self._headers, *headers])
        return [body]

    def _learn(self, start_response: Callable[..., Any], status: str, headers: Headers, *rest: Any) -> Any:
        if status == "200 OK":
            self._headers = [each for each in headers if each[0].lower() not in _OWN]
        return start_response(status, headers, *rest)


def _answer(environ: Environ) -> tuple[Headers, bytes] | None:
    """The answer with its own headers, or None: then nothing has been counted, kept or read away."""
    now = timezone.now()
    credential = _credential(environ, now) if _is_plain(environ) else None
    question = _question(environ) if credential else None
    if credential is None or question is None:
        return None
    agency, cost = credential.agency(), len(question.people)
    standing = quotas.charge(agency=agency, kind=Kind.CHECKS, cost=cost, now=now)
    if not standing.granted:
        return None
    try:
        answer = checks.answer(agency=agency, question=question, now=now, entered=credential.stamp)
    except (DomainError, Outdated, psycopg.Error):
        quotas.give_back(agency=agency, kind=Kind.CHECKS, cost=cost)
        return None
    known_as = request_id(environ.get("HTTP_X_REQUEST_ID", ""))
    alarm(agency, answer, partial(act_of, agency, known_as))
    body = orjson.dumps(written(answer, agency, credential))
    own = {"X-Request-Id": known_as, "Content-Length": str(len(body))}
    return [*own.items(), *rate_limits.headers(Kind.CHECKS, standing).items()], body


def _is_plain(environ: Environ) -> bool:
    return (
        kind_of(environ.get("CONTENT_TYPE")) == JSON.media_type
        and not environ.get("QUERY_STRING")
        and _is_ours(environ.get("HTTP_HOST", ""))
        and _is_secure(environ)
    )


@lru_cache(maxsize=64)
def _is_ours(host: str) -> bool:
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def _is_secure(environ: Environ) -> bool:
    """Where the house would not send the caller on to https."""
    if not settings.SECURE_SSL_REDIRECT:
        return True
    said = settings.SECURE_PROXY_SSL_HEADER
    return bool(said and environ.get(said[0]) == said[1])


def _credential(environ: Environ, now: datetime) -> Credential | None:
    token = token_of(environ.get("HTTP_AUTHORIZATION", ""))
    if token is None:
        return None
    try:
        found = credentials.remembered(token, [Scope.CHECKS], now)
    except psycopg.Error:  # the house meets it too, says it and logs it
        return None
    return None if found is None or found.agency().sandbox else found


def _question(environ: Environ) -> Question | None:
    """What is asked, if it is short and well formed; the body stands where it stood."""
    length = environ.get("CONTENT_LENGTH", "")
    if not (length.isascii() and length.isdecimal() and 0 < int(length) <= MOST_BYTES):
        return None
    body = environ["wsgi.input"].read(int(length))
    environ["wsgi.input"] = BytesIO(body)
    try:
        question: Question = read(QUESTION, orjson.loads(body))
    except (orjson.JSONDecodeError, Malformed):
        return None
    return question if len(question.people) <= checks.FEW else None
