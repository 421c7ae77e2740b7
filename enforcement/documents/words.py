"""Days, provisions and items in the words of a paper, in the language that is active."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from enforcement.models import Measure
from enforcement.services.numbers import chinese

_DIGITS: Final = "〇一二三四五六七八九"


def written(day: date | None) -> str:
    """A day as papers write it: 二〇二六年五月十二日; in English 12 May 2026."""
    if day is None:
        return ""
    if not (translation.get_language() or "").startswith("zh"):
        return date_format(day, "j F Y")
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


def measures(codes: Iterable[str]) -> dict[str, str]:
    """Each measure's code with its name and its item of the rules."""
    rows = Measure.objects.filter(code__in=set(codes))
    return {row.code: _("%(name)s（%(item)s）") % {"name": row.name, "item": row.item} for row in rows}


def articles(codes: Iterable[str]) -> list[str]:
    """The provisions that carry these measures: each document once, with its articles in their order."""
    rows = Measure.objects.filter(code__in=set(codes)).prefetch_related("bases")
    named = {basis.code: basis for row in rows for basis in row.bases.all()}
    found: dict[str, list[str]] = {}
    for code in sorted(named):
        found.setdefault(named[code].document, []).append(named[code].article)
    return [f"{document} {_('、').join(each)}" for document, each in found.items()]
