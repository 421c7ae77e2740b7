"""Whose number a row names. The exchange has no column for the type of a document, so its form must tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from courts.rules import identity
from courts.rules.codes import Code as CourtsCode
from courts.rules.codes import IdentityWarning
from courts.rules.errors import DomainError
from courts.rules.identity import Identity
from enforcement.rules.codes import Code

_TYPES: Final = {
    "居民身份证": "citizen_id", "身份证": "citizen_id", "统一社会信用代码": "uscc", "护照": "passport",
    "港澳居民来往内地通行证": "hk_macau_permit", "台湾居民来往大陆通行证": "taiwan_permit",
    "港澳台居民居住证": "residence_permit", "外国人永久居留身份证": "foreign_permanent",
    **{one: one for one in identity.ID_TYPES},
}  # fmt: skip

_GAPS = re.compile(r"\s+")
_ROUNDED = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.ASCII).fullmatch
_CITIZEN_SHAPE = re.compile(r"\d{14}(?:\d|\d{3}[\dX])", re.ASCII).fullmatch
_OTHER_DOCUMENT = re.compile(r"[A-Z]{1,2}\d{6,10}|\d{8}|\d{10}[A-Z]", re.ASCII).fullmatch
_LARGEST_EXACT: Final = 10**15  # a spreadsheet keeps 15 digits of a number


def read(cells: Mapping[str, object]) -> Identity:
    """The identity that `cardNum` gives, by its form and by which other columns are filled.

    A column `idType` (with `issuer` for a passport) decides where it is filled. Without it a citizen's
    number, a residence permit, a foreigner's permanent residence card and a unit's code are told apart;
    any other document is `identity.type_unknown`, since a guessed type would never be found again. Refuses
    as `identity.parse` does, with `row.field_missing`, and with `row.number_rounded` for a number that a
    spreadsheet has cut to 15 digits.
    """
    number = _number(cells.get("cardNum"))
    named = str(cells.get("idType") or "").strip()
    if named:
        return identity.parse(_TYPES.get(named, named), number, str(cells.get("issuer") or "CHN"))
    id_type = _type_of(number, cells)
    parsed = identity.parse(id_type, number)
    if id_type == "foreign_permanent" and IdentityWarning.CHECKSUM in parsed.warnings:
        raise DomainError(CourtsCode.IDENTITY_CHECKSUM)
    return parsed


def _number(cell: object) -> str:
    if isinstance(cell, int | float) and cell >= _LARGEST_EXACT:
        raise DomainError(Code.ROW_NUMBER_ROUNDED)
    text = str(cell if cell is not None else "")
    if isinstance(cell, float):
        text = str(int(cell))
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = _GAPS.sub("", text).upper()
    if not text:
        raise DomainError(Code.ROW_FIELD_MISSING)
    if _ROUNDED(text):
        raise DomainError(Code.ROW_NUMBER_ROUNDED)
    return text


def _type_of(number: str, cells: Mapping[str, object]) -> str:
    if cells.get("sexy") or cells.get("age"):
        return _type_of_person(number)
    if cells.get("businessEntity") or not _CITIZEN_SHAPE(number):
        return "uscc" if len(number) > 11 or not _OTHER_DOCUMENT(number) else _unknown()
    return _type_of_person(number)


def _type_of_person(number: str) -> str:
    if _OTHER_DOCUMENT(number):
        return _unknown()
    if number[:6] in {"810000", "820000", "830000"}:
        return "residence_permit"
    # 9 leads the cards of foreigners since 2023; 99 is no division and leads no card.
    if (number[0] == "9" and number[1:2] != "9") or number[:3].isalpha():
        return "foreign_permanent"
    return "citizen_id"


def _unknown() -> str:
    raise DomainError(CourtsCode.IDENTITY_TYPE_UNKNOWN)
