"""Many threads, one trip to the database: who comes while another is under way goes with the next.

| who | does |
| --- | --- |
| the first to come | leads: does the work for itself and for all that wait |
| who comes meanwhile | waits; one of them leads next |
| all | go on when the work that held theirs is done |

No thread or connection of its own: whoever leads works on the connection of its request.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Told = TypeVar("Told")


class _Turn(Generic[Asked, Told]):
    """One question that waits for its word: lead, or here is what came of it."""

    __slots__ = ("asked", "gate", "leads", "told")

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.gate = Lock()
        self.gate.acquire()
        self.leads = False
        self.told: Told | BaseException = RuntimeError("whoever led was stopped before the work was done")


class Together(Generic[Asked, Told]):
    """`work` takes the questions of several threads and gives for each, in their order, an answer or what it raises.

    Should it raise for all of them, each is worked on alone, so that nobody fails for another's.
    """

    def __init__(self, work: Callable[[Sequence[Asked]], Sequence[Told | Exception]]) -> None:
        self._work = work
        self._lock = Lock()
        self._waiting: list[_Turn[Asked, Told]] = []
        self._led = False

    def ask(self, asked: Asked) -> Told:
        """The answer to one question. Raises what the work gave or raised for it."""
        turn: _Turn[Asked, Told] = _Turn(asked)
        with self._lock:
            self._waiting.append(turn)
            first, self._led = not self._led, True
        if not first:
            turn.gate.acquire()
        if first or turn.leads:
            self._lead()
        if isinstance(turn.told, BaseException):
            raise turn.told
        return turn.told

    def _lead(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting, []
        try:
            self._tell(batch)
        finally:
            with self._lock:
                follower = self._waiting[0] if self._waiting else None
                self._led = follower is not None
            if follower is not None:
                follower.leads = True
                follower.gate.release()
            for turn in batch:
                if not turn.leads:
                    turn.gate.release()

    def _tell(self, batch: Sequence[_Turn[Asked, Told]]) -> None:
        try:
            told = self._work([turn.asked for turn in batch])
        except Exception as failure:
            if len(batch) == 1:
                batch[0].told = failure
                return
            for turn in batch:
                self._tell([turn])
            return
        for turn, one in zip(batch, told, strict=True):
            turn.told = one
