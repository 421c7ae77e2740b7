"""Children of the launcher: started, watched, stopped; and what a killed launcher left behind."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from config.launcher import identity
from config.launcher.failures import CannotStart, Stopped
from config.launcher.places import PROJECT, write_private

GRACE = 15.0
PAUSE = 0.05


Command = Sequence[str | Path]


@dataclass(frozen=True)
class Child:
    """A process that this launcher started; `gently` is the signal that ends it in good order."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    gently: signal.Signals

    def has_ended(self) -> bool:
        return self.process.poll() is not None


class Children:
    """All children, in the order of their start; each has a log and a file with its number."""

    def __init__(self, *, logs: Path, pids: Path) -> None:
        self.logs = logs
        self.pids = pids
        self.children: list[Child] = []
        self.asked_to_stop = False

    def listen(self) -> None:
        """From now on Ctrl-C and its kin ask to stop instead of ending this process at once."""

        def ask(_number: int, _frame: FrameType | None) -> None:
            self.asked_to_stop = True

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, ask)

    def start(
        self,
        name: str,
        command: Command,
        environment: Mapping[str, str],
        *,
        gently: signal.Signals = signal.SIGTERM,
        cwd: Path = PROJECT,
        **options: Any,
    ) -> Child:
        """Start a child in a session of its own, so that a Ctrl-C of the terminal reaches us alone."""
        self.pause(0)
        log = self.logs / f"{name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                [str(part) for part in command],
                env=dict(environment),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **options,
            )
        child = Child(name, process, log, gently)
        self.children.append(child)
        remember(self.pids / f"{name}.json", process.pid, gently)
        return child

    def run(self, name: str, command: Command, environment: Mapping[str, str], **options: Any) -> None:
        """Run a command to its end. Raises CannotStart, with the end of its log, when it fails."""
        child = self.start(name, command, environment, **options)
        while not child.has_ended():
            self.pause(PAUSE)
        self.children.remove(child)
        (self.pids / f"{name}.json").unlink(missing_ok=True)
        if child.process.returncode != 0:
            raise CannotStart(f"The step {name} failed.\n{ending(child.log)}")

    def wait_until(self, ready: Callable[[], bool], *, what: str, seconds: float) -> None:
        """Wait for something while all children live. Raises CannotStart when it does not come in time."""
        end = time.monotonic() + seconds
        while not ready():
            self.look()
            if time.monotonic() > end:
                raise CannotStart(
                    f"{what} did not come up within {seconds:.0f} seconds; see the logs in {self.logs}"
                )
            self.pause(PAUSE)

    def look(self) -> None:
        """Raises CannotStart when a child has died."""
        for child in self.children:
            if child.has_ended():
                code = child.process.returncode
                raise CannotStart(f"{child.name} ended by itself (exit code {code}).\n{ending(child.log)}")

    def pause(self, seconds: float) -> None:
        """Raises Stopped when somebody asked for it."""
        if self.asked_to_stop:
            raise Stopped
        time.sleep(seconds)

    def stop(self) -> None:
        """Stop all children, the last started first; what does not end in time is killed."""
        while self.children:
            child = self.children[-1]
            end(child.process.pid, child.gently, gone=child.has_ended)
            (self.pids / f"{child.name}.json").unlink(missing_ok=True)
            self.children.pop()


def remember(path: Path, pid: int, gently: signal.Signals) -> None:
    known = identity.fingerprint(pid)
    write_private(
        path, json.dumps({"pid": pid, "fingerprint": known, "signal": int(gently), "at": time.time()})
    )


def end(pid: int, gently: signal.Signals, *, gone: Callable[[], bool]) -> None:
    """End a child and its session: gently, and by force after a time."""
    for number, seconds in ((gently, GRACE), (signal.SIGKILL, 5.0)):
        # PostgreSQL's first process ends its own; a signal to all of them would be a crash.
        send = os.kill if gently == signal.SIGINT and number == gently else os.killpg
        try:
            send(pid, number)
        except ProcessLookupError:
            return
        until = time.monotonic() + seconds
        while not gone() and time.monotonic() < until:
            time.sleep(PAUSE)
        if gone():
            return


def stop_left(pids: Path) -> list[str]:
    """End what a killed launcher left, the last started first; returns the names of what was ended."""
    left = [(json.loads(path.read_text(encoding="utf-8")), path) for path in pids.glob("*.json")]
    ended = []
    for entry, path in sorted(left, key=lambda pair: -pair[0]["at"]):
        pid, known = entry["pid"], entry["fingerprint"]
        if known and not identity.gone(pid, known):
            end(pid, signal.Signals(entry["signal"]), gone=partial(identity.gone, pid, known))
            ended.append(path.stem)
        path.unlink()
    return ended


def ending(log: Path, lines: int = 20) -> str:
    """The end of a log, and where the rest is."""
    text = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(["", *text[-lines:], "", f"The whole log: {log}"])
