"""Worker, web, broker and database are killed again and again under a stream of changes and checks."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.faults

SEED, SECONDS, MOST = 7, 30, 400


def test_nothing_is_lost_repeated_or_stuck_whoever_is_killed() -> None:
    with tempfile.TemporaryDirectory(prefix="luyue-storm-") as folder:
        command = [
            sys.executable,
            "-m",
            "tests.faults.storm",
            folder,
            f"--seed={SEED}",
            f"--seconds={SECONDS}",
        ]
        environment = {
            name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"
        }
        done = subprocess.run(
            command,
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            timeout=MOST,
            check=False,
        )
        logs = "\n".join(path.read_text(errors="replace")[-1500:] for path in Path(folder).glob("logs/*.log"))
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr + logs
