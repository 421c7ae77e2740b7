"""Every timed job is a task that a worker knows."""

from __future__ import annotations

from config.celery import app
from enforcement import tasks


def test_every_timed_job_is_a_task() -> None:
    timed = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert timed
    assert {name for name in timed if name not in app.tasks} == set()
    assert {name.rpartition(".")[0] for name in timed} == {tasks.__name__}
