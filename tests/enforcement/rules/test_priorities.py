"""What comes first on a desk: every kind has its place."""

from __future__ import annotations

import pytest

from enforcement.admin.task_labels import TASKS
from enforcement.rules import priorities
from enforcement.rules.priorities import Priority

CASES = (
    ("remove", True, Priority.FREEDOM),
    ("take_up", True, Priority.FREEDOM),
    ("own_money", True, Priority.FREEDOM),
    ("review_on", True, Priority.FREEDOM),
    ("draft", True, Priority.FREEDOM),
    ("draft", False, Priority.PROCEDURE),
    ("sign", False, Priority.PROCEDURE),
    ("serve", False, Priority.PROCEDURE),
    ("verify_clue", True, Priority.PROCEDURE),
    ("close_case", True, Priority.FILE),
)


@pytest.mark.parametrize(("kind", "timed", "priority"), CASES)
def test_freedom_comes_before_procedure_and_procedure_before_the_file(
    kind: str, timed: bool, priority: Priority
) -> None:
    assert priorities.of(kind, timed=timed) is priority


def test_no_priority_is_of_a_kind_that_does_not_exist() -> None:
    assert priorities.kinds() <= set(TASKS)
    assert Priority.FREEDOM < Priority.PROCEDURE < Priority.FILE
