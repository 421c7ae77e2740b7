"""Telling the court that a paper cannot be set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeAlias

from courts.models import Document
from courts.rules.errors import DomainError
from courts.services import acts
from defaulters.models import PriorWarning
from enforcement.rules.codes import Code
from enforcement.services import print_faults

Paper: TypeAlias = Document | PriorWarning


@contextmanager
def told(paper: Paper, now: datetime | None = None) -> Iterator[None]:
    """What the press refuses of `paper` within this block is kept for the court's queue, and raised on."""
    try:
        yield
    except DomainError as refusal:
        if refusal.code == Code.DOCUMENT_UNPRINTABLE:
            characters = str(refusal.context.get("characters", ""))
            with acts.begin(actor=acts.system("papers"), now=now) as act:
                print_faults.report(act=act, paper=paper, characters=characters)
        raise
