"""What every view of the partner API shares: credential, agency, strictness, headers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from http.client import MULTIPLE_CHOICES
from secrets import token_hex
from typing import Any, ClassVar

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from oauth2_provider.contrib.rest_framework import TokenHasScope
from rest_framework.exceptions import NotAuthenticated
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.api import endings, rate_limits
from enforcement.api.bearer import Bearer
from enforcement.api.codes import Fault
from enforcement.api.media import JSON, AsJSON, kind_of
from enforcement.api.shapes import Malformed
from enforcement.models import PartnerAgency
from enforcement.rules.codes import Code
from enforcement.rules.quotas import Kind, Standing
from enforcement.rules.traces import trace_id
from enforcement.selectors import sandbox_states
from enforcement.services import quotas

VERSION = "1.0.0"
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)


def request_id(given: str) -> str:
    """The caller's own id of a request, or one that we give where there is none or none that can be kept."""
    return given if _REQUEST_ID.fullmatch(given) else token_hex(16)


def act_of(agency: PartnerAgency, known_as: str) -> AbstractContextManager[acts.Act]:
    """The act of an agency, by the request of this id."""
    return acts.begin(actor=acts.partner(agency.code), now=timezone.now(), request_id=known_as)


class AlwaysJSON(BaseContentNegotiation):
    """One format in, one format out, whatever is accepted."""

    def select_parser(self, request: Request, parsers: Any) -> BaseParser | None:
        kind = kind_of(request.content_type)
        return next((parser for parser in parsers if parser.media_type == kind), None)

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class StrictView(APIView):
    """JSON only, with the id of the request and the version of the API on every answer."""

    parser_classes = [JSON]
    renderer_classes = [AsJSON]
    content_negotiation_class = AlwaysJSON
    cache_control: ClassVar[str] = "no-store"

    def initialize_request(self, request: Any, *args: Any, **kwargs: Any) -> Request:
        initialized = super().initialize_request(request, *args, **kwargs)
        given = request.headers.get("X-Request-Id", "")
        initialized.request_id = request_id(given)  # type: ignore[attr-defined]
        initialized.trace_id = trace_id(request.headers.get("traceparent", ""))  # type: ignore[attr-defined]
        return initialized

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        final = super().finalize_response(request, response, *args, **kwargs)
        final["API-Version"] = VERSION
        address = request.resolver_match.url_name if request.resolver_match else None
        for name, value in endings.headers(address).items():
            final[name] = value
        final["X-Request-Id"] = getattr(request, "request_id", "")
        final["Cache-Control"] = self.cache_control if final.status_code < MULTIPLE_CHOICES else "no-store"
        return final


class PartnerView(StrictView):
    """A view for an agency's system. Subclasses name `required_scopes` and, for a GET, `parameters`."""

    authentication_classes = [Bearer]
    permission_classes = [TokenHasScope]
    required_scopes: ClassVar[list[str]]
    parameters: ClassVar[frozenset[str]] = frozenset()
    quotas: ClassVar[Mapping[str, Kind]] = {"GET": Kind.READS, "POST": Kind.WRITES}
    plays_outages: ClassVar[bool] = True
    agency: PartnerAgency
    standing: Standing | None = None

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        if request.auth is not None:
            self._let_in(request)
            self.charge(1)

    def enter_anew(self) -> None:
        """Let the caller in once more by what the rows say now; raises as at the first time."""
        request = self.request
        found = Bearer().authenticate(request)
        if found is None:
            raise NotAuthenticated
        _, request.auth = found
        self.check_permissions(request)
        self._let_in(request)

    def _let_in(self, request: Request) -> None:
        self.agency = request.auth.agency()  # type: ignore[union-attr]
        request.agency = self.agency  # type: ignore[attr-defined]

    def charge(self, cost: int) -> None:
        """Count units against the agency's quota; raises `quota.exhausted`."""
        kind = self.quotas.get(self.request.method or "", Kind.READS)
        self.standing = quotas.charge(agency=self.agency, kind=kind, cost=cost, now=timezone.now())
        if not self.standing.granted:
            raise DomainError(Code.QUOTA_EXHAUSTED)

    def charge_anew(self, cost: int) -> None:
        """Count the call as so many units instead of the one with which it came in; raises `quota.exhausted`."""
        kind = self.quotas.get(self.request.method or "", Kind.READS)
        quotas.give_back(agency=self.agency, kind=kind, cost=1)
        self.charge(cost)

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        final = super().finalize_response(request, response, *args, **kwargs)
        if self.standing is not None:
            kind = self.quotas.get(request.method or "", Kind.READS)
            for name, value in rate_limits.headers(kind, self.standing).items():
                final[name] = value
        return final

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if self.agency.sandbox and self.plays_outages:
            sandbox_states.check_up(self.agency, timezone.now())
        unknown = sorted(request.query_params.keys() - self.parameters)
        if unknown:
            raise Malformed([(name, Fault.PARAMETER_UNKNOWN) for name in unknown])

    def act(self) -> AbstractContextManager[acts.Act]:
        """The one act of a request, by the agency."""
        return act_of(self.agency, self.request.request_id)  # type: ignore[attr-defined]


class OpenView(StrictView):
    """A view for everybody, without a credential."""

    authentication_classes = []
    permission_classes = [AllowAny]


@extend_schema(exclude=True)
class NowhereView(OpenView):
    """Every other address below the API: a problem like any other, not a page."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise Http404


def limit_of(request: Request, *, most: int, default: int) -> int:
    """The parameter `limit`, from 1 to `most`. Raises `Malformed`."""
    text = request.query_params.get("limit", str(default))
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= most):
        raise Malformed([("limit", Fault.PARAMETER_VALUE)])
    return int(text)
