"""The file beside an input that holds what could not be taken, ready to be mended and imported again."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from django.utils import translation

from enforcement.management.tables import Line
from enforcement.models.refusals import of_code
from enforcement.rules.exchange import RowRefused

COLUMNS = ("line", "field", "code", "原因", "reason")


class RefusedRows:
    """Writes `<name>.refused.csv`; it appears with the first refusal, and one of an earlier run goes."""

    def __init__(self, source: Path, headings: Sequence[str]) -> None:
        self.path = source.with_name(f"{source.stem}.refused.csv")
        self.headings = headings
        self.open = ExitStack()
        self.writer: Any = None

    def __enter__(self) -> Self:
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.open.close()

    def add(self, line: Line, refusal: RowRefused) -> None:
        """Write a line of the input with its reason before its own columns."""
        if self.writer is None:
            file = self.open.enter_context(self.path.open("w", encoding="utf-8-sig", newline=""))
            self.writer = csv.writer(file)
            self.writer.writerow([*COLUMNS, *self.headings])
        said = []
        for language in ("zh-hans", "en"):
            with translation.override(language):
                said.append(of_code(refusal.code))
        number, cells = line
        own = ["" if cell is None else str(cell) for cell in cells]
        self.writer.writerow([number, refusal.field, str(refusal.code), *said, *own])
