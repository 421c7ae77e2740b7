"""One database for many examples: what an example did is rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from django.db import transaction

from tests.factories.cases import World


@contextmanager
def nested() -> Iterator[None]:
    """A savepoint in which acts take part as they do in any test, and that a refusal rolls back."""
    with transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        yield


@contextmanager
def rolled_back() -> Iterator[None]:
    """What happens within leaves nothing."""
    with nested():
        yield
        transaction.set_rollback(True)


@contextmanager
def undone(world: World) -> Iterator[None]:
    """As `rolled_back`, with the same invented numbers in every example."""
    world.serials = count(1)
    with rolled_back():
        yield
