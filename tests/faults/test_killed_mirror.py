"""The reference mirror, killed again and again while 100,000 changes are written, ends with the court's own answers."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from django.conf import settings
from django.utils import timezone

from enforcement import tasks
from enforcement.models import Change
from tests.factories import agencies, catalogue, mirrors, programs
from tests.factories.histories import History

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]

PEOPLE, CHANGES, KILLS = 300, 100_000, 12
MEASURES = ("air", "tourism", "luxury_venue")


@contextmanager
def served(log: Path) -> Iterator[str]:
    """The court's web server as a process of its own; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serving = ("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "config.wsgi:application")
    with programs.running(log, "-m", "granian", *serving):
        programs.wait_until(lambda: answers(f"http://127.0.0.1:{port}/healthz"), log)
        yield f"http://127.0.0.1:{port}"


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def caught_up(configuration: Path) -> bool:
    """One run to the head, not interrupted."""
    command = [sys.executable, "-m", "enforcement.mirror", str(configuration), "--once"]
    return subprocess.run(command, cwd=settings.BASE_DIR, check=False, capture_output=True).returncode == 0


def test_killed_between_pages_it_still_answers_as_the_court_does(ledger_head: None, tmp_path: Path) -> None:
    catalogue.load()
    credential = agencies.enlisted("tours", "hotel", MEASURES, binds="carriage", valid_from=date(2020, 1, 1))
    chance, log = Random(7), tmp_path / "mirror.log"
    history = History(PEOPLE, chance, timezone.now())
    history.begin()
    with served(tmp_path / "web.log") as address:
        config = replace(mirrors.config(credential, tmp_path, address=address), every_seconds=0.05)
        configuration = mirrors.written(config, tmp_path / "mirror.toml")
        for _ in range(KILLS):
            with programs.running(log, "-m", "enforcement.mirror", str(configuration)) as process:
                tasks.build_snapshots()
                history.go_on(CHANGES // KILLS)
                time.sleep(chance.random())
                process.kill()
        begun = time.monotonic()
        programs.wait_until(lambda: caught_up(configuration), log)
        print(f"caught up in {time.monotonic() - begun:.1f} s after {KILLS} kills")
    assert Change.objects.count() >= CHANGES
    people = list(history.asked())
    assert mirrors.differing(config, credential, people, timezone.now(), chance) == 0
