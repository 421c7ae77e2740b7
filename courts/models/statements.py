"""One prepared statement with parameters bound by the server: for the path of checks, and only there.

An ORM query takes three times as long as this, Django's own cursor twice; neither matters where a person
waits for a page, and both do where an airline asks thousands of times a second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection


def rows(statement: str, parameters: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The rows of `statement`; outside a transaction it commits by itself.

    A kept connection is not tried before each use. Where the server was restarted meanwhile, the statement
    runs once more on a new connection: one that writes must therefore be refused the second time (by a key).
    """
    try:
        return _rows(statement, parameters)
    except psycopg.OperationalError:
        if connection.in_atomic_block or connection.is_usable():
            raise
        connection.close()
        return _rows(statement, parameters)


def _rows(statement: str, parameters: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(statement, parameters, prepare=True, binary=True)
        return cursor.fetchall() if cursor.description else []
