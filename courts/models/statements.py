"""Statements that PostgreSQL keeps prepared, spoken over libpq: for the path of checks, and only there.

An ORM query takes ten times as long as this, a cursor three times; neither matters where a person waits for a
page, and both do where an airline asks thousands of times a second. Parameters and results are text, but for `Binary`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from hashlib import sha256
from select import POLLIN, POLLOUT, poll
from struct import pack
from typing import Final
from weakref import WeakKeyDictionary

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import pq

Row = tuple[bytes | None, ...]

_UUID: Final = psycopg.postgres.types["uuid"].oid
_SIXTEEN: Final = pack("!i", 16)
_PREPARED: Final[WeakKeyDictionary[psycopg.Connection, set[bytes]]] = WeakKeyDictionary()
_DONE: Final = (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK)


class Binary(bytes):
    """A parameter in PostgreSQL's own binary form."""


def uuids(values: Collection[bytes]) -> Binary:
    """An array of UUIDs, each of 16 bytes: as text it takes PostgreSQL twice as long to read as to look up."""
    head = pack("!5i", 1, 0, _UUID, len(values), 1)  # dimensions, no NULL, type, length, first index
    return Binary(head + b"".join([_SIXTEEN + value for value in values]))


class Statement:
    """One statement with `$1`, `$2` for its parameters."""

    def __init__(self, sql: str) -> None:
        self._sql = sql.encode()
        self._name = b"luyue_" + sha256(self._sql).hexdigest()[:16].encode()

    def rows(self, *parameters: str | bytes | Binary) -> list[Row]:
        """The rows; outside a transaction it commits by itself. Raises the errors of psycopg.

        A kept connection is not tried before each use. Where the server was restarted meanwhile, the statement
        runs once more on a new connection: one that writes must therefore be refused the second time (by a key).
        """
        return self._twice(self._rows, parameters)

    def rows_while(self, work: Callable[[], object], *parameters: str | bytes | Binary) -> list[Row]:
        """The same, and `work` is done while PostgreSQL works: it may ask nothing of it, and may be done twice."""
        return self._twice(partial(self._rows_while, work), parameters)

    def _twice(
        self,
        run: Callable[[BaseDatabaseWrapper, list[bytes]], list[Row]],
        parameters: Collection[str | bytes],
    ) -> list[Row]:
        given = [each.encode() if isinstance(each, str) else each for each in parameters]
        connection = connections[DEFAULT_DB_ALIAS]  # looked up once: it is this thread's own
        try:
            return run(connection, given)
        except psycopg.OperationalError:
            if connection.in_atomic_block or connection.is_usable():
                raise
            connection.close()
            return run(connection, given)

    def _rows(self, connection: BaseDatabaseWrapper, given: list[bytes]) -> list[Row]:
        libpq = self._ready(connection)
        return _read(_checked(libpq, libpq.exec_prepared(self._name, given, _formats(given))))

    def _rows_while(
        self, work: Callable[[], object], connection: BaseDatabaseWrapper, given: list[bytes]
    ) -> list[Row]:
        libpq = self._ready(connection)
        libpq.send_query_prepared(self._name, given, _formats(given))
        _send(libpq)
        try:
            work()
        finally:
            result = _receive(libpq)
        return _read(_checked(libpq, result))

    def _ready(self, connection: BaseDatabaseWrapper) -> pq.abc.PGconn:
        """The connection of this thread, on which the statement is prepared."""
        connection.ensure_connection()
        kept: psycopg.Connection = connection.connection
        libpq, known = kept.pgconn, _PREPARED.setdefault(kept, set())
        # psycopg begins a transaction with its first statement, which this may be.
        if not kept.autocommit and libpq.transaction_status == pq.TransactionStatus.IDLE:
            _checked(libpq, libpq.exec_(b"BEGIN"))
        if self._name not in known:
            _checked(libpq, libpq.prepare(self._name, self._sql))
            known.add(self._name)
        return libpq


def _formats(given: list[bytes]) -> list[int]:
    return [int(isinstance(each, Binary)) for each in given]


def _send(libpq: pq.abc.PGconn) -> None:
    ready = poll()
    ready.register(libpq.socket, POLLIN | POLLOUT)
    while libpq.flush():
        ready.poll()
        libpq.consume_input()


def _receive(libpq: pq.abc.PGconn) -> pq.abc.PGresult:
    """The one result. Other threads go on meanwhile, as they would not if the library waited for it."""
    ready = poll()
    ready.register(libpq.socket, POLLIN)
    found: list[pq.abc.PGresult] = []
    while True:
        while libpq.is_busy():
            ready.poll()
            libpq.consume_input()
        result = libpq.get_result()
        if result is None:
            return found[0]
        found.append(result)


def _read(result: pq.abc.PGresult) -> list[Row]:
    columns = range(result.nfields)
    return [tuple(result.get_value(row, column) for column in columns) for row in range(result.ntuples)]


def _checked(libpq: pq.abc.PGconn, result: pq.abc.PGresult) -> pq.abc.PGresult:
    if result.status in _DONE:
        return result
    if libpq.status == pq.ConnStatus.BAD:
        raise psycopg.OperationalError(result.error_message.decode(errors="replace"))
    raise psycopg.errors.error_from_result(result)
