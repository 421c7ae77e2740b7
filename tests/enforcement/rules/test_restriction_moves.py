"""The moves of a restriction."""

from enforcement.rules.transitions import RESTRICTION


def test_the_moves_of_a_restriction() -> None:
    assert {(old, new) for old, allowed in RESTRICTION.items() for new in allowed} == {
        ("pending", "active"),
        ("pending", "cancelled"),
        ("active", "stayed"),
        ("active", "lifted"),
        ("active", "cancelled"),
        ("stayed", "active"),
        ("stayed", "lifted"),
        ("stayed", "cancelled"),
    }


def test_every_state_that_can_be_reached_has_its_row() -> None:
    assert frozenset(RESTRICTION) == frozenset().union(*RESTRICTION.values()) | {"pending"}
