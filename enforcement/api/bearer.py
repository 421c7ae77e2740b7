"""The bearer token of an agency (RFC 6750)."""

from __future__ import annotations

from django.utils import timezone
from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from rest_framework.request import Request

from enforcement.rules.scopes import Scope
from enforcement.selectors import credentials
from enforcement.selectors.credentials import Credential


def token_of(header: str) -> str | None:
    """The token of an `Authorization` header, or None where it is of another kind or there is none."""
    kind, _, token = header.partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


class Bearer(OAuth2Authentication):  # type: ignore[misc]
    """The library issues the token and keeps it as a row; whether it holds is that row, read in one statement."""

    def authenticate(self, request: Request) -> tuple[None, Credential] | None:
        token = token_of(request.headers.get("Authorization", ""))
        if token is None:
            return None
        credential = self.read(token)
        if credential is None or not credential.is_live(timezone.now()):
            request.oauth2_error = {"error": "invalid_token"}  # type: ignore[attr-defined]
            return None
        return None, credential

    def read(self, token: str) -> Credential | None:
        try:
            return credentials.by_token(token)
        except credentials.Nobody:
            return None


class RememberedBearer(Bearer):
    """From memory, for checks: they compare the stamp and let in anew who came under another (`credentials`)."""

    def read(self, token: str) -> Credential | None:
        return credentials.remembered(token, [Scope.CHECKS], timezone.now()) or super().read(token)
