"""Papers as the public page checks them: which one carries a code, and which are to be set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from courts.models import Document, Rendition
from defaulters.models import PriorWarning, WarningRendition
from defaulters.selectors import warnings


@dataclass(frozen=True)
class Kept:
    """What may be said of a paper without its name and content. `sealed`: nothing but whether a file is the same."""

    court: str
    issued_on: date
    digest: str
    sha256: str
    sealed: bool


def with_code(code: str, day: date) -> Kept | None:
    """The paper that carries `code` (ten characters); a warning only as long as anybody may know of it."""
    found = Rendition.objects.filter(code=code).select_related(
        "document__case__court", "document__case__judgment"
    )
    for one in found:
        paper = one.document
        return Kept(
            paper.case.court.name, paper.issued_on, paper.digest, one.sha256, paper.case.judgment.sealed
        )
    letters = WarningRendition.objects.filter(code=code, warning__in=warnings.kept(day))
    for letter in letters.select_related("warning__case__court", "warning__case__judgment"):
        case = letter.warning.case
        return Kept(case.court.name, letter.warning.issued_on, "", letter.sha256, case.judgment.sealed)
    return None


def unset() -> QuerySet[Document]:
    """Papers that were issued and are not kept as PDF yet, the newest first: an old one may be unprintable."""
    return Document.objects.filter(rendition=None).order_by("-pk")


def unset_warnings(day: date) -> QuerySet[PriorWarning]:
    """The same of warnings that are kept on `day`."""
    return warnings.kept(day).filter(rendition=None).order_by("-pk")
