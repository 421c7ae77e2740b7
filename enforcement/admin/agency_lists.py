"""The lists of partner agencies and their memoranda, and the page of one agency with what opens the interface for it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courts.models import User
from enforcement.admin.actions import offered
from enforcement.admin.acts import ACTIONS
from enforcement.admin.acts.courts import is_administrator
from enforcement.admin.records import ReferenceAdmin
from enforcement.admin.site import site
from enforcement.admin.target import Target
from enforcement.models import Memorandum, PartnerAgency
from enforcement.selectors import agency_keys


@admin.register(PartnerAgency, site=site)
class PartnerAgencyAdmin(ReferenceAdmin):
    why = _("单位和备忘录由管理命令登记；凭据和密钥由系统管理员在单位页发放和停用，只在发放时显示一次。")
    kept: ClassVar[tuple[str, ...]] = (
        "credentials.issue",
        "credentials.end",
        "agencies.issue_key",
        "agencies.end_key",
    )
    change_form_template = "enforcement/desk/agency.html"
    list_display = ("code", "name_zh", "kind", "sees_causes", "sandbox", "active")
    list_filter = ("kind", "sandbox", "active")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return ["code", "name_zh", "name_en", "kind", "sees_causes", "sandbox", "active"]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The record, and for whoever runs the platform the credentials and keys with what can be done."""
        agency = self.get_object(request, object_id)
        held = self._held(request, agency) if agency is not None else {}
        return super().change_view(request, object_id, form_url, held | (extra_context or {}))

    def _held(self, request: HttpRequest, agency: PartnerAgency) -> dict[str, Any]:
        assert isinstance(request.user, User)
        here = Target(request.user, timezone.localdate(), row=agency)
        if not is_administrator(here):
            return {}
        return {
            "offers": offered([ACTIONS[code] for code in self.kept], here, agency),
            "credentials": agency_keys.credentials(agency),
            "keys": agency_keys.keys(agency, here.day),
        }


@admin.register(Memorandum, site=site)
class MemorandumAdmin(ReferenceAdmin):
    why = PartnerAgencyAdmin.why
    list_display = ("number", "agency", "title", "binds", "valid_from", "valid_until")
    list_select_related = ("agency",)
