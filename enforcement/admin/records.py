"""Lists of legal records: read, filtered and linked to their case, never edited or deleted here."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from courts.models import Case, User
from courts.models.secrets import decrypt
from courts.rules.roles import Role
from enforcement.admin.actions import offered
from enforcement.admin.acts import ACTIONS
from enforcement.admin.target import Target
from enforcement.selectors import desk


def counted(day: date | None, *, provisional: bool) -> str:
    """A last day in a list, marked where it rests on a year whose calendar is not loaded."""
    if day is None:
        return "—"
    mark = _("（暂定）") if provisional else ""
    return f"{day:%Y-%m-%d}{mark}"


HIDDEN = (models.BinaryField, models.UUIDField)


class RecordAdmin(admin.ModelAdmin[Any]):
    """Rows that only acts change. `why` says so on the page; `case_path` leads from a row to its case."""

    why: ClassVar[Promise] = _("法律记录不在这里修改或者删除：改变都是一次行为，在案件页办理，并记入台账。")
    case_path: ClassVar[str] = ""
    acts: ClassVar[tuple[str, ...]] = ()
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 200
    actions = None
    change_form_template = "enforcement/desk/record.html"
    change_list_template = "enforcement/desk/records.html"
    search_help_text = _("按案号筛选；按姓名或者证件号码，请用页首的查找。")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return [
            field.name
            for field in self.model._meta.get_fields()
            if getattr(field, "editable", False) and not field.auto_created and not isinstance(field, HIDDEN)
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return self.get_fields(request, obj)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)
        if not self.case_path:
            return rows
        assert isinstance(request.user, User)
        cases = desk.visible_cases(request.user, timezone.localdate())
        return rows.filter(**{f"{self.case_path}__in": cases.values("pk")})

    def case_of(self, row: Any) -> Case | None:
        """The case of a row, by `case_path`."""
        found: Any = row
        for name in self.case_path.split("__") if self.case_path not in ("", "pk") else ():
            found = getattr(found, name)
        return found if isinstance(found, Case) else None

    @admin.display(description=_("案件"))
    def case_link(self, row: Any) -> str:
        case = self.case_of(row)
        return (
            format_html('<a href="{}">{}</a>', reverse("admin:case", args=[case.pk]), case) if case else "—"
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context: dict[str, Any] = {"why": self.why, "offers": self._offers(request)}
        return super().changelist_view(request, context | (extra_context or {}))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method == "POST":
            raise PermissionDenied
        row = self.get_object(request, object_id)
        case = self.case_of(row) if row is not None else None
        context: dict[str, Any] = {"why": self.why, "case": case, "offers": []}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's own log holds nothing here; what happened stands in the ledger, on the case page."""
        raise PermissionDenied

    def _offers(self, request: HttpRequest) -> list[Any]:
        assert isinstance(request.user, User)
        here = Target(request.user, timezone.localdate())
        return offered([ACTIONS[code] for code in self.acts], here)


class PersonOfRow:
    """A column with the name of the row's subject; the list needs `names_of` as its prefetch."""

    subject_path: ClassVar[str] = "subject"

    @admin.display(description=_("姓名或名称"))
    def person(self, row: Any) -> str:
        subject = getattr(row, self.subject_path) if self.subject_path else row
        if subject is None:
            return "—"
        texts = [decrypt(name.text) for name in subject.names.all() if name.form == "document"]
        return texts[0] if texts else str(subject)


class ReferenceAdmin(RecordAdmin):
    """Published reference data, the same for all courts: a change is a new, dated version."""

    why = _("已公布的基础数据不作修改：变更以注明施行日期的新版本公布，旧版本继续说明旧决定。")


class StaffAdmin(RecordAdmin):
    """Users and postings: seen by administrators and by the heads of a court."""

    why = _("用户、任职和授权由行为改变，并记入台账；能做什么，只看任职。")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        user = request.user
        if not isinstance(user, User):
            return False
        heads = desk.roles(user, timezone.localdate()) & {str(Role.CHIEF), str(Role.PRESIDENT)}
        return self.admin_site.has_permission(request) and (user.is_superuser or bool(heads))

    has_module_permission = has_view_permission
