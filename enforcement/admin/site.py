"""The desk of the court's staff: Django's admin, entered by a posting and opened by the queue."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from courts.models import User
from enforcement.admin import acting, case_page, labels, overview_pages, queue_page
from enforcement.selectors import desk


class SignIn(AuthenticationForm):
    """Every active user may try; who has no posting today sees nothing."""


class Desk(AdminSite):
    """What somebody may do follows from postings, never from flags."""

    site_title = _("履约")
    site_header = _("履约 · 执行案件管理")
    index_title = labels.QUEUE
    login_form = SignIn
    enable_nav_sidebar = False
    site_url = "/"

    def has_permission(self, request: HttpRequest) -> bool:
        """A posting today; an administrator enters too, and finds only what administrators keep."""
        user = request.user
        if not isinstance(user, User) or not user.is_active:
            return False
        # Asked for every list of every page: once a request is enough.
        if not hasattr(request, "_enters"):
            entered = user.is_staff or bool(desk.roles(user, timezone.localdate()))
            setattr(request, "_enters", entered)  # noqa: B010 - no such field on the class
        return bool(getattr(request, "_enters"))  # noqa: B009

    def get_urls(self) -> list[URLResolver | URLPattern]:
        wrap = self.admin_view
        act = wrap(self.act)
        ours: list[URLResolver | URLPattern] = [
            path("everything/", wrap(self.everything), name="everything"),
            path("lapsing/", wrap(self.lapsing), name="lapsing"),
            path("release-times/", wrap(self.release_times), name="release_times"),
            path("rehearsal/", wrap(self.rehearsal), name="rehearsal"),
            path("find/", wrap(require_POST(self.find)), name="find"),
            path("act/<str:code>/", act, name="act"),
            path("act/<str:code>/<int:row_id>/", act, name="act"),
            path("cases/<int:case_id>/", wrap(self.case), name="case"),
            path("cases/<int:case_id>/act/<str:code>/", act, name="act"),
            path("cases/<int:case_id>/act/<str:code>/<int:row_id>/", act, name="act"),
            path("cases/<int:case_id>/papers/<int:decision_id>/", wrap(self.paper), name="paper"),
            path(
                "cases/<int:case_id>/documents/<int:document_id>/pdf/", wrap(self.paper_pdf), name="paper_pdf"
            ),
            path(
                "cases/<int:case_id>/warnings/<int:warning_id>/pdf/",
                wrap(self.warning_pdf),
                name="warning_pdf",
            ),
        ]
        return [*ours, *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        return queue_page.view(request, self.each_context(request) | (extra_context or {}))

    def everything(self, request: HttpRequest) -> HttpResponse:
        """All lists of records that the user may see."""
        context = self.each_context(request) | {"app_list": self.get_app_list(request)}
        return TemplateResponse(request, "admin/app_index.html", context)

    def lapsing(self, request: HttpRequest) -> HttpResponse:
        """Restrictions in force that lose a legal basis within 30 days."""
        return overview_pages.lapsing(request, self.each_context(request))

    def release_times(self, request: HttpRequest) -> HttpResponse:
        """How long each partner takes to apply a release, and what it has not applied in time."""
        return overview_pages.release_times(request, self.each_context(request))

    def rehearsal(self, request: HttpRequest) -> HttpResponse:
        """What a proposed policy, schedule or catalogue would change."""
        return overview_pages.rehearse(request, self.each_context(request))

    def find(self, request: HttpRequest) -> HttpResponse:
        return queue_page.find(request, self.each_context(request))

    def act(self, request: HttpRequest, **where: Any) -> HttpResponse:
        return acting.view(request, self.each_context(request), **where)

    def case(self, request: HttpRequest, case_id: int) -> HttpResponse:
        return case_page.view(request, self.each_context(request), case_id)

    def paper(self, request: HttpRequest, case_id: int, decision_id: int) -> HttpResponse:
        return case_page.paper(request, self.each_context(request), case_id, decision_id)

    def paper_pdf(self, request: HttpRequest, case_id: int, document_id: int) -> HttpResponse:
        return case_page.paper_pdf(request, case_id, document_id)

    def warning_pdf(self, request: HttpRequest, case_id: int, warning_id: int) -> HttpResponse:
        return case_page.warning_pdf(request, case_id, warning_id)


site = Desk(name="admin")
