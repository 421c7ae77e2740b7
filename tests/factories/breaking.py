"""Trying the database: a valid row of the register is inserted again with one thing wrong; which name refuses it?

A constraint that another one always shadows (the same wrong row breaks both, and PostgreSQL asks in the order of
the names) is tried with the other taken off, in a savepoint that is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from re import findall
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

Change = dict[str, Any]


@dataclass(frozen=True)
class Wrong:
    """A row of `model` that fits `where`, with `change` (of the row, if callable), but for `without`."""

    model: str
    change: Change | Callable[[Any], Change] = field(default_factory=dict)
    where: Change = field(default_factory=dict)
    without: tuple[str, ...] = ()


def refused_by(wrong: Wrong) -> str:
    """The name of the constraint that refuses the wrong row; "" if none does."""
    model = apps.get_model(wrong.model)
    row = model._default_manager.filter(**wrong.where).order_by("pk").first()
    assert row is not None, f"no row of {wrong.model} {wrong.where}"
    change = wrong.change(row) if callable(wrong.change) else wrong.change
    return name_of(lambda: _insert(model, row, change, wrong.without))


def name_of(attempt: Callable[[], object]) -> str:
    """The name that the database gives when it refuses `attempt`, whose work is undone; "" if it does not."""
    try:
        with transaction.atomic():
            attempt()
            _ask()
            transaction.set_rollback(True)
    except IntegrityError as refusal:
        return _name(refusal)
    return ""


def _ask() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def _name(refusal: IntegrityError) -> str:
    return str(refusal.__cause__.diag.constraint_name)  # type: ignore[union-attr]


def _insert(model: type[models.Model], row: models.Model, change: Change, without: Iterable[str]) -> None:
    _ask()  # a table with events that wait is not altered
    with connection.cursor() as cursor:
        for name in without:
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" DROP CONSTRAINT "{name}"')
    generated = isinstance(model._meta.pk, models.AutoField)
    fields = [one for one in model._meta.concrete_fields if not (generated and one.primary_key)]
    values = {one.attname: getattr(row, one.attname) for one in fields}
    attname = {one.name: one.attname for one in model._meta.concrete_fields}
    wrong = {attname.get(name, name): value for name, value in change.items()}
    model(**values | wrong).save(force_insert=True)


def constraints(app: str) -> set[str]:
    """The names of all constraints of the app's models."""
    config = apps.get_app_config(app)
    return {one.name for model in config.get_models() for one in model._meta.constraints}


def laws(app: str) -> set[str]:
    """The names that the app's laws.sql raises."""
    text = (Path(apps.get_app_config(app).path) / "laws.sql").read_text(encoding="utf-8")
    return set(findall(r"(?:refuse_change|break_law)\('(\w+)'\)", text))


def broken(statements: Iterable[str]) -> str:
    """The law that refuses what these statements of SQL do together; "" if none does."""

    def attempt() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                assert cursor.rowcount > 0, statement

    return name_of(attempt)


def tried(tries: dict[str, Wrong]) -> Iterator[tuple[str, str]]:
    """What each try was refused by."""
    for name, wrong in tries.items():
        yield name, refused_by(wrong)
