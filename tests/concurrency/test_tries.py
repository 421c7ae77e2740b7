"""Tries at the doors of the public site hold under many at once: nobody gets a sixth."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from courts.models import AccessCode
from courts.selectors.subjects import display_name
from enforcement.models import Tries
from enforcement.rules.doors import CODE_TRIES, Door
from enforcement.services import access
from tests.concurrency.conftest import Race
from tests.factories import cases, visits

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
KEY = UUID(int=17)


def test_of_nine_tries_at_once_five_are_allowed(race: Race) -> None:
    def take() -> bool:
        return access.take(door=Door.REFERENCE, key=KEY, now=NOW)

    results = race.run(**{f"visitor{n}": take for n in range(9)})
    assert sorted(results.values()) == [False] * 4 + [True] * 5
    assert Tries.objects.get().count == 5


def test_nine_wrong_codes_at_once_count_as_five_and_kill_the_code(world: cases.World, race: Race) -> None:
    subject = cases.listed_debtor(world).subject
    code, name, number = visits.code(world, subject), display_name(subject), visits.number(subject)

    def sign_in(code: str, address: str) -> int | None:
        return access.open_case(now=NOW, name=name, number=number, code=code, address=address)

    race.run(**{f"visitor{n}": lambda n=n: sign_in("WRONG", f"203.0.113.{n}") for n in range(9)})
    assert AccessCode.objects.get(ended_at=None).failed_tries == CODE_TRIES
    assert sign_in(code, "203.0.113.99") is None
