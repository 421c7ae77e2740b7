"""Fixtures for all tests. Database and broker come from `tests/plugins/servers.py`."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
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
