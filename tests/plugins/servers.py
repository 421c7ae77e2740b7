"""A real PostgreSQL and a real message broker for the tests, thrown away at their end.

They start before Django's settings are read, hence a plugin given with `-p`. The tests of one run share the
server, each worker of xdist with a database of its own; and each worker has its own broker, so that none
takes another's messages.

TEST_DATABASE_URL  a server to use instead, as SUPERUSER (some tests alter the ledger behind its triggers)
LUYUE_PG_BIN       the binaries of another PostgreSQL, such as Debian's 15
"""

import ctypes
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from config.launcher import account, broker, keys, postgres
from config.launcher.processes import Children

PR_SET_PDEATHSIG = 1
IN_ANOTHER_RUN = (
    "DATABASE_URL",
    "MIGRATION_DATABASE_URL",
    "CELERY_BROKER_URL",
    "LUYUE_HTTPS",
    "LUYUE_DEBUG",
    "LUYUE_HOSTS",
    "LUYUE_SITE_ADDRESS",
    "LUYUE_WEBHOOKS_IN_HOUSE",
)


class Mortal(Children):
    """Children that end with this process, even when it is killed."""

    def start(self, name, command, environment, **options):
        before = options.pop("preexec_fn", None)
        number = options.get("gently", signal.SIGTERM)
        return super().start(name, command, environment, preexec_fn=dying_with_us(before, number), **options)


def dying_with_us(before: Callable[[], None] | None, number: signal.Signals) -> Callable[[], None]:
    libc = ctypes.CDLL(None)

    def prepare() -> None:
        if before:
            before()
        if hasattr(libc, "prctl"):
            libc.prctl(PR_SET_PDEATHSIG, int(number))

    return prepare


class Servers:
    """What this process started for the tests."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="luyue-test-"))
        self.folder.chmod(0o711)  # the account of the database passes through; each folder within is closed
        for name in ("logs", "pids", "broker", "postgres"):
            (self.folder / name).mkdir(mode=0o700)
        self.children = Mortal(logs=self.folder / "logs", pids=self.folder / "pids")

    def start_database(self) -> str:
        server = postgres.Server(
            self.folder / "postgres", account.choose(), settings=postgres.CRASH_MAY_LOSE_ALL
        )
        server.start(self.children)
        return server.url(postgres.SUPERUSER, "luyue")

    def start_broker(self) -> str:
        return broker.start(self.children, self.folder / "broker")

    def stop(self) -> None:
        self.children.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def in_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


STARTED = pytest.StashKey[Servers]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Before pytest-django looks at the settings."""
    servers = Servers()
    early_config.stash[STARTED] = servers
    early_config.add_cleanup(servers.stop)
    if not in_worker():
        for name in IN_ANOTHER_RUN:
            os.environ.pop(name, None)
        os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL") or servers.start_database()
        os.environ.update(keys.fresh())
    os.environ["CELERY_BROKER_URL"] = servers.start_broker()
    os.environ["LUYUE_SNAPSHOTS"] = str(servers.folder / "snapshots")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
        "true"  # the browser's driver runs a loop in the thread of the tests
    )
    return (yield)


@pytest.fixture(scope="session")
def broker_url() -> str:
    """The address of this worker's message broker, which the settings name as well."""
    return os.environ["CELERY_BROKER_URL"]
