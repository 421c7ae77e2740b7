"""The reference data of `seeds/`, the catalogue by the services that load it in earnest."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings

from courts.services import acts
from defaulters.models import SeverityPolicy
from enforcement.services import catalogue, provinces, schedules

LOADED_AT = datetime(2026, 1, 5, 1, tzinfo=UTC)


def seed(name: str) -> Any:
    """What a file of `seeds/` holds."""
    return json.loads((settings.BASE_DIR / "seeds" / name).read_text(encoding="utf-8"))


def load() -> None:
    """Legal bases, measures, schedule, the provinces' policies and the severity policy.

    The last comes as a row: its publication tries every law of severity, which takes two seconds.
    """
    content = seed("severity.json")
    SeverityPolicy.objects.create(
        version=content["version"],
        content=content,
        valid_from=date.fromisoformat(content["valid_from"]),
        published_at=LOADED_AT,
    )
    with acts.begin(actor=acts.system("seeds"), now=LOADED_AT) as act:
        catalogue.load_bases(act=act, entries=seed("legal_bases.json")["legal_bases"])
        catalogue.load_measures(act=act, entries=seed("measures.json")["measures"])
        schedules.publish(act=act, content=seed("measure_schedule.json"))
        provinces.load(act=act, entries=seed("provinces.json")["provinces"])
