"""The servers of the storm: a database that keeps what it commits, broker, web and worker."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from config.launcher import account, broker, keys, postgres, web
from config.launcher.processes import Children
from tests.faults.storm.caller import HOST, answers, free_port

PATIENCE: Final = 60.0
# A crash of PostgreSQL is what its own postmaster calls an immediate stop: nothing is written any more.
DEADLY: Final = {"postgres": signal.SIGQUIT}
QUIET: Final = ("--without-gossip", "--without-mingle", "--without-heartbeat")


class Servers:
    """All in one folder, and in the environment of this process the addresses by which Django finds them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711)  # the account of the database passes through
        for name in ("logs", "pids", "postgres"):
            (folder / name).mkdir(mode=0o700, exist_ok=True)
        self.folder = folder
        self.children = Children(logs=folder / "logs", pids=folder / "pids")
        self.database = postgres.Server(folder / "postgres", account.choose())
        self.port = free_port()
        self.starts: dict[str, Callable[[], object]] = {
            "postgres": lambda: self.database.start(self.children),
            "broker": lambda: os.environ.update(
                CELERY_BROKER_URL=broker.start(self.children, folder / "broker")
            ),
            "web": self._web,
            "worker": self._worker,
        }

    def prepare(self) -> None:
        """Database and broker with tables, and the environment for Django here and in the others."""
        os.environ.update(keys.fresh(), DJANGO_SETTINGS_MODULE="config.settings", LUYUE_LOG_LEVEL="ERROR")
        self.starts["postgres"]()
        url = self.database.url(postgres.SUPERUSER, "postgres")
        os.environ.update(DATABASE_URL=url, LUYUE_SNAPSHOTS=str(self.folder / "snapshots"))
        self.starts["broker"]()
        self.children.run("migrate", [sys.executable, "manage.py", "migrate", "--no-input"], os.environ)

    def kill(self, name: str) -> None:
        """With all processes of its own, without a warning."""
        (child,) = (one for one in self.children.children if one.name == name)
        send = os.kill if name in DEADLY else os.killpg
        send(child.process.pid, DEADLY.get(name, signal.SIGKILL))
        child.process.wait(PATIENCE)
        self.children.children.remove(child)

    def start(self, name: str) -> None:
        """Again, as whoever watches over it would; returns when it answers."""
        self.starts[name]()

    def stop(self) -> None:
        self.children.stop()

    def _web(self) -> None:
        self.children.start("web", web.command(HOST, self.port), os.environ)
        self.children.wait_until(lambda: answers(self.port), what="The web server", seconds=PATIENCE)

    def _worker(self) -> None:
        command = [sys.executable, "-m", "celery", "--app", "config", "worker", "--pool", "solo", *QUIET]
        self.children.start("worker", command, os.environ)
