"""Whether anything changed: a digest of all rows but the ledger's, and where the ledger stands."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.apps import apps
from django.db import connection

from courts.models import LedgerHead

APPS: Final = ("courts", "defaulters", "enforcement")
# A refusal is kept in the ledger; the calendar is long, and its one act is asked for by itself.
_APART: Final = frozenset({"courts_ledgerentry", "courts_ledgerhead", "courts_calendarday"})


def fingerprint() -> dict[str, str]:
    """Table -> a digest of all its rows."""
    with connection.cursor() as cursor:
        cursor.execute(_statement())
        return dict(cursor.fetchall())


def position() -> int:
    """Where the ledger stands."""
    return LedgerHead.objects.get().position


@cache
def _statement() -> str:
    models = [
        model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    tables = sorted({model._meta.db_table for model in models} - _APART)
    return " UNION ALL ".join(
        f"SELECT '{table}', md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {table} t" for table in tables
    )
