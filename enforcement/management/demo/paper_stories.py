"""Papers: one that the court's font cannot set, because the debtor's name holds a character that it lacks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from courts.rules.errors import DomainError
from enforcement.documents import faults, press
from enforcement.management.demo.side_stories import debtor
from enforcement.management.demo.stage import Stage, Story


def rare_character(stage: Stage) -> Story:
    """The enforcement notice was served in a handwritten copy: the clerk's queue names the paper and the character."""
    yield stage.ago(9)
    _, case = debtor(stage, "钟离𰻞", date(1990, 10, 1), 27_500)
    yield stage.ago(8)
    notice = case.documents.get()
    with suppress(DomainError), faults.told(notice, stage.now):
        press.printed(notice)


STORIES: list[Callable[[Stage], Story]] = [rare_character]
