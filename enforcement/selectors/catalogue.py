"""The catalogue of measures as the rules take it: each with the provisions that carry it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache

from enforcement.models import Measure
from enforcement.rules import catalogue
from enforcement.rules.reach import Item


def items(codes: Collection[str] | None = None) -> dict[str, Item]:
    """Measure code -> the item with all its bases, in one query; of all measures if no codes are given."""
    rows = Measure.objects.filter(bases__isnull=False).order_by("code", "bases__code")
    if codes is not None:
        rows = rows.filter(code__in=codes)
    found: dict[str, list[catalogue.LegalBasis]] = {}
    columns = ("code", "bases__code", "bases__level", "bases__valid_from", "bases__valid_until")
    for measure, *basis in rows.values_list(*columns):
        found.setdefault(measure, []).append(catalogue.LegalBasis(*basis))
    return {code: Item(code, tuple(bases)) for code, bases in found.items()}


@lru_cache(maxsize=8)
def remembered(stamp: bytes | None) -> dict[str, Item]:
    """All items, remembered under the stamp of the terms, which moves with the catalogue (models/stamps.py)."""
    return items()


def in_force(day: date) -> frozenset[str]:
    """The measures that have a legal basis in force on `day`."""
    return frozenset(code for code, item in items().items() if item.basis_on(day) is not None)
