"""Two overviews of the desk: what loses its legal basis soon, and the rehearsal of what is not yet published."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from courts.models import Case, Posting, User
from courts.rules.errors import DomainError
from courts.rules.roles import Role
from courts.selectors.subjects import display_names
from defaulters.models import Grading
from enforcement.models import Measure
from enforcement.models.refusals import sentence
from enforcement.rules.rehearsal import summary
from enforcement.selectors import desk, endpoints, progress, rehearsal
from enforcement.selectors import lapsing as lapsing_rows

REHEARSE = (Role.CHIEF, Role.PRESIDENT)


class JsonFile(forms.FileField):
    """A file whose JSON is an object."""

    def clean(self, data: UploadedFile[bytes] | None, initial: Any = None) -> dict[str, Any] | None:
        """Raises `ValidationError` for anything else."""
        given = super().clean(data, initial)
        if not given:
            return None
        try:
            content = json.loads(given.read())
        except ValueError:
            content = None
        if not isinstance(content, dict):
            raise forms.ValidationError(_("不是 JSON 文件。"))
        return content


class RehearsalForm(forms.Form):
    """What is proposed; what is left out stays as it is in force."""

    policy = JsonFile(label=_("分级政策"), required=False)
    schedule = JsonFile(label=_("限制项目表"), required=False)
    legal_bases = JsonFile(label=_("法律依据"), required=False)


@never_cache
def lapsing(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Every restriction in force, in the cases the user sees, that loses a legal basis within 30 days."""
    assert isinstance(request.user, User)
    day = timezone.localdate()
    rows = lapsing_rows.within(desk.visible_cases(request.user, day), day)
    names = display_names({one.restriction.subject_id for one in rows})
    measures = {row.code: row.name for row in Measure.objects.all()}
    told = [
        (one, names.get(one.restriction.subject_id, ""), [measures[code] for code in one.items])
        for one in rows
    ]
    shown = {"title": _("三十日内失去法律依据的限制"), "rows": told, "day": day}
    return TemplateResponse(request, "enforcement/desk/lapsing.html", context | shown)


@never_cache
def release_times(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The figures of each partner over the cases the user sees; who runs the platform, over all that are not sealed."""
    assert isinstance(request.user, User)
    day = timezone.localdate()
    cases = desk.visible_cases(request.user, day)
    if not desk.roles(request.user, day):
        cases = Case.objects.filter(judgment__sealed=False)
    shown = {
        "title": _("解除执行用时"),
        "rows": progress.release_times(cases, day),
        "disabled": endpoints.disabled(),
    }
    return TemplateResponse(request, "enforcement/desk/release_times.html", context | shown)


@never_cache
def rehearse(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Chief and president see what a proposal would change for the people of their courts; nothing is written."""
    assert isinstance(request.user, User)
    day = timezone.localdate()
    cases = _headed(request.user, day)
    form = RehearsalForm(request.POST or None, request.FILES or None)
    shown: dict[str, Any] = {"title": _("试算：公布之前看看影响谁"), "form": form, "day": day}
    if request.method == "POST" and form.is_valid():
        try:
            shown |= _rehearsed(form.cleaned_data, cases, day)
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        except (KeyError, TypeError, ValueError):
            form.add_error(None, _("文件的内容不是所说的格式。"))
    return TemplateResponse(request, "enforcement/desk/rehearsal.html", context | shown)


def _headed(user: User, day: date) -> QuerySet[Case]:
    courts = Posting.objects.on(day).filter(user=user, role__in=REHEARSE).values("court")
    if not courts.exists():
        raise PermissionDenied
    return Case.objects.filter(court__in=courts)


def _rehearsed(given: dict[str, Any], cases: QuerySet[Case], day: date) -> dict[str, Any]:
    bases = given["legal_bases"]
    proposed = rehearsal.proposal(
        day,
        policy=given["policy"],
        schedule=given["schedule"],
        legal_bases=bases["legal_bases"] if bases else None,
    )
    found = rehearsal.over(rehearsal.in_force(day).filter(case__in=cases), proposed)
    changed = [one for one in found if one.effect.changes]
    grades = dict(Grading.Grade.choices)
    measures = {row.code: row.name for row in Measure.objects.all()}
    names = display_names({one.restriction.subject_id for one in changed})
    rows = [
        {
            "restriction": one.restriction,
            "name": names.get(one.restriction.subject_id, ""),
            "grade_before": grades[one.effect.grade_before],
            "grade_after": grades[one.effect.grade_after],
            "before": [measures[code] for code in one.effect.before],
            "gained": [measures[code] for code in one.effect.gained],
            "lost": [measures[code] for code in one.effect.lost],
        }
        for one in changed
    ]
    return {"rows": rows, "summary": summary(one.effect for one in found)}
