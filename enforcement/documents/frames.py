"""The data of a paper around its words: number, code, day; once in Chinese, once for the English rendering."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.utils import translation

from courts.models import Case, Subject
from courts.selectors.subjects import display_name, masked_number
from enforcement.documents import codes, words

LANGUAGES: Final = {"zh": "zh-hans", "en": "en"}


def framed(
    *, number: str, digest: str, code: str, day: date, in_words: Callable[[], dict[str, Any]]
) -> dict[str, Any]:
    """All that the template of a paper needs; `in_words` is asked in each language."""
    data: dict[str, Any] = {
        "number": number,
        "digest": digest,
        "day": [day.year, day.month, day.day],
        **codes.checked_by(code),
    }
    for short, language in LANGUAGES.items():
        with translation.override(language):
            data[short] = _cleaned(in_words())
    return data


def headed(case: Case, subject: Subject, issued_on: date) -> dict[str, Any]:
    """What every paper says of its court, case and addressee; a paper of another kind puts its own in place of it."""
    return {
        "court": case.court.name,
        "case": case.number,
        "basis": f"{case.judgment.maker} {case.judgment.number}",
        "to": display_name(subject),
        "name": display_name(subject),
        "masked": masked_number(subject),
        "is_unit": subject.kind == Subject.Kind.UNIT,
        "issued": words.signed_on(issued_on),
        "concerns": "",
        "people": [],
        "telephone": case.court.telephone,
    }


def _cleaned(value: Any) -> Any:
    """The same without control characters, which no font has."""
    if isinstance(value, str):
        return "".join(
            " " if c in "\n\t" else c for c in value if c in "\n\t" or unicodedata.category(c) != "Cc"
        )
    if isinstance(value, dict):
        return {name: _cleaned(each) for name, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list) else value
