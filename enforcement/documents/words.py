"""Days, provisions and items in the words of a paper, in the language that is active."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courts.models import Case
from enforcement.models import Measure
from enforcement.services.numbers import chinese

_DIGITS: Final = "〇一二三四五六七八九"


def _in_chinese() -> bool:
    return (translation.get_language() or "").startswith("zh")


def dated(day: date | None) -> str:
    """A day within the text: 2026年5月12日; in English 12 May 2026."""
    if day is None:
        return ""
    return date_format(day, "DATE_FORMAT" if _in_chinese() else "j F Y")


def signed_on(day: date) -> str:
    """The day under the text, which papers write out: 二〇二六年五月十二日; in English 12 May 2026."""
    if not _in_chinese():
        return dated(day)
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


def in_charge(case: Case) -> list[list[str]]:
    """The judge of the case, who answers for a paper that nobody else signs; with the label."""
    return [[_("承办法官"), str(case.judge)]] if case.judge else []


def item(number: int) -> str:
    """The number of an item of an article."""
    return chinese(number) if _in_chinese() else str(number)


def measure(row: Measure) -> str:
    """A measure with its item of 2015 rules art.3(1): 乘坐飞机（第一项）."""
    number = int(row.item.removeprefix("H"))
    return _("%(name)s（第%(item)s项）") % {"name": row.name, "item": item(number)}


def measures(codes: Iterable[str]) -> dict[str, str]:
    """Each measure's code with its name and its item, in the order of the rules."""
    return {row.code: measure(row) for row in Measure.objects.filter(code__in=set(codes))}


def articles(codes: Iterable[str]) -> list[str]:
    """The provisions that carry these measures: each document once, with its articles in their order."""
    rows = Measure.objects.filter(code__in=set(codes)).prefetch_related("bases")
    named = {basis.code: basis for row in rows for basis in row.bases.all()}
    found: dict[str, list[str]] = {}
    for code in sorted(named):
        found.setdefault(named[code].document, []).append(named[code].article)
    return [
        _("《%(document)s》%(articles)s") % {"document": document, "articles": _("、").join(each)}
        for document, each in found.items()
    ]
