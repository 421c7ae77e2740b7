"""The steps of a sandbox."""

from __future__ import annotations

import pytest

from courts.rules.errors import DomainError
from courts.rules.identity import parse
from enforcement.rules.sandbox import MOVES, PEOPLE, Role, Standing, Step, restriction_id, standing

MOVING = {Step.IMPOSED: Standing.BOUND, Step.EXEMPTED: Standing.EXEMPT, Step.RELEASED: Standing.FREE}
KINDS = {Standing.FREE: [], Standing.BOUND: ["imposed"], Standing.EXEMPT: ["imposed", "exempted"]}


@pytest.mark.parametrize("step", MOVING)
@pytest.mark.parametrize("before", Standing)
def test_a_step_leads_from_wherever_the_traveller_stands_to_its_own_standing(
    step: Step, before: Standing
) -> None:
    assert standing([*KINDS[before], *MOVES[step, before]]) is MOVING[step]


@pytest.mark.parametrize("step", MOVING)
def test_a_step_that_is_done_already_does_nothing(step: Step) -> None:
    assert MOVES[step, MOVING[step]] == ()


def test_everybody_has_a_number_of_no_region_and_only_the_invalid_one_fails_its_check() -> None:
    assert set(PEOPLE) == set(Role)
    for role, person in PEOPLE.items():
        assert person.number.startswith("990000")
        if role is Role.INVALID:
            with pytest.raises(DomainError):
                parse("citizen_id", person.number)
        else:
            assert parse("citizen_id", person.number).number == person.number


def test_no_two_restrictions_share_their_number() -> None:
    numbers = [restriction_id(role, serial) for role in Role for serial in range(1, 50)]
    assert len(set(numbers)) == len(numbers)
