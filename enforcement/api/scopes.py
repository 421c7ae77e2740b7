"""Which scopes a credential may carry: the ones that its agency is allowed, and all of them if it asks for none."""

from __future__ import annotations

from typing import Any

from oauth2_provider.scopes import SettingsScopes

from enforcement.models import PartnerAgency
from enforcement.rules.scopes import allowed


class AgencyScopes(SettingsScopes):  # type: ignore[misc]
    """`SCOPES_BACKEND_CLASS`. A credential without an active agency gets no scope."""

    def get_available_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        agency = PartnerAgency.objects.filter(application=application, active=True).first()
        return sorted(allowed(agency.kind, sees_causes=agency.sees_causes)) if agency else []

    def get_default_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        return self.get_available_scopes(application, request)
