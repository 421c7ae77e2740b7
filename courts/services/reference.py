"""Reference data from outside: a row is entered once; of what stands, only its words may be corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Loaded:
    """How many rows were entered, how many had words corrected, how many stood already."""

    entered: int = 0
    corrected: int = 0
    standing: int = 0

    def __add__(self, other: Loaded) -> Loaded:
        return Loaded(
            self.entered + other.entered, self.corrected + other.corrected, self.standing + other.standing
        )


@dataclass(frozen=True)
class Form:
    """How rows of one noun are followed.

    `key` finds a row. `words` may be corrected in place. `own` is entered with the row and then belongs to
    those who use it. Every other field is substance, and a difference there is `reference.changed`.
    """

    key: str
    words: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


def follow(*, act: Act, model: type[models.Model], form: Form, rows: Sequence[Values]) -> Loaded:
    """Bring the table to what `rows` (field name -> value) say; rows that they do not name stay."""
    keys = [row[form.key] for row in rows]
    found = {
        getattr(row, form.key): row for row in model._default_manager.filter(**{f"{form.key}__in": keys})
    }
    missing = [model(**row) for row in rows if row[form.key] not in found]
    corrected = sum(_correct(act, found[row[form.key]], row, form) for row in rows if row[form.key] in found)
    enter(act=act, rows=missing)
    return Loaded(len(missing), corrected, len(found) - corrected)


def enter(*, act: Act, rows: Sequence[models.Model]) -> None:
    """Write new rows of one noun and record each."""
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=1000)
    for row in rows:
        act.record("reference.enter", row)


def differing(row: models.Model, values: Values, fields: Iterable[str]) -> list[str]:
    """The names of those `fields` in which `row` is not what `values` say."""
    return [name for name in fields if getattr(row, name) != values[name]]


def refuse_change(row: models.Model, fields: Sequence[str]) -> DomainError:
    """What is published is not edited: a change needs a new code or version."""
    return DomainError(
        Code.REFERENCE_CHANGED, noun=row._meta.label_lower, row_id=row.pk, row=str(row), fields=fields
    )


def _correct(act: Act, row: models.Model, values: Values, form: Form) -> bool:
    changed = differing(row, values, values.keys() - form.own)
    if not changed:
        return False
    if substance := sorted(set(changed) - form.words):
        raise refuse_change(row, substance)
    for name in changed:
        setattr(row, name, values[name])
    type(row)._default_manager.bulk_update([row], changed)
    act.record("reference.correct", row, fields=sorted(changed))
    return True
