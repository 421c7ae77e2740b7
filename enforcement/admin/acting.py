"""The one view behind every action: it opens one act, calls one service, and shows what a refusal says.

| request | what happens |
| --- | --- |
| GET | the form, with what is to be read beside it; greyed with the reason where the act cannot be done |
| POST, not valid | the form again with what was typed |
| POST, `more` | one more row of the form set |
| POST of an action with a preview | the act is done and undone, its outcome shown; the second POST does it |
| POST | the act; a refusal is a sentence above the form, success a message on the case page |

`seen` is the fingerprint of the row that was shown: whoever signs what somebody else has changed is told so.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courts.models import User
from courts.rules.chain import content_digest
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services import acts
from defaulters.models import Decision
from enforcement.admin import laws, target
from enforcement.admin.actions import Action, Why, of_refusal
from enforcement.admin.acts import ACTIONS
from enforcement.admin.forms import ActForm
from enforcement.admin.target import Target
from enforcement.models import PartnerAgency

ROWS = "rows"


class _Rehearsed(Exception):
    """Carries what a preview shows out of the act that is undone."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html


@dataclass
class Page:
    """What the page of an action shows."""

    action: Action
    target: Target
    form: ActForm
    rows: BaseFormSet[Any] | None
    refused: Why | None = None
    preview: str = ""
    previewed: str = ""
    quiet: bool = field(default=False)  # a row was added: no complaints about what is still empty

    @property
    def is_valid(self) -> bool:
        rows_valid = self.rows is None or self.rows.is_valid()
        return self.form.is_valid() and rows_valid

    def values(self) -> dict[str, Any]:
        given = self.form.values()
        return given | {ROWS: list(self.rows)} if self.rows is not None else given


@never_cache
def view(
    request: HttpRequest,
    context: dict[str, Any],
    code: str,
    case_id: int | None = None,
    row_id: int | None = None,
) -> HttpResponse:
    """The page of one action; `context` is the site's own.

    Raises Http404 for an unknown action, and for a case or row that the user may not see.
    """
    action = ACTIONS.get(code)
    assert isinstance(request.user, User)
    if action is None or (action.on == "court") != (case_id is None and row_id is None):
        raise Http404
    found = target.find(request.user, timezone.localdate(), action.on, case_id, row_id)
    if not action.shown(found):
        return _gone(request, action, found)
    page = _page(request, action, found)
    if request.method == "POST" and not page.quiet:
        done = _post(request, page, context)
        if done is not None:
            return done
    return _render(request, page, context)


def _gone(request: HttpRequest, action: Action, found: Target) -> HttpResponse:
    """The row has moved on since the page was drawn, or somebody else was faster."""
    messages.warning(request, _("“%(label)s”已不适用：该行的状态已经改变。") % {"label": action.label})
    return HttpResponseRedirect(_back(found))


def _page(request: HttpRequest, action: Action, found: Target) -> Page:
    if request.method != "POST":
        first = {name: request.GET[name] for name in request.GET if name in action.form.base_fields}
        form = action.form(target=found, initial=first)
        rows = action.rows(prefix=ROWS, form_kwargs={"target": found}) if action.rows else None
        return Page(action, found, form, rows, refused=action.refusal(found))
    data = request.POST.copy()
    more = "more" in data
    if more:
        data[f"{ROWS}-TOTAL_FORMS"] = str(int(data.get(f"{ROWS}-TOTAL_FORMS") or 0) + 1)
    form = action.form(data, target=found)
    rows = action.rows(data, prefix=ROWS, form_kwargs={"target": found}) if action.rows else None
    return Page(action, found, form, rows, quiet=more)


def _post(request: HttpRequest, page: Page, context: dict[str, Any]) -> HttpResponse | None:
    """Do it; None where the page is to be shown again."""
    if not page.is_valid:
        # Who may not, is told that first; a valid attempt is refused, and kept, by the service itself.
        page.refused = None if page.action.may(page.target) else page.action.refusal(page.target)
        return None
    if request.POST.get("seen", "") != fingerprint(page.target):
        page.refused = Why(_("在您阅读期间，内容已被改动。下面是现在的内容，请重新核对。"))
        return None
    try:
        if page.action.preview is not None and request.POST.get("previewed") != _digest(request):
            page.preview = _rehearse(page)
            page.previewed = _digest(request)
            return None
        with acts.begin(actor=page.target.user) as act:
            result = page.action.run(act, page.target, page.values())
    except DomainError as refusal:
        page.refused = of_refusal(refusal)
        return None
    except IntegrityError as broken:
        page.refused = laws.why(broken)
        return None
    return _done(request, page, result, context)


def _rehearse(page: Page) -> str:
    """What the act would make, as HTML; nothing of it stays."""
    assert page.action.preview is not None
    try:
        with acts.begin(actor=page.target.user) as act:
            raise _Rehearsed(page.action.preview(page.action.run(act, page.target, page.values())))
    except _Rehearsed as outcome:
        return outcome.html


def _digest(request: HttpRequest) -> str:
    """Of what was typed, so that what is confirmed is what was previewed."""
    own = {"csrfmiddlewaretoken", "previewed", "seen"}
    typed = sorted((name, tuple(values)) for name, values in request.POST.lists() if name not in own)
    return hashlib.sha256(repr(typed).encode()).hexdigest()


def fingerprint(found: Target) -> str:
    """Of the row as it stands; empty for what has no state."""
    row = found.row
    if isinstance(row, Decision):
        text = {"content": row.content, "reasons": row.reasons, "state": row.state, "version": row.version}
        return content_digest(text)
    return str(getattr(row, "state", ""))


def _done(request: HttpRequest, page: Page, result: Any, context: dict[str, Any]) -> HttpResponse:
    after = page.action.after
    then = after(result, page.target) if after else _back(page.target)
    if page.action.once:
        shown = {"page": page, "result": result, "back": then, "title": page.action.label}
        return TemplateResponse(request, "enforcement/desk/once.html", context | shown)
    messages.success(request, _("已办理：%(label)s。") % {"label": page.action.label})
    return HttpResponseRedirect(then)


def _back(found: Target) -> str:
    if found.case is not None:
        return reverse("admin:case", args=[found.case.pk])
    if isinstance(found.row, PartnerAgency):
        return reverse("admin:enforcement_partneragency_change", args=[found.row.pk])
    return reverse("admin:index")


def _render(request: HttpRequest, page: Page, context: dict[str, Any]) -> HttpResponse:
    aside = ""
    if page.action.aside is not None and not page.preview:
        template, given = page.action.aside(page.target)
        aside = render_to_string(template, given, request)
    denied = page.refused is not None and page.refused.code == Code.PERMISSION_DENIED
    answer = context | {
        "title": page.action.label,
        "page": page,
        "aside": aside,
        "seen": fingerprint(page.target),
        "back": _back(page.target),
        "closed": denied or (request.method != "POST" and page.refused is not None),
    }
    status = HTTPStatus.FORBIDDEN if denied and request.method == "POST" else HTTPStatus.OK
    return TemplateResponse(request, "enforcement/desk/act.html", answer, status=status)
