"""The log of checks is durable before the answer leaves, whoever of several threads writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connection, connections

from enforcement.models import Check, Hit, Measure, PartnerAgency
from enforcement.services import check_log
from enforcement.services.check_log import Asked, Found
from enforcement.services.together import Together
from tests.factories import agencies, people
from tests.factories.cases import World

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
THREADS = 8

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def airline(committed_world: World) -> PartnerAgency:
    return agencies.airline().agency


def question(agency: PartnerAgency, receipt: UUID | None = None, who: str = "counter-17") -> Asked:
    return Asked(
        receipt=receipt or uuid4(), agency=agency.pk, measure=air(), purpose="sale", use_on=None,
        user_reference=who, on_behalf_of="", asked_at=NOW, count=1, register_version=1, answers_root="0" * 64,
    )  # fmt: skip


def keep(batch: Sequence[Asked]) -> list[None]:
    check_log.write(batch, [])
    return [None] * len(batch)


def air() -> int:
    return Measure.objects.get(code="air").pk


def together(work: Callable[[int], object]) -> list[object]:
    """What each of the threads came to, all started at once; a refusal of the database is an outcome."""
    start = Barrier(THREADS)

    def one(index: int) -> object:
        start.wait()
        try:
            return work(index)
        except psycopg.Error as failure:
            return type(failure)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def test_each_of_many_threads_finds_its_own_check_committed(airline: PartnerAgency) -> None:
    log = Together(keep)

    def ask_often(index: int) -> int:
        found = 0
        for number in range(20):
            check = question(airline, who=f"{index}-{number}")
            log.ask(check)
            found += Check.objects.filter(receipt=check.receipt, user_reference=f"{index}-{number}").count()
        return found

    assert together(ask_often) == [20] * THREADS
    assert Check.objects.count() == 20 * THREADS


def test_a_check_that_is_refused_takes_no_other_with_it(airline: PartnerAgency) -> None:
    """Two of the threads use one and the same receipt: one of the two fails, nobody else."""
    twice = uuid4()
    questions = [question(airline, twice if index < 2 else None) for index in range(THREADS)]
    log = Together(keep)
    outcomes = together(lambda index: log.ask(questions[index]))
    assert sorted(map(str, outcomes)) == sorted(
        [str(psycopg.errors.UniqueViolation)] + ["None"] * (THREADS - 1)
    )
    assert Check.objects.count() == THREADS - 1


def test_the_hits_stand_with_their_check(airline: PartnerAgency) -> None:
    person = people.person(1)
    check = question(airline)
    found = [
        Found(check.receipt, person.pk, "restricted", "K7Q29M4FXX"),
        Found(check.receipt, person.pk, "exempt", ""),
    ]
    check_log.write([check], found)
    kept = Hit.objects.order_by("pk").values_list(
        "check_row__receipt", "subject", "verdict", "reference", "asked_at"
    )
    assert list(kept) == [
        (check.receipt, person.pk, "restricted", "K7Q29M4FXX", NOW),
        (check.receipt, person.pk, "exempt", "", NOW),
    ]


def test_after_a_restart_of_the_database_the_next_check_is_kept(airline: PartnerAgency) -> None:
    first, second = question(airline), question(airline)
    check_log.write([first], [])
    _end_my_connection()
    check_log.write([second], [])
    assert Check.objects.count() == 2


def _end_my_connection() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    parameters = connection.get_connection_params()
    at = {name: parameters[name] for name in ("host", "user", "dbname")}
    with psycopg.connect(**at, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
