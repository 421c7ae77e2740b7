"""What the papers say that go to agencies: the notice to assist and the notice to stop. Never a debt or a judgment."""

from __future__ import annotations

from datetime import date
from typing import Any

from courts.models import Document, Subject
from courts.models.secrets import decrypt
from enforcement.documents import words
from enforcement.models import Measure, PartnerAgency


def assist(document: Document) -> dict[str, Any]:
    """Whom the order restricts, by full number; what the agency refuses, from when, until when."""
    content = document.content
    until = content["until_day"]
    return _addressed(document) | {
        "refuse": [_refused(row) for row in Measure.objects.filter(code__in=content["items"])],
        "from": words.dated(date.fromisoformat(content["from_day"])),
        "until": words.dated(date.fromisoformat(until)) if until else "",
        "articles": words.articles(content["items"]),
        "memoranda": content["memoranda"],
    }


def assist_end(document: Document) -> dict[str, Any]:
    """Which notice is over, since when, and whether it was void from the start."""
    content = document.content
    notice = Document.objects.get(pk=content["notice"])
    names = words.measures(content["items"])
    return _addressed(document) | {
        "concerns": notice.number,
        "noticed": words.dated(notice.issued_on),
        "ended": words.dated(date.fromisoformat(content["ended_on"])),
        "void": content["void"],
        "refuse": [[names.get(code, code), "", ""] for code in content["items"]],
    }


def _addressed(document: Document) -> dict[str, Any]:
    case = document.case
    return {
        "to": PartnerAgency.objects.get(pk=document.content["agency"]).name,
        "masked": "",
        "basis": "",
        "case": "" if case.judgment.sealed else case.number,
        "numbers": _numbers(document.subject),
        "people": words.in_charge(case),
    }


def _numbers(subject: Subject) -> list[str]:
    """Every live number in full: the agency compares numbers, never names alone."""
    rows = subject.documents.filter(ended_on=None).order_by("pk")
    return [f"{row.get_id_type_display()} {decrypt(row.number)}" for row in rows]


def _refused(measure: Measure) -> list[str]:
    return [words.measure(measure), measure.meaning, measure.excludes]
