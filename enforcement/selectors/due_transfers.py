"""The rows behind the queue of the court that is to file an entrusted case."""

from __future__ import annotations

from collections.abc import Iterator

from courts.models import Transfer
from enforcement.selectors.desk import courts_where, visible_cases
from enforcement.selectors.due import MOST, Asked, Task
from enforcement.selectors.due_rulings import clock


def to_file(asked: Asked) -> Iterator[Task]:
    """Files that were sent and not filed: due from the receiving court, whose case it is not yet."""
    rows = Transfer.objects.filter(state=Transfer.State.PROPOSED).select_related("case__court")
    if asked.user is None:
        rows = rows.filter(case__in=asked.cases)
    else:
        mine = courts_where(asked.user, "transfers.accept", asked.day)
        rows = rows.filter(to_court__in=mine, case__in=visible_cases(asked.user, asked.day))
    for row in rows[:MOST]:
        due = clock("case.file_entrusted", row.proposed_on, asked)
        yield Task(kind="file_entrusted", case=row.case, row_id=row.pk, clock=due, about=row.case.number)
