"""Which scopes a credential may carry: the ones that its agency is allowed, and all of them if it asks for none."""

from __future__ import annotations

from typing import Any

from oauth2_provider.scopes import SettingsScopes

from enforcement.rules.scopes import allowed
from enforcement.selectors import agencies


class AgencyScopes(SettingsScopes):  # type: ignore[misc]
    """`SCOPES_BACKEND_CLASS`. A credential without an active agency gets no scope."""

    def get_available_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        agency = agencies.by_application(application.pk if application else None)
        if agency is None:
            return []
        return sorted(allowed(agency.kind, sees_causes=agency.sees_causes, sandbox=agency.sandbox))

    def get_default_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        return self.get_available_scopes(application, request)
