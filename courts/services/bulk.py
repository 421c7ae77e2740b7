"""Writing many rows of one table by COPY: a fifth of what an INSERT of the same rows costs."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, cast

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from psycopg import sql

_json = DjangoJSONEncoder(ensure_ascii=False).encode


def copy(rows: Sequence[models.Model]) -> None:
    """Insert `rows`, all of one model, and give each its pk; inside an act, like any other writing.

    Triggers, constraints and foreign keys hold as for an INSERT. Values must be what the columns take; no
    field is prepared but JSON. Raises what the database refuses as Django's own errors.
    """
    if not rows:
        return
    meta: Any = rows[0]._meta
    if rows[0].pk is None:
        for row, pk in zip(rows, _reserve(meta, len(rows)), strict=True):
            row.pk = pk
    fields = meta.concrete_fields
    columns = sql.SQL(", ").join([sql.Identifier(field.column) for field in fields])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(meta.db_table), columns)
    values = attrgetter(*(field.attname for field in fields))
    texts = [at for at, field in enumerate(fields) if isinstance(field, models.JSONField)]
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(statement) as target:
        for row in rows:
            target.write_row(_with_json(values(row), texts))


def _with_json(values: tuple[Any, ...], texts: Sequence[int]) -> Sequence[Any]:
    if not texts:
        return values
    prepared = list(values)
    for at in texts:
        if prepared[at] is not None:
            prepared[at] = _json(prepared[at])
    return prepared


def _reserve(meta: Any, count: int) -> list[int]:
    """The next ids of the table's own sequence, which is looked up once, not for each of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{meta.db_table}"', meta.pk.column])
        sequence = cursor.fetchone()
        cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [*(sequence or ()), count])
        return [cast("int", row[0]) for row in cursor.fetchall()]
