"""The feed under slow acts: whoever follows the positions misses no change that committed late."""

from __future__ import annotations

import threading
import time
from decimal import Decimal

import pytest
from django.db import connection

from courts.models import LedgerEntry, LedgerHead
from courts.services import acts
from enforcement.management.demo import moves
from enforcement.models import Change
from enforcement.services import performances
from tests.concurrency.conftest import Race
from tests.factories import cases

pytestmark = pytest.mark.django_db(transaction=True)

NAMES = ("闻人舟", "百里安", "澹台静", "公孙宁")


class Reader(threading.Thread):
    """Asks for what comes after the last position it has seen, again and again, as a partner does."""

    def __init__(self) -> None:
        super().__init__()
        self.after = LedgerHead.objects.get().position
        self.seen: list[int] = []
        self.enough = threading.Event()

    def run(self) -> None:
        while not self.enough.is_set():
            self._read()
        self._read()
        connection.close()

    def _read(self) -> None:
        new = list(Change.objects.filter(pk__gt=self.after).order_by("pk").values_list("pk", flat=True))
        self.seen += new
        self.after = max(new, default=self.after)


def test_a_reader_misses_no_change_of_acts_that_commit_out_of_order(world: cases.World, race: Race) -> None:
    listings = [cases.listed_debtor(world, 50_000 + 1_000 * i, name=name) for i, name in enumerate(NAMES)]
    world.on(cases.LISTED)
    payments = [moves.paid(world, row.case, Decimal(60_000)) for row in listings]
    before = LedgerHead.objects.get().position

    def slow(index: int) -> None:
        with acts.begin(actor=world.people["judge"], now=world.now) as act:
            performances.confirm(act=act, performance_id=payments[index].pk)
            time.sleep(0.3 * (len(payments) - index))  # the first to begin is the last to commit

    reader = Reader()
    reader.start()
    race.run(**{f"act{index}": lambda index=index: slow(index) for index in range(len(payments))})
    reader.enough.set()
    reader.join(30)
    committed = list(Change.objects.filter(pk__gt=before).order_by("pk").values_list("pk", flat=True))
    assert len(committed) == len(NAMES)
    assert reader.seen == committed
    positions = list(LedgerEntry.objects.order_by("pk").values_list("pk", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    cases.assert_sound()
