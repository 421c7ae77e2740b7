"""Whether anything changed: a digest of all rows but the ledger's, and where the ledger stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from django.apps import apps
from django.db import connection

from courts.models import LedgerHead

APPS: Final = ("courts", "defaulters", "enforcement")
# A refusal is kept in the ledger; the calendar is long, and its one act is asked for by itself.
_APART: Final = frozenset({"courts_ledgerentry", "courts_ledgerhead", "courts_calendarday"})
# How often rows were written, undone attempts included: what did not move since was not touched at all.
_WRITTEN: Final = """
    SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
        + pg_stat_get_xact_tuples_deleted(oid) FROM pg_class WHERE oid = ANY (%s::regclass[])"""


def fingerprint() -> dict[str, str]:
    """Table -> a digest of all its rows."""
    return _digests(_tables())


def position() -> int:
    """Where the ledger stands."""
    return LedgerHead.objects.get().position


@dataclass
class Standing:
    """The same digests within one transaction, made anew only of the tables that were written to meanwhile.

    A rollback writes nothing: use it either inside or outside of the savepoint that is rolled back.
    """

    digests: dict[str, str] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)

    def fingerprint(self) -> dict[str, str]:
        """Table -> a digest of all its rows."""
        written = _written()
        moved = [table for table, number in written.items() if number != self.written.get(table)]
        self.digests |= _digests(moved)
        self.written = written
        return dict(self.digests)


def _written() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN, [list(_tables())])
        return dict(cursor.fetchall())


def _digests(tables: Iterable[str]) -> dict[str, str]:
    statements = [
        f"SELECT '{table}', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t" for table in tables
    ]
    if not statements:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(statements))
        return dict(cursor.fetchall())


@cache
def _tables() -> tuple[str, ...]:
    models = [
        model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    return tuple(sorted({model._meta.db_table for model in models} - _APART))
