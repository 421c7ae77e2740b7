"""What nearly every test begins with: played by the services once in a process, then laid down as the rows it left.

The services take a tenth of a second for a court with its people and the catalogue, the rows a hundredth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction


@dataclass(frozen=True)
class _Rows:
    """Of each table that the beginning changes: how many rows were there before, and all rows after, as JSON."""

    before: dict[str, int]
    after: dict[str, str]

    def stand_at_the_beginning(self) -> bool:
        """Nothing else has been put into these tables."""
        counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in self.before)
        return _answer(f"SELECT ARRAY[{counts}]") == list(self.before.values())

    def lay(self) -> None:
        """Put the rows there. They have obeyed the laws once; the triggers would do their work twice."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table, rows in self.after.items():
                cursor.execute(f"DELETE FROM {table}")
                cursor.execute(
                    f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s)", [rows]
                )
            cursor.execute("SET LOCAL session_replication_role = origin")


class Kept:
    """A beginning. `play` finds the tables as the migrations leave them."""

    def __init__(self, play: Callable[[], None]) -> None:
        self.play = play
        self.rows: _Rows | None = None

    def lay(self) -> None:
        """Play it, or put what it left; a table that somebody has written to already is played on."""
        if self.rows is None:
            before = _contents()
            self.play()
            self.rows = _changed(before, _contents())
        elif self.rows.stand_at_the_beginning():
            self.rows.lay()
        else:
            self.play()


def _changed(before: dict[str, tuple[int, str]], after: dict[str, tuple[int, str]]) -> _Rows:
    tables = [table for table in after if after[table] != before[table]]
    return _Rows({table: before[table][0] for table in tables}, {table: after[table][1] for table in tables})


def _contents() -> dict[str, tuple[int, str]]:
    """Of each table the number of its rows, and the rows."""
    select = "SELECT ARRAY[count(*)::text, coalesce(json_agg(t), '[]')::text] FROM {} t"
    found = {table: _answer(select.format(table)) for table in connection.introspection.table_names()}
    return {table: (int(count), rows) for table, (count, rows) in found.items()}


def _answer(statement: str) -> list[Any]:
    """The one array that a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        (answer,) = cursor.fetchone()
    return list(answer)
