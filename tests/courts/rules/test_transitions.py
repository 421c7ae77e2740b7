"""The table of a performance, and that every move outside it is refused."""

from itertools import product

import pytest

from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.transitions import PERFORMANCE, check

ALLOWED = {("recorded", "confirmed"), ("recorded", "refused"), ("confirmed", "reversed")}


@pytest.mark.parametrize(("old", "new"), sorted(ALLOWED))
def test_a_performance_moves_as_the_table_says(old: str, new: str):
    check(PERFORMANCE, "performance", old, new)


@pytest.mark.parametrize(
    ("old", "new"), sorted(set(product([*PERFORMANCE, "lost"], [*PERFORMANCE, "lost"])) - ALLOWED)
)
def test_every_other_move_of_a_performance_is_refused(old: str, new: str):
    with pytest.raises(DomainError) as refusal:
        check(PERFORMANCE, "performance", old, new)
    assert refusal.value.code is Code.TRANSITION_NOT_ALLOWED
    assert refusal.value.context == {"noun": "performance", "old": old, "new": new}


def test_every_state_that_is_reached_has_a_row():
    assert set().union(*PERFORMANCE.values()) <= set(PERFORMANCE)
