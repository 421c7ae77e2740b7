"""The lists of partners' endpoints and of what was sent to them."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from enforcement.admin.records import ReferenceAdmin
from enforcement.admin.site import site
from enforcement.models import Endpoint, EndpointAttempt


@admin.register(Endpoint, site=site)
class EndpointAdmin(ReferenceAdmin):
    why = _("接收地址由单位自己登记、验证和删除；连续三天多无法送达的自动停用，由单位重新验证后恢复。")
    list_display = ("url", "agency", "state", "position", "failures", "failing_since", "disabled_at")
    list_filter = ("state", "agency")
    list_select_related = ("agency",)


@admin.register(EndpointAttempt, site=site)
class EndpointAttemptAdmin(ReferenceAdmin):
    why = _("每次发送都留有记录；只记结果，不记对方的应答内容。")
    list_display = ("at", "endpoint", "kind", "position", "outcome", "status", "took_ms")
    list_filter = ("outcome", "notice__kind", "notice__endpoint__agency")
    list_select_related = ("notice__endpoint",)

    @admin.display(description=_("接收地址"))
    def endpoint(self, row: EndpointAttempt) -> str:
        return row.notice.endpoint.url

    @admin.display(description=_("种类"))
    def kind(self, row: EndpointAttempt) -> str:
        return row.notice.get_kind_display()
