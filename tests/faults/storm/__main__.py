"""`python -m tests.faults.storm FOLDER`: see the package."""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

from tests.faults.storm.caller import Caller, until
from tests.faults.storm.servers import Servers

DEBTORS = 100
CALM = 60.0  # seconds in which all must be well again
VICTIMS = ("worker", "web", "broker", "postgres")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.storm")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=30.0)
    given = parser.parse_args()
    servers = Servers(given.folder)
    try:
        servers.prepare()
        play(servers, Random(given.seed), given.seconds)
    finally:
        servers.stop()


def play(servers: Servers, chance: Random, seconds: float) -> None:
    """Django is set up when its database is there, so what uses it is imported here."""
    import django

    django.setup()
    from django.db import connection

    from config.celery import app
    from tests.faults.storm import cast, outcome, streams

    debtors, credentials = cast.enter(DEBTORS)
    before = outcome.ledger_faults()  # the orders of the cast are rows without an act
    for name in ("web", "worker"):
        servers.start(name)
    callers = {name: Caller(servers.port, *credential) for name, credential in credentials.items()}
    asked, today = streams.Asked(), cast.today()
    readers = [streams.Reader(callers[code], code) for code in ("airline", "railway")]
    paying = iter(debtors)
    ways: list[Callable[[], object]] = [
        lambda: streams.credit(callers["bank"], next(paying), today) if debtors[-1].begun is False else None,
        *(
            partial(streams.check, callers[f"counter-{n}"], debtors, Random(chance.random()), asked)
            for n in (1, 2)
        ),
        *(reader.read_on for reader in readers),
        lambda: callers["snapshots"].once("GET", "/api/v1/snapshot"),
    ]
    with streams.running(ways, pause=seconds / DEBTORS / 2) as failures:
        with streams.running([partial(streams.send_jobs, app)], pause=streams.TICK):
            killed = storm(servers, chance, seconds)
            connection.close()  # this process's own was cut off as well
            until(lambda: bool(failures) or debtors[-1].freed, CALM, "the last credit")
            until(outcome.nothing_is_stuck, CALM, "what is due")
        if failures:
            raise failures[0]
    for reader in readers:
        while reader.read_on():
            pass
        outcome.changes_are_read(reader)
    lost = outcome.answers_are_logged(asked)
    outcome.credits_are_booked_once(debtors)
    assert outcome.ledger_faults() == before
    unanswered = sum(caller.unanswered for caller in callers.values())
    print(
        f"killed: {dict(killed)}; {len(debtors)} credits, {len(asked.receipts)} checks answered, {lost} more kept"
    )
    print(
        f"{unanswered} calls without an answer; each agency has read {len(readers[0].positions)} changes in order"
    )


def storm(servers: Servers, chance: Random, seconds: float) -> Counter[str]:
    """Kill one after the other at random moments, each at least once, and start it again."""
    killed: Counter[str] = Counter()
    until_then = time.monotonic() + seconds
    while time.monotonic() < until_then or len(killed) < len(VICTIMS):
        time.sleep(chance.uniform(0.3, 2.0))
        victim = chance.choice(
            [name for name in VICTIMS if killed[name] == min(killed[one] for one in VICTIMS)]
        )
        servers.kill(victim)
        time.sleep(chance.uniform(0, 0.5))
        servers.start(victim)
        killed[victim] += 1
    return killed


if __name__ == "__main__":
    main()
