"""What must hold when the storm is over and everything runs again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from courts.models import LedgerHead, Performance
from courts.selectors import ledger
from enforcement.models import Change, Check, Mark, Snapshot
from enforcement.rules import receipts
from enforcement.selectors import duties
from tests.faults.storm.streams import Asked, Debtor, Reader

_STUCK = """
    SELECT count(*) FROM pg_stat_activity
    WHERE state LIKE 'idle in transaction%%' OR wait_event_type = 'Lock'
"""


def changes_are_read(reader: Reader) -> None:
    """Each change once, in the order of the feed, at or below the agency's `read` mark."""
    written = list(Change.objects.order_by("entry").values_list("entry", flat=True))
    assert reader.positions == written, (reader.code, set(written) ^ set(reader.positions))
    marks = Mark.objects.filter(agency__code=reader.code, kind=Mark.Kind.READ)
    assert marks.aggregate(last=Max("position"))["last"] == LedgerHead.objects.get().position


def answers_are_logged(asked: Asked) -> int:
    """No answer lacks its row; gives how many rows are of answers that were lost on their way."""
    given = {receipts.read(receipt)[0] for receipt in asked.receipts}
    assert len(given) == len(asked.receipts)
    kept = set(Check.objects.values_list("receipt", flat=True))
    assert given <= kept
    assert asked.wrong == []
    return len(kept - given)


def credits_are_booked_once(debtors: Sequence[Debtor]) -> None:
    """One performance, confirmed, and one stay for each who has paid."""
    paid = sorted(f"storm-{one.number}" for one in debtors)
    rows = Performance.objects.filter(state=Performance.State.CONFIRMED)
    assert sorted(rows.values_list("reference", flat=True)) == paid
    assert Change.objects.filter(kind=Change.Kind.STAYED).count() == len(debtors)


def nothing_is_stuck() -> bool:
    """No duty waits, no snapshot is owed, no lock is waited for."""
    with connection.cursor() as cursor:
        cursor.execute(_STUCK)
        (stuck,) = cursor.fetchone()
    return not (stuck or duties.waiting(timezone.now()) or Snapshot.objects.filter(built_at=None).exists())


def ledger_faults() -> list[ledger.Fault]:
    """Where the chain is broken or a row is not as it says; the same before and after."""
    return [*ledger.chain_faults(), *ledger.state_faults()]
