"""One run of an import: lines are read, taken in acts of a thousand, counted, and the refused ones kept."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from enforcement.management.tables import Line
from enforcement.rules import exchange
from enforcement.rules.exchange import ImportRow, RowRefused
from enforcement.rules.intake import Courts, Standing, Taken
from enforcement.selectors import intake
from enforcement.selectors.intake import Outcome
from enforcement.services.import_batches import Take

BATCH = 1000


@dataclass
class Tally:
    """What became of the lines, and what the taken ones brought."""

    outcomes: Counter[str] = field(default_factory=Counter)
    brought: Counter[str] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count the outcome of some rows."""
        self.outcomes["taken"] += len(outcome.taken)
        self.outcomes["known"] += outcome.known
        self.outcomes["passed_over"] += outcome.passed_over
        for each in outcome.taken:
            self.brought.update(_brought(each))

    def refuse(self, refusal: RowRefused) -> None:
        """Count a refused line."""
        self.outcomes["refused"] += 1
        self.reasons[refusal.field, str(refusal.code)] += 1


@dataclass
class Run:
    """A run over one file. `refused` is called with each line that cannot be taken, in the file's order."""

    fields: Sequence[str | None]
    courts: Courts
    take: Take
    refused: Callable[[Line, RowRefused], None]
    today: date
    tally: Tally = field(default_factory=Tally)

    def over(self, lines: Iterable[Line]) -> Iterator[int]:
        """Take all lines; yields after each batch how many lines it had."""
        # Collections that walk all that the program loaded, again and again, would take a fifth of the time.
        gc.freeze()
        gc.set_threshold(50_000)
        rest = iter(lines)
        while batch := list(islice(rest, BATCH)):
            self._batch(batch)
            yield len(batch)

    def _batch(self, batch: Sequence[Line]) -> None:
        rows, refusals = [], []
        for line in batch:
            try:
                rows.append(exchange.read(line[0], cells_of(line[1], self.fields), self.today))
            except RowRefused as refusal:
                refusals.append(refusal)
        for outcome in self.take(rows):
            self.tally.add(outcome)
            refusals += outcome.refused
        by_line = {line[0]: line for line in batch}
        for each in sorted(refusals, key=lambda each: each.line):
            self.tally.refuse(each)
            self.refused(by_line[each.line], each)


def cells_of(cells: Sequence[object], fields: Sequence[str | None]) -> dict[str, object]:
    """The cells by field; of several columns of one field the first that is filled."""
    found: dict[str, object] = {}
    for name, cell in zip(fields, cells, strict=False):
        if name is not None and not found.get(name):
            found[name] = cell
    return found


def trying(courts: Courts) -> Take:
    """Decides and writes nothing; what is planned is kept, so that later rows meet it."""
    standing = Standing()

    def take(rows: Sequence[ImportRow]) -> Iterator[Outcome]:
        keyed = intake.keyed(rows)
        intake.stand(keyed, standing)
        yield intake.outcome(keyed, courts, standing)

    return take


def _brought(taken: Taken) -> Collection[str]:
    brings = {
        "subjects": taken.new_subject,
        "judgments": taken.new_judgment,
        "obligations": taken.new_obligation,
        "unclassified": taken.new_obligation and taken.row.kind == "unclassified",
        "cases": taken.new_case,
        "drafts": taken.is_draft,
    }
    return [name for name, brought in brings.items() if brought]
