"""The first page: what is due from whoever has signed in, in groups, by the statutory day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache

from courts.models import IdentityDocument, Posting, User
from courts.selectors.subjects import display_names
from enforcement.admin import labels, task_labels
from enforcement.admin.actions import offered
from enforcement.admin.acts import ACTIONS
from enforcement.admin.target import Target
from enforcement.models.refusals import sentence
from enforcement.selectors import alarms, desk, endpoints, queue
from enforcement.selectors.due import Task


@dataclass(frozen=True)
class Row:
    """A task with its words and its link."""

    task: Task
    label: Promise
    url: str
    name: str
    number: str
    obstacle: str


def rows_of(tasks: Iterable[Task]) -> list[Row]:
    """Tasks with names and masked numbers, read once for all."""
    found = list(tasks)
    ids = {task.subject_id for task in found if task.subject_id is not None}
    names = display_names(ids)
    numbers = dict(
        IdentityDocument.objects.filter(subject__in=ids, ended_on=None)
        .order_by("pk")
        .values_list("subject", "masked")
    )
    return [
        Row(
            task,
            task_labels.TASKS[task.kind],
            _url(task),
            names.get(task.subject_id or 0, ""),
            numbers.get(task.subject_id or 0, ""),
            sentence(task.bar) if task.bar else "",
        )
        for task in found
    ]


def _url(task: Task) -> str:
    code = task_labels.TASK_ACTIONS.get(task.kind)
    if code is None:
        return f"{reverse('admin:case', args=[task.case.pk])}#{task_labels.TASK_SECTIONS[task.kind]}"
    return reverse("admin:act", kwargs={"code": code, "case_id": task.case.pk, "row_id": task.row_id})


@never_cache
def view(request: HttpRequest, context: dict[str, Any]) -> TemplateResponse:
    """The queue. `?scope=court`: also what falls to the other judges of the same courts."""
    assert isinstance(request.user, User)
    day = timezone.localdate()
    everyone = request.GET.get("scope") == "court"
    rows = rows_of(queue.of(request.user, day, everyone=everyone))
    groups = [
        (code, label, [row for row in rows if queue.group(row.task) == code])
        for code, label in labels.GROUPS.items()
    ]
    here = Target(request.user, day)
    shown = {
        "title": labels.QUEUE,
        "groups": [group for group in groups if group[2]],
        "total": len(rows),
        "everyone": everyone,
        "day": day,
        # Who runs the platform has no case; this is what is due from them.
        "disabled": endpoints.disabled() if request.user.is_staff else (),
        "alarms": alarms.open_alarms() if ACTIONS["alarms.note"].may(here) else (),
        "postings": Posting.objects.on(day).filter(user=request.user).select_related("court"),
        "offers": [
            offer
            for offer in offered([action for action in ACTIONS.values() if action.on == "court"], here)
            if offer.why is None
        ],
    }
    return TemplateResponse(request, "enforcement/desk/queue.html", context | shown)


@never_cache
def find(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Cases by number, exact name or full identity number. By POST alone: no number stands in an address."""
    assert isinstance(request.user, User)
    text = request.POST.get("q", "")
    found = desk.find(request.user, timezone.localdate(), text)
    shown = {
        "title": labels.FIND,
        "typed": text,
        "found": [(one, labels.FOUND_BY[one.why]) for one in found],
    }
    return TemplateResponse(request, "enforcement/desk/find.html", context | shown)
