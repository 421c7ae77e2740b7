"""Where the bench plays: one PostgreSQL that keeps what it commits, the tables, and the web server."""

from __future__ import annotations

import http.client
import os
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg

from config.launcher import account, keys, postgres, processes, web
from config.launcher.processes import Children

HOST = "127.0.0.1"
DATABASE = "luyue"
# What an operator of two cores and 8 GB would set; nothing that a crash could lose is switched off.
SETTINGS = ("shared_buffers=512MB", "max_connections=120", "max_wal_size=4GB", "checkpoint_timeout=30min")


class Stage:
    """The servers of one bench in a folder that is kept, so that a second run finds its register."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711)  # the account of the database passes through
        for name in ("logs", "pids", "postgres"):
            (folder / name).mkdir(mode=0o700, exist_ok=True)
        self.keys, self.snapshots = folder / "keys", folder / "snapshots"
        self.children = Children(logs=folder / "logs", pids=folder / "pids")
        self.server = postgres.Server(folder / "postgres", account.choose(), settings=SETTINGS)

    def start(self) -> None:
        """Start the database, make its tables, and point this process's settings at them."""
        processes.stop_left(self.children.pids)
        self.server.start(self.children)
        with psycopg.connect(self.server.url(postgres.SUPERUSER, "postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if found.fetchone() is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")
        os.environ.update(
            keys.kept(self.keys), DATABASE_URL=self.url, DJANGO_SETTINGS_MODULE="config.settings"
        )
        os.environ.setdefault("LUYUE_LOG_LEVEL", "ERROR")
        self.children.run("migrate", [sys.executable, "manage.py", "migrate", "--no-input"], os.environ)

    @property
    def url(self) -> str:
        return self.server.url(postgres.SUPERUSER, DATABASE)

    @property
    def pgbench(self) -> Path:
        return self.server.binaries / "pgbench"

    @contextmanager
    def web(
        self,
        environment: Mapping[str, str] | None = None,
        mount: Path | None = None,
        application: str = "config.wsgi:application",
    ) -> Iterator[int]:
        """The web server as `make demo` starts it, on a free port of this machine, until the block ends.

        `mount`: a folder whose files it serves below /static/ without asking the application.
        """
        port = _free_port()
        mounted = ["--static-path-mount", str(mount)] if mount else []
        command = [*web.command(HOST, port, application), *mounted]
        child = self.children.start("web", command, {**os.environ, **(environment or {})})
        try:
            self.children.wait_until(lambda: _answers(port), what="The web server", seconds=60)
            yield port
        finally:
            processes.end(child.process.pid, child.gently, gone=child.has_ended)
            self.children.children.remove(child)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind((HOST, 0))
        return int(trial.getsockname()[1])


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
