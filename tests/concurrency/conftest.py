"""Real connections: each runner is a thread with a connection of its own, and everything really commits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from courts.rules.errors import DomainError
from tests.factories import cases

# Long enough for the slowest machine; a deadlock shows as a runner that is still alive then.
PATIENCE = 30


@pytest.fixture
def world(committed_world: cases.World) -> cases.World:
    return committed_world


class Race:
    """Runners that start together; `results` holds what each gave, or the code it was refused with."""

    def __init__(self) -> None:
        self.results: dict[str, Any] = {}
        self._failures: list[BaseException] = []

    def run(self, **runners: Callable[[], Any]) -> dict[str, Any]:
        """Run all at once and wait for all. A runner that fails otherwise than by a refusal fails the test."""
        start = threading.Barrier(len(runners))
        threads = [
            threading.Thread(target=self._runner, args=(name, do, start)) for name, do in runners.items()
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert not any(thread.is_alive() for thread in threads), "a runner waits for ever"
        if self._failures:
            raise self._failures[0]
        return self.results

    def _runner(self, name: str, do: Callable[[], Any], start: threading.Barrier) -> None:
        try:
            start.wait(PATIENCE)
            self.results[name] = do()
        except DomainError as refusal:
            self.results[name] = str(refusal.code)
        except BaseException as failure:
            self._failures.append(failure)
        finally:
            connection.close()


@pytest.fixture
def race() -> Race:
    return Race()
