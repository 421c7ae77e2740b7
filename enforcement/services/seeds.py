"""Loading the reference data with which a register starts; loading again changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from courts.services import courts, postings
from courts.services.acts import Act
from courts.services.reference import Loaded
from defaulters.services import policies
from enforcement.services import calendar, catalogue, provinces, schedules


@dataclass(frozen=True)
class Seeds:
    """What the files of `seeds/` and the calendar package hold, as read."""

    courts: Sequence[Mapping[str, str]]
    holidays: Sequence[date]
    make_up: Sequence[date]
    calendar_source: str
    legal_bases: Mapping[str, Any]
    measures: Mapping[str, Any]
    measure_schedule: Mapping[str, Any]
    severity: Mapping[str, Any]
    statutory_consequences: Mapping[str, Any]
    provinces: Mapping[str, Any]


def load(*, act: Act, seeds: Seeds) -> dict[str, Loaded]:
    """Enter what is missing and correct words; what is published is never edited (`reference.changed`).

    Returns file name -> what was done with its rows (years for the calendar).
    """
    postings.require_system(act=act, code="seeds.load")
    return {
        "courts": courts.load(act=act, rows=seeds.courts),
        "calendar": calendar.load(
            act=act, holidays=seeds.holidays, make_up=seeds.make_up, source=seeds.calendar_source
        ),
        "severity": policies.publish(act=act, content=seeds.severity),
        "legal_bases": catalogue.load_bases(act=act, entries=seeds.legal_bases["legal_bases"]),
        "measures": catalogue.load_measures(act=act, entries=seeds.measures["measures"]),
        "measure_schedule": schedules.publish(act=act, content=seeds.measure_schedule),
        "statutory_consequences": catalogue.load_consequences(act=act, content=seeds.statutory_consequences),
        "provinces": provinces.load(act=act, entries=seeds.provinces["provinces"]),
    }
