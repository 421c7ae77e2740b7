"""Programs of the project as processes of their own, on the database and the broker of the test that runs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

PATIENCE = 60.0


def environment() -> dict[str, str]:
    """The environment in which a process sees this test's database."""
    at = connection.settings_dict
    url = f"postgresql://{at['USER']}@{quote(str(at['HOST']), safe='')}/{at['NAME']}"
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}


@contextmanager
def running(log: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """`python ARGUMENTS` until the block ends; what it printed stands in `log`."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env=environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait(PATIENCE)


QUIET = ("--without-gossip", "--without-mingle", "--without-heartbeat")


@contextmanager
def worker(log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A celery worker with one process."""
    with running(log, "-m", "celery", "--app", "config", "worker", "--pool", "solo", *QUIET) as process:
        yield process


@contextmanager
def webhook_worker(log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A celery worker for webhooks, with threads that may wait for partners."""
    waiting = ("--queues", "webhooks", "--pool", "threads", "--concurrency", "4")
    with running(log, "-m", "celery", "--app", "config", "worker", *waiting, *QUIET) as process:
        yield process


def wait_until(holds: Callable[[], bool], log: Path) -> None:
    """Ask again and again; fails with what the process printed when it takes too long."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, log.read_text(encoding="utf-8")[-2000:]
        time.sleep(0.05)
