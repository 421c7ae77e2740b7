"""The shapes of requests and answers, written once: they read a request strictly and describe it in OpenAPI.

A shape reads a JSON value into a Python one or notes a fault under the value's JSON pointer (RFC 6901).
Faults never repeat the value, which may be an identity number. DRF's serializers are not used on requests:
they cost more than the rest of a check together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol

from enforcement.api.codes import Fault

MOST_FAULTS = 50
# From so many rows on it is faster to read them column by column.
MANY = 8
NOT_PROMISED = {"minLength", "maxLength", "pattern"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})", re.ASCII)
_STORABLE = re.compile(r"[^\x00]*")
# Blanks by their numbers, since no two languages mean the same by a class of them.
_SAID = re.compile(r"[^\x00]*[^\x00-\x20\x7f-\xa0\u1680\u2000-\u206f\u3000\ufeff][^\x00]*")
_MONEY = re.compile(r"(?!0(?:\.00?)?$)(?:0|[1-9]\d{0,13})(?:\.\d{1,2})?", re.ASCII)


class Malformed(Exception):
    """The request is not of the shape; `faults` are pairs of JSON pointer (or parameter) and code."""

    def __init__(self, faults: Sequence[tuple[str, Fault]]) -> None:
        super().__init__("request.malformed")
        self.faults = tuple(faults[:MOST_FAULTS])


@dataclass
class Faults:
    """What was found wrong so far."""

    found: list[tuple[str, Fault]] = field(default_factory=list)

    def note(self, pointer: str, code: Fault) -> Any:
        """Keep the fault; gives the None that `read` gives in its place."""
        self.found.append((pointer, code))
        return None


class Shape(Protocol):
    """What a value must be; `read` gives None when it noted a fault."""

    def read(self, value: object, at: str, faults: Faults) -> Any: ...

    def schema(self) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Text:
    """A text of 1 to `most` characters; of `choices` if there are any; `example` is shown in the docs."""

    most: int = 200
    choices: tuple[str, ...] = ()
    least: int = 1
    example: str = ""
    format: str = ""

    def read(self, value: object, at: str, faults: Faults) -> Any:
        if not isinstance(value, str):
            return faults.note(at, Fault.FIELD_TYPE)
        if self.choices and value not in self.choices:
            return faults.note(at, Fault.FIELD_CHOICE)
        # PostgreSQL holds no NUL, and a name or number of blanks alone says nothing.
        said = _SAID if self.least else _STORABLE
        if not self.least <= len(value) <= self.most or not said.fullmatch(value):
            return faults.note(at, Fault.FIELD_LENGTH)
        return value

    def fits_all(self, values: Sequence[object]) -> bool:
        """Whether each of these is such a text."""
        if not set(map(type, values)) <= {str}:
            return False
        texts: Sequence[str] = values  # type: ignore[assignment]
        if self.choices:
            return set(texts) <= set(self.choices)
        if not all(self.least <= length <= self.most for length in set(map(len, texts))):
            return False
        # Letters and digits alone always say something, and are seen faster than by an expression.
        said = _SAID if self.least else _STORABLE
        return "".join(texts).isalnum() or all(text.isalnum() or said.fullmatch(text) for text in texts)

    def schema(self) -> dict[str, Any]:
        limits: dict[str, Any] = {"type": "string"}
        if self.choices:
            limits["enum"] = list(self.choices)
        elif not self.format:
            said = _SAID if self.least else _STORABLE
            limits |= {"minLength": self.least, "maxLength": self.most, "pattern": f"^{said.pattern}$"}
        else:
            limits["format"] = self.format
        return limits | ({"examples": [self.example]} if self.example else {})


@dataclass(frozen=True)
class Day:
    """A day, YYYY-MM-DD, in Asia/Shanghai."""

    def read(self, value: object, at: str, faults: Faults) -> Any:
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                return faults.note(at, Fault.FIELD_DAY)
        return faults.note(at, Fault.FIELD_DAY)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Instant:
    """An instant by RFC 3339 with its offset: 2026-11-24T16:00:00+08:00."""

    def read(self, value: object, at: str, faults: Faults) -> Any:
        if isinstance(value, str) and _INSTANT.fullmatch(value):
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                return faults.note(at, Fault.FIELD_INSTANT)
        return faults.note(at, Fault.FIELD_INSTANT)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date-time"}


@dataclass(frozen=True)
class Money:
    """Yuan as a text with at most two decimals, above 0: a binary fraction is no amount of money."""

    def read(self, value: object, at: str, faults: Faults) -> Any:
        if not isinstance(value, str) or not _MONEY.fullmatch(value):
            return faults.note(at, Fault.FIELD_MONEY)
        return Decimal(value)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_MONEY.pattern}$", "examples": ["4210.00"]}


@dataclass(frozen=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 2**63 - 1

    def read(self, value: object, at: str, faults: Faults) -> Any:
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # JSON knows one kind of number: 7.0 is 7
        if not isinstance(value, int) or isinstance(value, bool):
            return faults.note(at, Fault.FIELD_TYPE)
        if not self.least <= value <= self.most:
            return faults.note(at, Fault.FIELD_RANGE)
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def read(self, value: object, at: str, faults: Faults) -> Any:
        return value if isinstance(value, bool) else faults.note(at, Fault.FIELD_TYPE)

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Maybe:
    """A field that may be left out of a request, and may be null in an answer."""

    of: Shape

    def read(self, value: object, at: str, faults: Faults) -> Any:
        return self.of.read(value, at, faults)

    def schema(self) -> dict[str, Any]:
        return {"oneOf": [self.of.schema(), {"type": "null"}]}


@dataclass(frozen=True)
class Fields:
    """An object with these fields and no others; `into` makes a value of them, by keyword."""

    fields: Mapping[str, Shape]
    into: Callable[..., Any] = dict

    def read(self, value: object, at: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            return faults.note(at, Fault.FIELD_TYPE)
        before = len(faults.found)
        for name in value.keys() - self.fields.keys():
            faults.note(f"{at}/{_escaped(name)}", Fault.FIELD_UNKNOWN)
        given = {}
        for name, shape in self.fields.items():
            if name in value:
                given[name] = shape.read(value[name], f"{at}/{name}", faults)
            elif not isinstance(shape, Maybe):
                faults.note(f"{at}/{name}", Fault.FIELD_MISSING)
        return self.into(**given) if len(faults.found) == before else None

    @cached_property
    def _texts(self) -> dict[str, Text]:
        """The fields, if all are texts."""
        bare = {name: shape.of if isinstance(shape, Maybe) else shape for name, shape in self.fields.items()}
        texts = {name: shape for name, shape in bare.items() if isinstance(shape, Text)}
        return texts if len(texts) == len(bare) else {}

    def read_plain(self, values: Sequence[object]) -> list[Any] | None:
        """What `read` gives of each of these, or None if one has to be read by itself: asked column by column, where
        every field is a text. Who asks about ten thousand people should wait for the register and not for this."""
        texts = self._texts
        if not texts or not set(map(type, values)) <= {dict}:
            return None
        rows: Sequence[dict[str, Any]] = values  # type: ignore[assignment]
        columns = {name: [row[name] for row in rows if name in row] for name in texts}
        full = [name for name, column in columns.items() if len(column) == len(rows)]
        needed = {name for name, shape in self.fields.items() if not isinstance(shape, Maybe)}
        known = sum(map(len, columns.values()))
        if not needed.issubset(full) or known < sum(map(len, rows)):
            return None
        if not all(text.fits_all(columns[name]) for name, text in texts.items()):
            return None
        if known == len(full) * len(rows) and full == self._places[: len(full)]:
            return list(map(self.into, *(columns[name] for name in full)))
        return [self.into(**row) for row in rows]

    @cached_property
    def _places(self) -> list[str]:
        """The fields of `into` in their order, if it takes them by place: twice as fast as by name."""
        return list(getattr(self.into, "_fields", ()))

    def schema(self) -> dict[str, Any]:
        required = [name for name, shape in self.fields.items() if not isinstance(shape, Maybe)]
        return self._schema(required, answers=False)

    def answer_schema(self) -> dict[str, Any]:
        """As an answer, in which every field is there."""
        return self._schema(list(self.fields), answers=True)

    def _schema(self, required: list[str], *, answers: bool) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {name: _described(shape, answers=answers) for name, shape in self.fields.items()},
            "required": required,
            "additionalProperties": False,
        }


@dataclass(frozen=True)
class Rows:
    """A list of `least` to `most` values of one shape."""

    of: Shape
    least: int = 0
    most: int = 10_000

    def read(self, value: object, at: str, faults: Faults) -> Any:
        if not isinstance(value, list):
            return faults.note(at, Fault.FIELD_TYPE)
        if not self.least <= len(value) <= self.most:
            return faults.note(at, Fault.FIELD_LENGTH)
        if (
            len(value) >= MANY
            and isinstance(self.of, Fields)
            and (plain := self.of.read_plain(value)) is not None
        ):
            return plain
        return [self.of.read(each, f"{at}/{index}", faults) for index, each in enumerate(value)]

    def schema(self) -> dict[str, Any]:
        return {
            "type": "array",
            "items": self.of.schema(),
            "minItems": self.least,
            "maxItems": self.most,
        }


def _described(shape: Shape, *, answers: bool) -> dict[str, Any]:
    if isinstance(shape, Maybe):
        of = _described(shape.of, answers=answers)
        return {"oneOf": [of, {"type": "null"}]} if answers else of
    if isinstance(shape, Rows) and answers:
        return {"type": "array", "items": _described(shape.of, answers=answers)}
    if isinstance(shape, Fields) and answers:
        return shape.answer_schema()
    described = shape.schema()
    if answers:  # what we write ourselves is not promised to be short
        described = {key: value for key, value in described.items() if key not in NOT_PROMISED}
    return described


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def read(shape: Shape, value: object) -> Any:
    """The value of a request's body. Raises `Malformed` with everything that is wrong."""
    faults = Faults()
    found = shape.read(value, "", faults)
    if faults.found:
        raise Malformed(faults.found)
    return found
