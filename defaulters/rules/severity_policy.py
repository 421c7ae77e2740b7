"""The dated numbers by which an obligation is graded, and what a policy must look like."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, Literal, Self, cast

from courts.rules.errors import DomainError
from defaulters.rules import articles
from defaulters.rules.codes import Code

Grade = Literal["minor", "general", "serious"]

GRADES: Final[tuple[Grade, ...]] = ("minor", "general", "serious")
KINDS: Final = ("OB1", "OB2", "OB3", "OB4", "OB5", "OB6", "OB7")
LONGEST_GRACE: Final = 3

_KEYS: Final = {
    "version",
    "valid_from",
    "source",
    "base",
    "half",
    "arrears_periods",
    "grounds_count",
    "small_sum",
    "grace_months",
    "order_months",
    "review_months",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """One published version of the severity policy.

    `half` is the performed share that lowers a grade, `small_sum` yuan (of the default province until
    `in_province` is asked), the `*_months` are per grade: default grace, period of an order without a
    listing, interval of review. A court may shorten a grace with reasons, never lengthen it
    (法发〔2019〕35号 art.15).
    """

    version: str
    valid_from: date
    source: str
    base: Mapping[str, Grade]
    half: Decimal
    arrears_periods: int
    grounds_count: int
    small_sum: Decimal
    provinces: Mapping[str, Decimal]
    grace_months: Mapping[Grade, int]
    order_months: Mapping[Grade, int]
    review_months: Mapping[Grade, int]

    @classmethod
    def from_dict(cls, d: Mapping[str, object]) -> Self:
        """The policy that such a file holds; `severity.policy_invalid` with a JSON `pointer` otherwise.

        Amounts and shares are strings: a JSON float is refused, since it would not be the number that was
        published.
        """
        _exactly(d, _KEYS, "")
        sums = _exactly(_object(d["small_sum"], "/small_sum"), {"default", "provinces"}, "/small_sum")
        provinces = _object(sums["provinces"], "/small_sum/provinces")
        return cls(
            version=_text(d["version"], "/version"),
            valid_from=_day(d["valid_from"], "/valid_from"),
            source=_text(d["source"], "/source"),
            base=_base(d["base"]),
            half=_share(d["half"], "/half"),
            arrears_periods=_count(d["arrears_periods"], "/arrears_periods", least=1),
            grounds_count=_count(d["grounds_count"], "/grounds_count", least=2),
            small_sum=_amount(sums["default"], "/small_sum/default"),
            provinces={
                name: _amount(value, f"/small_sum/provinces/{name}") for name, value in provinces.items()
            },
            grace_months=_months(
                d["grace_months"], "/grace_months", least=0, most=LONGEST_GRACE, falling=True
            ),
            order_months=_months(d["order_months"], "/order_months"),
            review_months=_months(d["review_months"], "/review_months"),
        )

    def in_province(self, prefix: str) -> Self:
        """The same policy with the small sum of a province, named as its case numbers begin (京, 粤)."""
        return replace(self, small_sum=self.provinces.get(prefix, self.small_sum))


def _refuse(pointer: str) -> DomainError:
    return DomainError(Code.SEVERITY_POLICY_INVALID, article=articles.OPINION_GRADING, pointer=pointer)


def _object(value: object, pointer: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise _refuse(pointer)
    return value


def _exactly(value: Mapping[str, object], keys: set[str], pointer: str) -> Mapping[str, object]:
    for key in sorted(keys ^ set(_object(value, pointer))):
        raise _refuse(f"{pointer}/{key}")
    return value


def _text(value: object, pointer: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _refuse(pointer)
    return value


def _day(value: object, pointer: str) -> date:
    try:
        return date.fromisoformat(_text(value, pointer))
    except ValueError:
        raise _refuse(pointer) from None


def _amount(value: object, pointer: str) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _refuse(pointer)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise _refuse(pointer) from None
    if not number.is_finite() or number < 0:
        raise _refuse(pointer)
    return number


def _share(value: object, pointer: str) -> Decimal:
    number = _amount(value, pointer)
    if not 0 < number <= 1:
        raise _refuse(pointer)
    return number


def _count(value: object, pointer: str, *, least: int, most: int | None = None) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise _refuse(pointer)
    if most is not None and value > most:
        raise _refuse(pointer)
    return value


def _base(value: object) -> dict[str, Grade]:
    rows = _exactly(_object(value, "/base"), set(KINDS), "/base")
    for kind, grade in rows.items():
        if grade not in GRADES:
            raise _refuse(f"/base/{kind}")
    return cast("dict[str, Grade]", dict(rows))


def _months(
    value: object, pointer: str, *, least: int = 1, most: int | None = None, falling: bool = False
) -> dict[Grade, int]:
    """Months per grade; a graver grade never has more of what spares, nor less of what binds."""
    rows = _exactly(_object(value, pointer), set(GRADES), pointer)
    months = {grade: _count(rows[grade], f"{pointer}/{grade}", least=least, most=most) for grade in GRADES}
    if list(months.values()) != sorted(months.values(), reverse=falling):
        raise _refuse(pointer)
    return months
