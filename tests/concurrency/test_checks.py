"""Checks of several counters at one moment are answered together: each by its own terms, people and receipt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest

from courts.models.secrets import decrypt
from enforcement.models import Check, Hit, PartnerAgency
from enforcement.rules import receipts
from enforcement.rules.codes import Code
from enforcement.rules.purposes import Purpose
from enforcement.rules.questions import Person, Question
from enforcement.selectors.credentials import Outdated
from enforcement.services import checks
from enforcement.services.checks import Answer
from tests.concurrency.conftest import Race
from tests.factories import agencies, people, register

pytestmark = [pytest.mark.django_db(transaction=True)]

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
ROUNDS = 25


def asks(agency: PartnerAgency, person: Person, measure: str = "air", **given: bytes) -> Callable[[], Answer]:
    question = Question(
        measure=measure, purpose=Purpose.SALE, user_reference=f"counter {person.name}", people=[person]
    )
    return partial(checks.answer, agency=agency, question=question, now=NOW, **given)


def often(ask: Callable[[], Answer]) -> Callable[[], list[Answer]]:
    return lambda: [ask() for _ in range(ROUNDS)]


def refused(ask: Callable[[], Answer]) -> list[str]:
    """The refusals of as many rounds."""
    found = []
    for _ in range(ROUNDS):
        with pytest.raises(Outdated) as refusal:
            ask()
        found.append(type(refusal.value).__name__)
    return found


@pytest.mark.usefixtures("world")
def test_each_counter_gets_its_own_answer_and_its_own_row(race: Race) -> None:
    airline, hotel = agencies.airline().agency, agencies.hotel().agency
    numbers = [people.citizen_number(sequence) for sequence in range(1, 6)]
    register.restricted(people.person(1), ["air"])
    register.restricted(people.person(2), ["luxury_venue"])
    found = race.run(
        bound=often(asks(airline, Person("citizen_id", numbers[0], "张三"))),
        other_name=often(asks(airline, Person("citizen_id", numbers[0], "李四"))),
        bound_elsewhere=often(asks(airline, Person("citizen_id", numbers[1], "张三"))),
        hotel=often(asks(hotel, Person("citizen_id", numbers[1], "张三"), "luxury_venue")),
        clear=often(asks(airline, Person("citizen_id", numbers[2], "王五"))),
        unreadable=often(asks(airline, Person("citizen_id", "990000199001010019", "王五"))),
        out_of_scope=asks(hotel, Person("citizen_id", numbers[0], "张三"), "air"),
        outdated=partial(
            refused, asks(airline, Person("citizen_id", numbers[3], "赵六"), entered=b"another")
        ),
    )
    verdicts = {
        "bound": "restricted",
        "other_name": "name_mismatch",
        "bound_elsewhere": "clear",
        "hotel": "restricted",
        "clear": "clear",
        "unreadable": "invalid",
    }
    for name, verdict in verdicts.items():
        assert {str(answer.replies[0].verdict) for answer in found[name]} == {verdict}, name
    assert found["out_of_scope"] == Code.MEASURE_OUT_OF_SCOPE
    assert found["outdated"] == ["Outdated"] * ROUNDS
    assert Check.objects.count() == ROUNDS * len(verdicts)
    assert Hit.objects.count() == ROUNDS * 3
    for answer in found["bound"]:
        check = Check.objects.get(receipt=receipts.read(answer.receipt)[0])
        assert (check.user_reference, check.hits.get().reference) == (
            "counter 张三",
            answer.replies[0].reference,
        )


@pytest.mark.usefixtures("world")
def test_a_canary_is_told_to_whoever_asked_about_it(race: Race) -> None:
    airline = agencies.airline().agency
    canary = agencies.canary_asked(airline, by=airline)
    planted = Person("citizen_id", decrypt(bytes(canary.number)), decrypt(bytes(canary.name)))
    stranger = Person("citizen_id", people.citizen_number(1), "王五")
    found = race.run(mirror=often(asks(airline, planted)), counter=often(asks(airline, stranger)))
    assert {answer.canaries for answer in found["mirror"]} == {(canary.pk,)}
    assert {answer.canaries for answer in found["counter"]} == {()}
