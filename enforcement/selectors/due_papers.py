"""The rows behind the queue for papers that the press could not set."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from courts.models import Document
from enforcement.models import PrintFault
from enforcement.selectors.due import MOST, Asked, Task


def unprintable(asked: Asked) -> Iterator[Task]:
    """Papers of which no PDF is kept because of a fault, with the character that the font lacks."""
    rows = PrintFault.objects.filter(
        Q(document__case__in=asked.cases, document__rendition=None)
        | Q(warning__case__in=asked.cases, warning__rendition=None)
    )
    rows = rows.select_related("document__case__court", "warning__case__court")
    for row in rows.order_by("pk")[:MOST]:
        yield Task(
            kind="unprintable",
            case=row.paper.case,
            row_id=row.pk,
            subject_id=row.paper.subject_id,
            about=f"{_named(row)} {_shown(row.characters)}".strip(),
        )


def _named(row: PrintFault) -> str:
    if isinstance(row.paper, Document):
        return f"{row.paper.get_kind_display()} {row.paper.number}"
    return str(row.paper._meta.verbose_name)


def _shown(characters: str) -> str:
    """Each code point behind the character itself: 😀 U+1F600."""
    points = characters.split()
    return " ".join(f"{chr(int(point.removeprefix('U+'), 16))} {point}" for point in points)
