"""The list of reviews: which orders a judge has looked at again, above all those that stand without a listing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from enforcement.admin.records import PersonOfRow, RecordAdmin
from enforcement.admin.site import site
from enforcement.models import Review


@admin.register(Review, site=site)
class ReviewAdmin(PersonOfRow, RecordAdmin):
    case_path = "case"
    list_display = ("case_link", "order_paper", "person", "outcome", "next_on", "made_by", "made_at")
    list_display_links = ("outcome",)
    list_filter = ("outcome", ("case__court", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("case", "order__subject", "made_by")
    search_fields = ("case__number",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("order__subject__names")

    @admin.display(description=_("限制消费令"), ordering="order__number")
    def order_paper(self, row: Review) -> SafeString:
        paper = reverse("admin:paper", args=[row.case_id, row.order_id])
        return format_html('<a href="{}">{}</a>', paper, row.order.number)

    @admin.display(description=_("姓名或名称"))
    def person(self, row: Review) -> str:
        return super().person(row.order)
