"""Playing the demo as `make demo` does, at an instant that stands still, and what holds whenever it is played."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import time_machine
from django.core.management import call_command

from courts.selectors import ledger
from tests.demo import states
from tests.factories import committed
from tests.model import laws

Told = dict[str, Any]


@contextmanager
def stage(moment: datetime, out: Path) -> Iterator[Told]:
    """Played at `moment`, which stands still; what `demo.json` says. Nothing is left of it afterwards."""
    with time_machine.travel(moment, tick=False):
        try:
            call_command("load_seeds")
            call_command("play_demo", out=out)
            yield json.loads(out.read_text(encoding="utf-8"))
        finally:
            committed.emptied()


def assert_sound() -> None:
    """The ledger verifies, the laws hold, every state is shown."""
    assert [*ledger.chain_faults(), *ledger.state_faults()] == []
    assert laws.broken() == {}
    assert states.unseen() == {}
