"""Questions of several threads, worked on together."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

import pytest

from enforcement.services.together import Together

WAIT = 10  # seconds, for a machine that is busy


class Work:
    """Doubles numbers; keeps what it was given at once. The first work waits for `go`."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.go = Event(), Event()

    def __call__(self, asked: Sequence[int]) -> list[int | Exception]:
        self.batches.append(list(asked))
        self.begun.set()
        assert self.go.wait(WAIT)
        if 13 in asked:
            raise OSError("13 is refused for all")
        return [KeyError(number) if number == 7 else 2 * number for number in asked]


def asked_meanwhile(work: Work, numbers: Sequence[int]) -> list[object]:
    """What comes of 0, which is under way first, and of those who come meanwhile."""
    group = Together(work)
    with ThreadPoolExecutor(len(numbers) + 1) as pool:
        running: list[Future[int]] = [pool.submit(group.ask, 0)]
        assert work.begun.wait(WAIT)
        running += [pool.submit(group.ask, number) for number in numbers]
        while len(group._waiting) < len(numbers):
            assert not running[0].done()
        work.go.set()
        return [one.exception(WAIT) or one.result() for one in running]


def test_who_comes_while_work_is_under_way_goes_with_the_next() -> None:
    work = Work()
    assert asked_meanwhile(work, [1, 2, 3]) == [0, 2, 4, 6]
    first, second = work.batches
    assert (first, sorted(second)) == ([0], [1, 2, 3])


def test_what_is_refused_is_refused_to_who_asked_it() -> None:
    answers = asked_meanwhile(Work(), [6, 7, 8])
    assert [answers[1], answers[3]] == [12, 16]
    assert isinstance(answers[2], KeyError)


def test_nobody_fails_for_anothers() -> None:
    work = Work()
    answers = asked_meanwhile(work, [12, 13, 14])
    assert [answers[1], answers[3]] == [24, 28]
    assert isinstance(answers[2], OSError)
    assert sorted(map(len, work.batches)) == [1, 1, 1, 1, 3]


def test_the_next_leads_after_a_failure() -> None:
    work = Work()
    work.go.set()
    group = Together(work)
    with pytest.raises(OSError, match="13"):
        group.ask(13)
    assert group.ask(5) == 10


def test_a_leader_who_is_stopped_leaves_nobody_waiting() -> None:
    begun, go = Event(), Event()

    def stopped(asked: Sequence[int]) -> list[int | Exception]:
        begun.set()
        assert go.wait(WAIT)
        if 0 in asked:
            raise SystemExit
        return list(asked)

    group = Together(stopped)
    with ThreadPoolExecutor(2) as pool:
        leader = pool.submit(group.ask, 0)
        assert begun.wait(WAIT)
        follower = pool.submit(group.ask, 1)
        while not group._waiting:
            assert not leader.done()
        go.set()
        assert isinstance(leader.exception(WAIT), SystemExit)
        assert follower.result(WAIT) == 1
