"""Publishing a version of the schedule of measures. What is published is never edited: a change is a new version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from courts.services import reference
from courts.services.acts import Act
from courts.services.reference import Form, Loaded
from enforcement.models import LegalBasis, Measure, MeasureSchedule
from enforcement.rules import catalogue
from enforcement.rules.selection import Schedule, check_schedule

FORM = Form("version", own=frozenset({"published_at"}))


def publish(*, act: Act, content: Mapping[str, Any]) -> Loaded:
    """Publish what such a file as seeds/measure_schedule.json holds, once; its measures must stand.

    Raises the refusals of `selection.Schedule` and `check_schedule`, and `reference.changed` where the
    version stands with another content.
    """
    schedule = Schedule.from_dict(content)
    if not MeasureSchedule.objects.filter(version=schedule.version).exists():
        _check(schedule)
    row = {
        "version": schedule.version,
        "content": dict(content),
        "valid_from": schedule.valid_from,
        "published_at": act.now,
    }
    return reference.follow(act=act, model=MeasureSchedule, form=FORM, rows=[row])


def _check(schedule: Schedule) -> None:
    named: dict[str, set[str]] = {}
    for measure, basis in Measure.objects.values_list("code", "bases__code"):
        named.setdefault(measure, set()).add(basis)
    bases = [
        catalogue.LegalBasis(row.code, row.level, row.valid_from, row.valid_until)
        for row in LegalBasis.objects.all()
    ]
    check_schedule(schedule, catalogue.bases_in_force(named, bases, schedule.valid_from))
