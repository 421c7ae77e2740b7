"""What a row of an exchanged file says, or why it cannot be taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final, TypeVar

from courts.rules import case_numbers
from courts.rules.case_numbers import CaseNumber
from courts.rules.errors import DomainError
from courts.rules.identity import Identity
from enforcement.rules import exchange_words, written_days
from enforcement.rules.codes import Code
from enforcement.rules.written_identities import read as read_identity

Cells = Mapping[str, object]
Part = dict[str, Any]
At = Callable[..., Any]
Read = TypeVar("Read")

LONGEST: Final = {"gistId": 80, "gistUnit": 120, "caseCode": 60}
LARGEST: Final = Decimal("99999999999999.99")
_TEN_THOUSAND: Final = Decimal(10_000)
_SUM = re.compile(r"(?:人民币|¥|RMB)?(\d[\d,]*(?:\.\d{1,6})?)(万)?元?", re.ASCII).fullmatch


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One debtor in one case, as the court that sends the row states it.

    `duty` is word for word. `kind` is OB1-OB7 or `unclassified`; `amount` in yuan, None where none is given.
    `grounds` and `published_on` say what another register had published; they bind nobody here.
    """

    line: int
    identity: Identity = field(repr=False)
    name: str = field(repr=False)
    sex: str
    representative: str = field(repr=False)
    case_number: str
    case_number_original: str
    court_code: str
    court_name: str
    filed_on: date
    judgment_number: str
    maker: str
    basis: str
    interest_rule: str
    duty: str
    kind: str
    act_kind: str
    amount: Decimal | None
    liability: str
    performance: str
    performed_part: str
    unperformed_part: str
    grounds: tuple[str, ...]
    published_on: date | None

    @property
    def judgment(self) -> tuple[str, str]:
        """Maker and number: what tells one judgment from another."""
        return self.maker, self.judgment_number

    @property
    def is_unit(self) -> bool:
        return self.identity.id_type == "uscc"


class RowRefused(DomainError):
    """A row that cannot be taken: the line in the file, the field, and the code of the reason."""

    def __init__(self, line: int, field_name: str, code: StrEnum) -> None:
        super().__init__(code, line=line, field=field_name)
        self.line = line
        self.field = field_name


def read(line: int, cells: Cells, today: date) -> ImportRow:
    """Read the cells of one line, by field name; no day in it may lie after `today`. Raises RowRefused."""

    def at(name: str, reader: Callable[..., Read], *arguments: object) -> Read:
        try:
            return reader(*arguments)
        except DomainError as refusal:
            raise RowRefused(line, name, refusal.code) from None

    debtor, duty = _debtor(at, cells), at("duty", _words, cells)
    return ImportRow(
        line=line,
        **debtor,
        **_case(at, cells, today),
        **_obligation(at, cells, duty),
        **_publication(at, cells, today),
    )


def _debtor(at: At, cells: Cells) -> Part:
    name, identity = at("iname", _required, cells, "iname"), at("cardNum", read_identity, cells)
    return {
        "identity": identity,
        "name": name,
        "sex": identity.sex or exchange_words.sex(_text(cells, "sexy")),
        "representative": _text(cells, "businessEntity"),
    }


def _case(at: At, cells: Cells, today: date) -> Part:
    original = at("caseCode", _required, cells, "caseCode")
    number = at("caseCode", case_numbers.parse, original)
    maker = at("gistUnit", _required, cells, "gistUnit")
    judgment_number = case_numbers.written(at("gistId", _required, cells, "gistId"))
    basis, interest_rule = exchange_words.basis(maker, judgment_number)
    return {
        "case_number": str(number),
        "case_number_original": original,
        "court_code": court_code_of(number),
        "court_name": _text(cells, "courtName"),
        "filed_on": at("regDate", _day, cells, "regDate", today),
        "judgment_number": judgment_number,
        "maker": maker,
        "basis": basis,
        "interest_rule": interest_rule,
    }


def _obligation(at: At, cells: Cells, duty: str) -> Part:
    amount = at("amount", _amount, cells.get("amount"))
    kind, act_kind = at("kind", exchange_words.obligation_kind, _text(cells, "kind"), duty)
    # A sum to pay that names no sum cannot stand as such; a clerk completes it.
    if kind == "OB1" and amount is None:
        kind = exchange_words.UNCLASSIFIED
    liability = exchange_words.liability(duty)
    return {"duty": duty, "kind": kind, "act_kind": act_kind, "amount": amount, "liability": liability}


def _publication(at: At, cells: Cells, today: date) -> Part:
    is_dated = bool(_text(cells, "publishDate"))
    return {
        "performance": exchange_words.performance(_text(cells, "performance")),
        "performed_part": _text(cells, "performedPart"),
        "unperformed_part": _text(cells, "unperformPart"),
        "grounds": at("disruptTypeName", exchange_words.grounds, _text(cells, "disruptTypeName")),
        "published_on": at("publishDate", _day, cells, "publishDate", today) if is_dated else None,
    }


def court_code_of(number: CaseNumber) -> str:
    """The court that a number names; "" for the word of a legacy number, which is not one court's alone."""
    return "" if number.is_legacy else number.court_code


def _text(cells: Cells, name: str) -> str:
    value = cells.get(name)
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.date().isoformat() if isinstance(value, datetime) else str(value)


def _required(cells: Cells, name: str) -> str:
    text = _text(cells, name)
    if not text:
        raise DomainError(Code.ROW_FIELD_MISSING)
    if len(text) > LONGEST.get(name, len(text)):
        raise DomainError(Code.ROW_FIELD_TOO_LONG)
    return text


def _words(cells: Cells) -> str:
    _required(cells, "duty")
    return str(cells["duty"])


def _day(cells: Cells, name: str, today: date) -> date:
    _required(cells, name)
    day = written_days.read(cells[name])
    if day > today:
        raise DomainError(Code.ROW_DAY_IN_FUTURE)
    return day


def _amount(cell: object) -> Decimal | None:
    text = "" if cell is None else unicodedata.normalize("NFKC", str(cell)).replace(" ", "")
    if not text:
        return None
    parts = _SUM(text)
    if parts is None:
        raise DomainError(Code.ROW_AMOUNT_UNREADABLE)
    try:
        amount = Decimal(parts[1].replace(",", "")) * (_TEN_THOUSAND if parts[2] else 1)
    except InvalidOperation:
        raise DomainError(Code.ROW_AMOUNT_UNREADABLE) from None
    fen = amount.quantize(Decimal("0.01"))
    if fen != amount or not 0 < fen <= LARGEST:
        raise DomainError(Code.ROW_AMOUNT_UNREADABLE)
    return fen
