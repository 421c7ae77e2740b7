"""Warnings before a listing, as long as they are kept. Nothing but the letter's two readers looks here."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from defaulters.models import PriorWarning
from defaulters.rules.warnings import KEPT


def kept(day: date) -> QuerySet[PriorWarning]:
    """Those of which anybody may still know on `day`, whether or not the others' rows are gone already."""
    return PriorWarning.objects.filter(avoid_by__gt=day - KEPT)


def to_erase(day: date) -> QuerySet[PriorWarning]:
    """All others, which are to be gone on `day`."""
    return PriorWarning.objects.filter(avoid_by__lte=day - KEPT)
