"""Which records have a list, with which columns."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from courts.models import (
    Authorisation,
    CalendarDay,
    Case,
    Court,
    Document,
    Judgment,
    LedgerEntry,
    Performance,
    Posting,
    Subject,
    User,
)
from defaulters.models import Decision, Listing, SeverityPolicy
from enforcement.admin.acts import ACTIONS
from enforcement.admin.labels import ENTRIES
from enforcement.admin.records import PersonOfRow, RecordAdmin, ReferenceAdmin, StaffAdmin, counted
from enforcement.admin.site import site
from enforcement.admin.target import Target
from enforcement.models import (
    Filing,
    FishingAlarm,
    IntakeRefusal,
    LegalBasis,
    Measure,
    MeasureSchedule,
    ProvincePolicy,
    Restriction,
    StatutoryConsequence,
)
from enforcement.selectors import desk


@admin.register(Case, site=site)
class CaseAdmin(RecordAdmin):
    case_path = "pk"
    acts = ("cases.enter_judgment", "cases.file")
    list_display = ("case_page", "court", "judge", "filed_on", "state")
    list_display_links = None
    list_filter = ("state", ("court", admin.RelatedOnlyFieldListFilter), "closed_as")
    list_select_related = ("court", "judge")
    search_fields = ("number",)
    date_hierarchy = "filed_on"

    def case_of(self, row: Any) -> Case | None:
        return row if isinstance(row, Case) else None

    @admin.display(description=_("案号"), ordering="number")
    def case_page(self, row: Case) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse("admin:case", args=[row.pk]), row.number)


class OfCaseAdmin(PersonOfRow, RecordAdmin):
    """Rows of a case that concern one subject."""

    case_path = "case"
    list_select_related: ClassVar[tuple[str, ...]] = ("case", "subject")
    search_fields = ("case__number",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("subject__names")


@admin.register(Listing, site=site)
class ListingAdmin(OfCaseAdmin):
    list_display = (
        "case_link",
        "person",
        "state",
        "published_on",
        "term_until",
        "removal_day",
        "ended_on",
    )
    list_display_links = ("state",)
    list_filter = ("state", "end_reason", ("case__court", admin.RelatedOnlyFieldListFilter))

    @admin.display(description=_("应于此日前删除"), ordering="removal_due_on")
    def removal_day(self, row: Listing) -> str:
        return counted(row.removal_due_on, provisional=row.removal_due_provisional)


@admin.register(Restriction, site=site)
class RestrictionAdmin(OfCaseAdmin):
    list_display = ("case_link", "person", "state", "basis", "from_day", "until_day", "review_on")
    list_display_links = ("state",)
    list_filter = ("state", "basis", ("case__court", admin.RelatedOnlyFieldListFilter))


@admin.register(Decision, site=site)
class DecisionAdmin(OfCaseAdmin):
    list_display = ("paper", "kind", "person", "state", "author", "drafted_on", "signed_on", "served_on")
    list_display_links = None
    list_filter = ("state", "kind", ("court", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("case", "subject", "author")

    @admin.display(description=_("文号"), ordering="number")
    def paper(self, row: Decision) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', reverse("admin:paper", args=[row.case_id, row.pk]), row.number
        )


@admin.register(Performance, site=site)
class PerformanceAdmin(OfCaseAdmin):
    list_display = (
        "case_link",
        "person",
        "amount",
        "value_day",
        "reference",
        "state",
        "recorded_by",
        "confirmed_by",
    )
    list_display_links = ("reference",)
    list_filter = ("state", "source", ("case__court", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("case", "subject", "recorded_by", "confirmed_by")


@admin.register(Filing, site=site)
class FilingAdmin(OfCaseAdmin):
    list_display = ("case_link", "person", "kind", "lodged_at", "due_day", "state")
    list_display_links = ("kind",)
    list_filter = ("state", "kind")

    @admin.display(description=_("应答复日"), ordering="due_on")
    def due_day(self, row: Filing) -> str:
        return counted(row.due_on, provisional=row.due_provisional)


@admin.register(Document, site=site)
class DocumentAdmin(OfCaseAdmin):
    list_display = ("number", "kind", "case_link", "person", "issued_on")
    list_filter = ("kind",)


@admin.register(Judgment, site=site)
class JudgmentAdmin(RecordAdmin):
    case_path = "cases"
    acts = ("cases.enter_judgment",)
    list_display = ("number", "basis", "maker", "in_force_on", "interest_rule")
    list_filter = ("basis",)
    search_fields = ("number",)
    search_help_text = _("按执行依据文号筛选。")

    def case_of(self, row: Any) -> Case | None:
        return None

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).distinct()


@admin.register(Subject, site=site)
class SubjectAdmin(PersonOfRow, RecordAdmin):
    subject_path = ""
    acts = ("subjects.register",)
    list_display = ("record", "person", "kind", "masked", "born_on", "died_on")
    list_filter = ("kind",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        assert isinstance(request.user, User)
        visible = desk.visible_subjects(request.user, timezone.localdate())
        return visible.order_by("-pk").prefetch_related("names", "documents")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return ["record", "person", "masked", "kind", "born_on", "sex", "died_on"]

    @admin.display(description=_("当事人编号"), ordering="pk")
    def record(self, row: Subject) -> str:
        return f"#{row.pk}"

    @admin.display(description=_("证件号码"))
    def masked(self, row: Subject) -> str:
        return (
            str(_("；")).join(
                document.masked for document in row.documents.all() if document.ended_on is None
            )
            or "—"
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """With the cases of this person that the user may see."""
        assert isinstance(request.user, User)
        cases = desk.visible_cases(request.user, timezone.localdate())
        row = self.get_object(request, object_id)
        owed = cases.filter(judgment__obligations__obligors__subject=row).distinct() if row else cases.none()
        return super().change_view(request, object_id, form_url, {"cases": owed} | (extra_context or {}))


@admin.register(LedgerEntry, site=site)
class LedgerAdmin(RecordAdmin):
    why = _("台账只增不改，逐条相连；是否被动过，由 verify_ledger 命令查验。")
    list_display = ("position", "at", "label", "actor_kind", "actor_id", "noun", "row_id", "state")
    list_filter = ("actor_kind",)
    ordering = ("-position",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        assert isinstance(request.user, User)
        cases = desk.visible_cases(request.user, timezone.localdate())
        return LedgerEntry.objects.filter(case_id__in=cases.values("pk")).order_by("-position")

    @admin.display(description=_("行为"), ordering="code")
    def label(self, row: LedgerEntry) -> str:
        return str(ENTRIES.get(row.code, row.code))


@admin.register(Measure, site=site)
class MeasureAdmin(ReferenceAdmin):
    list_display = ("item", "code", "name_zh", "name_en")
    list_display_links = ("code",)


@admin.register(LegalBasis, site=site)
class LegalBasisAdmin(ReferenceAdmin):
    list_display = ("code", "document_zh", "article_zh", "level", "valid_from", "valid_until")
    list_filter = ("level",)


@admin.register(ProvincePolicy, site=site)
class ProvincePolicyAdmin(ReferenceAdmin):
    list_display = ("province", "on_bankruptcy", "source_zh")


@admin.register(StatutoryConsequence, site=site)
class StatutoryConsequenceAdmin(ReferenceAdmin):
    why = _("这些是法律直接规定的后果，法院不设定、不分级、不减免。")
    list_display = ("code", "name_zh", "legal_basis")
    list_select_related = ("legal_basis",)


@admin.register(MeasureSchedule, SeverityPolicy, site=site)
class VersionAdmin(ReferenceAdmin):
    list_display = ("version", "valid_from", "published_at")


@admin.register(FishingAlarm, site=site)
class FishingAlarmAdmin(ReferenceAdmin):
    why = _("警报由查询触发，不含被查询人；处理情况由系统管理员在首页登记，或者用管理命令登记。")
    list_display = ("raised_at", "agency", "sign", "noted_at", "note")
    list_filter = ("sign", ("noted_at", admin.EmptyFieldListFilter))
    list_select_related = ("agency",)


@admin.register(IntakeRefusal, site=site)
class IntakeRefusalAdmin(ReferenceAdmin):
    why = _("由办案系统更正后重新发送。")
    list_display = ("last_at", "agency", "pointer", "code", "first_at")
    list_filter = ("code",)
    list_select_related = ("agency",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return ["agency", "pointer", "code", "first_at", "last_at"]


@admin.register(CalendarDay, site=site)
class CalendarDayAdmin(RecordAdmin):
    why = _("日历由行为更改；已经算定的期限不变。")
    acts = ("calendar.set_day",)
    list_display = ("day", "kind", "source")
    list_filter = ("kind",)
    date_hierarchy = "day"
    ordering = ("-day",)


@admin.register(Court, site=site)
class CourtAdmin(RecordAdmin):
    why = _("法院由基础数据载入；本院是否免审核，由院长决定。")
    acts = ("courts.switch_review",)
    list_display = ("code", "name", "level", "superior", "review_switched_off")
    list_filter = ("level", "province")
    list_select_related = ("superior",)
    search_fields = ("name", "code")
    search_help_text = _("按名称或者代字筛选。")


@admin.register(User, site=site)
class UserAdmin(StaffAdmin):
    acts = ("staff.enter_user",)
    list_display = ("username", "full_name", "is_active", "last_login")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return ["username", "full_name", "is_active", "is_superuser", "last_login", "date_joined"]


@admin.register(Posting, site=site)
class PostingAdmin(StaffAdmin):
    acts = ("staff.appoint",)
    list_display = ("user", "role", "court", "from_day", "until_day", "end")
    list_filter = ("role", ("court", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("user", "court")

    @admin.display(description="")
    def end(self, row: Posting) -> SafeString | str:
        if row.until_day is not None:
            return ""
        action = ACTIONS["staff.end_posting"]
        url = action.address(Target(row.user, row.from_day, row=row))
        return format_html('<a href="{}">{}</a>', url, action.label)


@admin.register(Authorisation, site=site)
class AuthorisationAdmin(StaffAdmin):
    acts = ("staff.authorise",)
    list_display = ("president", "deputy", "court", "kinds", "from_day", "until_day")
    list_select_related = ("president", "deputy", "court")
