"""Fixtures for all tests. Database and broker come from `tests/plugins/servers.py`."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils import translation

from tests.factories import committed
from tests.factories.cases import World
from tests.factories.cases import world as a_world
from tests.plugins.browser import chromium

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The lengthy of those that really commit begin first of these, or one process would end long after the other."""
    first = next((place for place, item in enumerate(items) if commits(item)), len(items))
    items[first:] = sorted(items[first:], key=lambda item: item.get_closest_marker("lengthy") is None)


def commits(item: pytest.Item) -> bool:
    """Whether the test stands among those that pytest-django puts behind all that are rolled back."""
    return "transactional_db" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Playwright's way to start the browser: the Chromium that was found, without calls home."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium(), "args": [*QUIET, *sandbox]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Chinese reader in Shanghai."""
    return {**browser_context_args, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """A request leaves its language to the thread; the next test reads in that of the settings."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> None:
    """A password or client secret is hashed at a fifth of a second on purpose: here by the same, at no cost."""
    Argon2PasswordHasher.time_cost = Argon2PasswordHasher.parallelism = 1
    Argon2PasswordHasher.memory_cost = 8


@pytest.fixture
def world(db: None) -> World:
    """A court with its people and the reference data; its clock stands on cases.NOTICE."""
    return a_world()


@pytest.fixture
def ledger_head(transactional_db: None) -> None:
    """The one head row, which the flush before a test that really commits takes away."""
    committed.head()


@pytest.fixture
def committed_world(ledger_head: None) -> World:
    """The court of `tests/factories/cases.py`, committed: for threads, processes and browsers of their own."""
    return a_world()
