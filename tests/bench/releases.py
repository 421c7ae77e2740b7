"""From money that the court's case account has booked to `clear` at a counter, under a running load of checks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from multiprocessing import get_context
from statistics import quantiles

from django.utils import timezone

from courts.models import Case, Court, User
from courts.models.secrets import decrypt
from enforcement.management.demo.stage import SHANGHAI
from tests.bench import callers, load, people
from tests.bench.caller import Client
from tests.bench.checks import Asker
from tests.bench.stage import Stage
from tests.factories import cases
from tests.factories.cases import World

OWED = 86_400
CONNECTIONS = 4
SERIALS_OF_A_CASE = 20
# Between those of the register and the strangers of `people`, up to ten million: nobody is met twice.
BORN_FROM = date(1960, 1, 1)


@dataclass(frozen=True)
class Took:
    """Seconds from the answer that says the money is booked: to `clear`, and to the change in the feed."""

    clear: float
    told: float


def run(stage: Stage, wanted: int, asker: Asker) -> list[Took]:
    """Pay `wanted` cases one after the other while other counters ask without end."""
    world, known = _world(), Case.objects.count()  # a second run finds the cases of the first
    owed = [_listed(world, known + index) for index in range(wanted)]
    with stage.web() as port:
        background = get_context("fork").Process(target=_ask_on, args=(port, asker), daemon=True)
        background.start()
        try:
            return list(_pay(port, owed))
        finally:
            background.terminate()
            background.join()


def _world() -> World:
    court = Court.objects.get(code="京0105")
    people = {user.username: user for user in User.objects.all()}
    courts = {row.code: row for row in Court.objects.all()}
    return World(court, people, cases.NOTICE, datetime.now(SHANGHAI), courts=courts)


def _listed(world: World, index: int) -> tuple[Case, dict[str, str]]:
    """Somebody new who owes and is listed, and how a counter names him or her."""
    world.serials = count(SERIALS_OF_A_CASE * index)
    born = BORN_FROM + timedelta(days=index)
    case = cases.debtor(world.on(cases.NOTICE), OWED, name=people.NAME, born=born)
    listing = cases.listed(world.on(cases.LISTED), case)
    number = decrypt(listing.subject.documents.get().number)
    return case, {"id_type": "citizen_id", "id_number": number, "name": people.NAME}


def _ask_on(port: int, asker: Asker) -> None:
    load.run(port, asker.endless(1, 5_000), connections=CONNECTIONS, seconds=3_600)


def _pay(port: int, owed: list[tuple[Case, dict[str, str]]]) -> Iterator[Took]:
    account, airline = Client(port, callers.token("case-account")), Client(port, callers.token("airline"))
    after = _end_of(airline)
    for case, person in owed:
        credit = {
            "case_number": case.number,
            "amount": f"{OWED}.00",
            "value_date": timezone.localdate().isoformat(),
            "reference": f"bench-{case.pk}",
        }
        booked = account.post("/api/v1/court/performances", credit)
        if booked["state"] != "confirmed":
            raise RuntimeError(f"not released: {booked}")
        started = time.perf_counter()
        question = {"measure": "air", "purpose": "sale", "user_reference": "counter-17", "subjects": [person]}
        while airline.post("/api/v1/checks", question)["answers"][0]["verdict"] != "clear":
            pass
        clear = time.perf_counter() - started
        while not (page := airline.get(f"/api/v1/changes?limit=1000&after={after}"))["changes"]:
            pass
        after = page["next"]
        yield Took(clear, time.perf_counter() - started)


def _end_of(airline: Client) -> str:
    """The cursor at the end of the feed: that of the snapshot, followed to the last page."""
    while "next" not in (manifest := airline.get("/api/v1/snapshot")):
        time.sleep(1)
    after = str(manifest["next"])
    while (page := airline.get(f"/api/v1/changes?limit=1000&after={after}"))["more"]:
        after = page["next"]
    return str(page["next"])


def spread(took: list[float]) -> tuple[float, float]:
    """Median and 99th percentile."""
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[98]
