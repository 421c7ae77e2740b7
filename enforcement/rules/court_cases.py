"""The rows of the court's case system: the fields of the exchange under the names of the API."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from enforcement.rules import exchange
from enforcement.rules.exchange import ImportRow, RowRefused

PLACES: Final[dict[str, tuple[str, ...]]] = {
    "caseCode": ("number",),
    "courtName": ("court",),
    "regDate": ("filed_on",),
    "gistId": ("judgment", "number"),
    "gistUnit": ("judgment", "maker"),
    "idType": ("debtor", "id_type"),
    "cardNum": ("debtor", "id_number"),
    "issuer": ("debtor", "issuer"),
    "iname": ("debtor", "name"),
    "sexy": ("debtor", "sex"),
    "businessEntity": ("debtor", "representative"),
    "duty": ("obligation", "content"),
    "kind": ("obligation", "kind"),
    "amount": ("obligation", "amount"),
    "performance": ("obligation", "performance"),
    "performedPart": ("obligation", "performed_part"),
    "unperformPart": ("obligation", "unperformed_part"),
}
"""Where in a row each field of the exchange stands."""


def read(index: int, row: Mapping[str, Any], today: date) -> ImportRow:
    """The row at `index` of a request, by the rules of an exchanged file. Raises RowRefused with `index` as line."""
    return exchange.read(index, {field: _at(row, place) for field, place in PLACES.items()}, today)


def pointer(refusal: RowRefused) -> str:
    """Where in the request what is refused stands, as a JSON pointer."""
    return "/".join(["", "cases", str(refusal.line), *PLACES.get(refusal.field, ())])


def _at(row: Mapping[str, Any], place: tuple[str, ...]) -> object:
    value: Any = row
    for name in place:
        value = value.get(name)
        if value is None:
            return None
    return value
