"""Rows that are read while the database still makes them."""

import pytest
from django.db import DatabaseError, transaction

from courts.models import streams

pytestmark = pytest.mark.django_db
COUNTED = "SELECT n, n::text FROM generate_series(1, %(last)s) AS n"


def stop_early() -> None:
    with transaction.atomic():
        found = streams.rows(COUNTED, {"last": 1_000_000})
        assert next(found) == (1, "1")
        found.close()
        works()


def works() -> bool:
    return list(streams.rows(COUNTED, {"last": 1})) == [(1, "1")]


@pytest.mark.parametrize("last", [0, 1, 250, 251, 1000])
def test_all_rows_come_in_their_order(last: int) -> None:
    assert list(streams.rows(COUNTED, {"last": last})) == [(n, str(n)) for n in range(1, last + 1)]


def test_who_stops_early_loses_the_transaction_and_keeps_the_connection() -> None:
    with pytest.raises(DatabaseError):
        stop_early()
    assert works()


def test_a_refusal_of_the_database_is_raised_as_the_orm_raises_it() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        list(streams.rows("SELECT 1 / (500 - n) FROM generate_series(1, %(last)s) AS n", {"last": 1000}))
    assert works()
