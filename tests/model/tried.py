"""An attempt: a refusal has a code, changes nothing and leaves at most its own entry in the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from courts.rules.errors import DomainError
from tests.factories import cases
from tests.factories.standing import Standing, position
from tests.model.deeds import NothingToDo


@dataclass
class Attempt:
    """What came of it: done, refused, or there was nothing to do it about."""

    outcome: str = "done"


@contextmanager
def tried(name: str, counted: Counter[tuple[str, str]], standing: Standing) -> Iterator[Attempt]:
    """Let somebody try within; any other exception than a refusal is a fault of the product."""
    attempt, audited, rows, before = Attempt(), 0, standing.fingerprint(), position()
    try:
        yield attempt
        cases.commit()
    except NothingToDo:
        attempt.outcome = "nothing"
    except DomainError as refusal:
        attempt.outcome, audited = "refused", int(refusal.audit)
    counted[name, attempt.outcome] += 1
    if attempt.outcome != "done":
        assert (standing.fingerprint(), position()) == (rows, before + audited), name
