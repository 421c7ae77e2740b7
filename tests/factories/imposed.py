"""Restrictions and legal bases as the pure rules of enforcement take them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.reach import Imposed, Item

ARTICLE_1 = LegalBasis("consumption_1_1", "judicial_interpretation", date(2015, 7, 22))
ARTICLE_3 = LegalBasis("consumption_3_1", "judicial_interpretation", date(2015, 7, 22))


def restriction(
    number: int,
    judgment: int,
    measures: Iterable[str],
    *,
    bases: tuple[LegalBasis, ...] = (ARTICLE_3,),
    **given: Any,
) -> Imposed:
    """An active restriction from 2026-09-01 that has no end; `given` replaces any field."""
    fields: dict[str, Any] = {
        "restriction_id": number,
        "judgment_id": judgment,
        "obligation_id": judgment,
        "decision": f"（2026）京0105执{number}号",
        "court": "北京市朝阳区人民法院",
        "basis": "art1_1",
        "legal_basis": ARTICLE_1,
        "items": frozenset(Item(code, bases) for code in measures),
        "schedule_version": "2024.1",
        "policy_version": "2024.1",
        "from_day": date(2026, 9, 1),
        "state": "active",
    }
    return Imposed(**fields | given)
