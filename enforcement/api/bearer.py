"""The bearer token of an agency (RFC 6750)."""

from __future__ import annotations

from django.utils import timezone
from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from rest_framework.request import Request

from enforcement.selectors import credentials
from enforcement.selectors.credentials import Credential


class Bearer(OAuth2Authentication):  # type: ignore[misc]
    """The library issues the token and keeps it as a row; whether it holds is that row, read in one statement."""

    def authenticate(self, request: Request) -> tuple[None, Credential] | None:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        credential = credentials.by_token(token.strip(), timezone.now())
        if credential is None or credential.is_expired():
            request.oauth2_error = {"error": "invalid_token"}  # type: ignore[attr-defined]
            return None
        return None, credential
