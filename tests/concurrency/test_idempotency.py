"""The same `Idempotency-Key` sent twice at the same moment: one does the work, both are answered alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from courts.services import acts
from enforcement.models import KeptAnswer, PartnerAgency
from enforcement.services import kept_answers
from tests.concurrency.conftest import Race
from tests.factories import agencies
from tests.factories.cases import World

pytestmark = pytest.mark.django_db(transaction=True)


def sending(world: World, agency: PartnerAgency, name: str) -> Callable[[], str]:
    def runner() -> str:
        with acts.begin(actor=acts.partner(agency.code), now=world.now) as act:
            row = kept_answers.claim(act=act, agency=agency, key="k", address="/reports", body={})
            if row.answer is None:
                kept_answers.fill(row=row, answer={"by": name})
            return str(row.answer and row.answer["by"])

    return runner


@pytest.mark.parametrize("attempt", range(3))
def test_one_does_the_work_and_the_other_waits_for_its_answer(world: World, race: Race, attempt: int) -> None:
    agency = agencies.hotel().agency
    got = race.run(one=sending(world, agency, "one"), other=sending(world, agency, "other"))
    assert got["one"] == got["other"] in {"one", "other"}
    assert KeptAnswer.objects.count() == 1
