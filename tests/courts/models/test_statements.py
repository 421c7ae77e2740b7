"""Statements over libpq: work beside them, lists in the binary form, connections that were lost."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, transaction

from courts.models.statements import Binary, Statement, uuids

pytestmark = pytest.mark.django_db(transaction=True)

ECHO = Statement("SELECT $1::text")
COUNTED = Statement("SELECT count(*), min(each::text), max(each::text) FROM unnest($1::uuid[]) AS each")
# Beyond what a socket holds, so that sending and reading go to and fro.
MANY = 60_000


def test_work_is_done_beside_the_statement_and_its_rows_come_all_the_same() -> None:
    done: list[str] = []
    assert ECHO.rows_while(lambda: done.append("work"), "履约") == [("履约".encode(),)]
    assert done == ["work"]


def test_uuids_go_in_their_own_form_however_many() -> None:
    values = [uuid4() for _ in range(MANY)]
    expected = (str(MANY).encode(), str(min(values)).encode(), str(max(values)).encode())
    given = uuids([value.bytes for value in values])
    assert COUNTED.rows(given) == COUNTED.rows_while(bool, given) == [expected]
    assert COUNTED.rows(uuids([])) == [(b"0", None, None)]
    one = Statement("SELECT $1::uuid")
    assert one.rows(Binary(values[0].bytes)) == [(str(values[0]).encode(),)]


def test_large_answers_are_read_whole() -> None:
    rows = Statement("SELECT repeat('x', 1000) FROM generate_series(1, $1::int)").rows_while(bool, "2000")
    assert (len(rows), {len(text or b"") for (text,) in rows}) == (2000, {1000})


def test_when_the_work_fails_the_connection_is_as_before() -> None:
    def fail() -> None:
        raise KeyError("work")

    with pytest.raises(KeyError):
        ECHO.rows_while(fail, "1")
    assert ECHO.rows("2") == [(b"2",)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 3")
        assert cursor.fetchone() == (3,)


def test_what_the_database_refuses_is_raised_and_the_next_goes_on() -> None:
    divide = Statement("SELECT 1 / $1::int")
    for run in (divide.rows, lambda given: divide.rows_while(bool, given)):
        with pytest.raises(psycopg.errors.DivisionByZero):
            run("0")
    assert divide.rows_while(bool, "1") == [(b"1",)]


def test_within_a_transaction_it_belongs_to_it() -> None:
    added = Statement(
        "INSERT INTO courts_ledgerhead SELECT * FROM courts_ledgerhead WHERE $1 = '' RETURNING id"
    )
    with transaction.atomic():
        assert added.rows_while(bool, "nobody") == []
        assert connection.connection.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS


@pytest.mark.parametrize("beside", [False, True])
def test_a_connection_that_was_lost_is_made_anew_but_not_within_a_transaction(beside: bool) -> None:
    done: list[int] = []
    run = (lambda: ECHO.rows_while(lambda: done.append(1), "1")) if beside else (lambda: ECHO.rows("1"))
    run()
    _end_my_connection()
    assert run() == [(b"1",)]
    with pytest.raises(psycopg.OperationalError):
        _lose_it_between(run)
    connection.close()
    assert run() == [(b"1",)]


@transaction.atomic
def _lose_it_between(run: Callable[[], object]) -> None:
    run()
    _end_my_connection()
    run()


def _end_my_connection() -> None:
    pid = connection.connection.info.backend_pid
    parameters = connection.get_connection_params()
    at = {name: parameters[name] for name in ("host", "user", "dbname")}
    with psycopg.connect(**at, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
