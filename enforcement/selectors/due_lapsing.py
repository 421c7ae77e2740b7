"""The rows of the queue for restrictions that lose a legal basis within 30 days."""

from __future__ import annotations

from collections.abc import Iterator

from enforcement.selectors import lapsing
from enforcement.selectors.due import MOST, Asked, Clock, Task


def lapses(asked: Asked) -> Iterator[Task]:
    """Restrictions whose provision, or the last provision of one of whose items, lapses within 30 days."""
    for one in lapsing.within(asked.cases, asked.day)[:MOST]:
        row = one.restriction
        yield Task(
            kind="basis_lapses",
            case=row.case,
            row_id=row.pk,
            subject_id=row.subject_id,
            clock=Clock(one.last, article=str(row.legal_basis) if one.whole else ""),
        )
