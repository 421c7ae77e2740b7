"""Rows in batches: one act for all, and fewer and fewer where the database refuses, until the row at fault is alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Final, TypeAlias

from django.db import DataError, IntegrityError, OperationalError

from courts.services.acts import Act
from enforcement.models import PartnerAgency
from enforcement.rules.codes import Code
from enforcement.rules.exchange import ImportRow, RowRefused
from enforcement.rules.intake import Courts
from enforcement.selectors.intake import Outcome
from enforcement.services import imports

ATTEMPTS: Final = 3

Take: TypeAlias = Callable[[Sequence[ImportRow]], Iterator[Outcome]]
Open: TypeAlias = Callable[[], AbstractContextManager[Act]]


def writing(courts: Courts, opening: Open, agency: PartnerAgency | None = None) -> Take:
    """Writes each batch in one act that `opening` opens, and halves a batch that the database refuses.

    `agency`: the case system that sends the rows, None for a file.
    """

    def take(rows: Sequence[ImportRow]) -> Iterator[Outcome]:
        if not rows:
            return
        try:
            yield one_act(rows)
        except (DataError, IntegrityError):
            if len(rows) == 1:
                yield Outcome([], 0, 0, [RowRefused(rows[0].line, "", Code.ROW_NOT_STORABLE)])
                return
            middle = len(rows) // 2
            yield from take(rows[:middle])
            yield from take(rows[middle:])

    def one_act(rows: Sequence[ImportRow], attempts: int = ATTEMPTS) -> Outcome:
        """One act; after a deadlock it is tried again, since no row is at fault."""
        try:
            with opening() as act:
                return imports.take(act=act, rows=rows, courts=courts, agency=agency)
        except OperationalError:
            if attempts == 1:
                raise
        return one_act(rows, attempts - 1)

    return take
