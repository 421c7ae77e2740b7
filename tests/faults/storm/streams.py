"""What goes on during the storm, each stream in a thread of its own."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from celery import Celery
from kombu.exceptions import OperationalError

from tests.faults.storm.caller import Caller, Unanswered

TICK = 0.5  # seconds; what beat does every minute
JOBS = ("build_snapshots", "remove_due", "end_by_time", "publish_due")
MOST_ASKED = 5


@dataclass
class Debtor:
    """Somebody who is restricted and will pay: `begun` when the credit was first sent, `freed` when answered."""

    number: str
    name: str
    case_number: str
    begun: bool = False
    freed: bool = False


@dataclass
class Reader:
    """What an agency has read: the positions in the order in which they came, and the cursor behind them."""

    caller: Caller
    code: str
    cursor: str = ""
    positions: list[int] = field(default_factory=list)

    def read_on(self) -> bool:
        """One page, acknowledged; whether there is more."""
        query = {"after": self.cursor} if self.cursor else {}
        page = self.caller.once("GET", "/api/v1/changes?" + urlencode(query))
        self.cursor = page["next"]
        self.positions += [change["position"] for change in page["changes"]]
        read = page["changes"][-1]["position"] if page["more"] else page["head"]["position"]
        self.caller.once("POST", "/api/v1/acknowledgements", {"position": read})
        return bool(page["more"])


@dataclass
class Asked:
    """What checks brought: the receipts of all answers, and the answers that were wrong when they were given."""

    receipts: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def credit(bank: Caller, debtor: Debtor, today: str) -> None:
    """The debtor pays; sent again under the same reference until it is answered, it is booked once."""
    body = {
        "case_number": debtor.case_number, "amount": "4000.00", "value_date": today,
        "reference": f"storm-{debtor.number}",
    }  # fmt: skip
    debtor.begun = True
    booked = bank.until_answered("POST", "/api/v1/court/performances", body)
    assert booked["released"], booked
    debtor.freed = True


def check(caller: Caller, debtors: Sequence[Debtor], chance: Random, asked: Asked) -> None:
    """A check about some of them. Who was free before it must be clear; who had not begun to pay, restricted."""
    people = chance.sample(debtors, chance.randint(1, MOST_ASKED))
    free = [one.freed for one in people]
    subjects = [{"id_type": "citizen_id", "id_number": one.number, "name": one.name} for one in people]
    body = {"measure": "air", "purpose": "sale", "user_reference": "storm", "subjects": subjects}
    answer = caller.once("POST", "/api/v1/checks", body)
    asked.receipts.append(answer["receipt"])
    for one, was_free, reply in zip(people, free, answer["answers"], strict=True):
        if (was_free and reply["verdict"] != "clear") or (not one.begun and reply["verdict"] != "restricted"):
            asked.wrong.append(f"{one.case_number}: {reply['verdict']}")


def send_jobs(app: Celery) -> None:
    """As beat does: what cannot be sent now is sent at the next tick."""
    for job in JOBS:
        with contextlib.suppress(OperationalError, OSError):
            app.send_task(f"enforcement.tasks.{job}", retry=False, expires=10)


@contextlib.contextmanager
def running(streams: Sequence[Callable[[], object]], pause: float) -> Iterator[list[BaseException]]:
    """Each again and again in a thread of its own until the block ends; gives what went wrong in them.

    An `Unanswered` is what a storm is made of; the stream goes on.
    """
    over, failures = threading.Event(), list[BaseException]()

    def go(stream: Callable[[], object]) -> None:
        while not over.is_set():
            try:
                stream()
            except Unanswered:
                pass
            except BaseException as failure:
                failures.append(failure)
                return
            time.sleep(pause)

    threads = [threading.Thread(target=go, args=(stream,), daemon=True) for stream in streams]
    for thread in threads:
        thread.start()
    try:
        yield failures
    finally:
        over.set()
        for thread in threads:
            thread.join(60)
