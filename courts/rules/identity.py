"""Numbers of identity documents: one written form each, checked as far as the number allows.

Citizens' numbers follow GB 11643, units' numbers GB 32100-2015. A number that fails its check digit is
refused where China issues it today, and only warned about where it is foreign or of an old form.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from operator import mul
from typing import Final, Literal, NamedTuple, TypeAlias

from courts.rules.codes import Code, IdentityWarning
from courts.rules.errors import DomainError
from courts.rules.many_citizens import doubtful
from courts.rules.working_days import add_months

Sex: TypeAlias = Literal["male", "female"]

FULL_AGE: Final = 18

# By the remainder of the weighted sum. The standard weighs by powers of two, up to 2 ** 17 for the first digit, and
# divides by 11; as 13 leaves 2, digits read as a number of base 13 are weighed so at once (but for one factor of 2).
_CITIZEN_CHECK = "10X98765432"
_CITIZEN_BASE = 13
_BETWEEN = "\x1f"
_MANY = 32  # fewer are read faster one by one

_UNIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_UNIT_VALUES = {char: value for value, char in enumerate(_UNIT_ALPHABET)}
_UNIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)

_is_citizen_form = re.compile(r"[1-9]\d{5}(?:18|19|20)\d{9}[\dX]", re.ASCII).fullmatch
_is_old_citizen_form = re.compile(r"[1-9]\d{14}", re.ASCII).fullmatch
_is_unit_form = re.compile(rf"[{_UNIT_ALPHABET}]{{2}}\d{{6}}[{_UNIT_ALPHABET}]{{10}}", re.ASCII).fullmatch
_is_chinese_passport = re.compile(r"(?:E[\dA-HJ-NP-Z]|SE|PE|DE)\d{7}|[HKM]\d{8}", re.ASCII).fullmatch
_is_old_chinese_passport = re.compile(r"G\d{8}|1[45]\d{7}|[DPS]\d{7,8}", re.ASCII).fullmatch
_is_passport_form = re.compile(r"[A-Z\d]{4,20}", re.ASCII).fullmatch
_is_country = re.compile(r"[A-Z]{3}", re.ASCII).fullmatch

_NOT_WRITTEN = re.compile(r"[\s\-‐-―−]")
_MASK = re.compile(r"[*●•·○□×#?※█]|X{4}")
_CITIZEN_MASK = re.compile(r"[*●•·○□×#?※█]|XX")


class Identity(NamedTuple):
    """A document's number in its one written form, with what the number itself says of the person."""

    id_type: str
    issuer: str
    number: str
    birth: date | None = None
    sex: Sex | None = None
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Type, issuer and number as one text, of which digests are made."""
        return _BETWEEN.join((self.id_type, self.issuer, self.number))

    def __repr__(self) -> str:
        return f"Identity(id_type={self.id_type!r}, issuer={self.issuer!r})"  # never the number


def parse(id_type: str, number: str, issuer: str = "CHN", *, checksum_overridden: bool = False) -> Identity:
    """Read `number` of a document of `id_type` issued by `issuer` (ISO 3166-1 alpha-3).

    The number comes back in half-width capitals without spaces and hyphens, a citizen's of 15 digits with
    18. Documents that only China issues carry the issuer CHN, whatever was said: their holder's
    nationality is another matter. `checksum_overridden` lets a unit's old code pass that breaks its check.

    Refuses with `identity.type_unknown`, `.issuer`, `.masked`, `.format`, `.checksum`, `.type_mismatch`.
    """
    reader = _READERS.get(id_type)
    if reader is None:
        raise DomainError(Code.IDENTITY_TYPE_UNKNOWN, id_type=id_type)
    try:
        return reader(number, issuer)
    except DomainError as refusal:
        if refusal.code is Code.IDENTITY_CHECKSUM and checksum_overridden and id_type == "uscc":
            return Identity("uscc", "CHN", _written(number), None, None, (IdentityWarning.CHECKSUM,))
        raise


def document(id_type: str, number: str, issuer: str = "CHN") -> str | None:
    """The `Identity.text` that `parse` gives, or None where it refuses."""
    try:
        return parse(id_type, number, issuer).text
    except DomainError:
        return None


def documents(asked: Sequence[tuple[str, str, str]]) -> list[str | None]:
    """The same of each `id_type, number, issuer`. Of thousands nearly all are citizens' numbers in their one written
    form, which together are seen to be so in a tenth of the time that reading each would take."""
    if len(asked) < _MANY:
        return [document(*each) for each in asked]
    doubts = doubtful([number for _, number, _ in asked])
    plain = f"citizen_id{_BETWEEN}CHN{_BETWEEN}"
    return [
        plain + number if id_type == "citizen_id" and not doubt else document(id_type, number, issuer)
        for (id_type, number, issuer), doubt in zip(asked, doubts, strict=True)
    ]


def mask(number: str) -> str:
    """`number` as it may be shown: of 18 characters the first 6 and last 4, of others a quarter each side."""
    head, tail = (6, 4) if len(number) == 18 else (len(number) // 4, min(4, len(number) // 4))
    return number[:head] + "*" * (len(number) - head - tail) + number[len(number) - tail :]


def is_adult(birth: date, day: date) -> bool:
    """Whether one born on `birth` is of full age on `day`: from the day after the 18th birthday.

    Civil Code 17, read in favour of the person on the birthday itself.
    """
    return day > add_months(birth, FULL_AGE * 12)


def age_on(birth: date, day: date) -> int:
    """Full years of life on `day`, as the list shows them (2017 list rules art.6)."""
    return day.year - birth.year - (add_months(birth, (day.year - birth.year) * 12) > day)


def citizen_check(first_17: str) -> str:
    """The 18th character of a number of GB 11643 form."""
    return _CITIZEN_CHECK[int(first_17, _CITIZEN_BASE) * 2 % 11]


def unit_check(first_17: str) -> str:
    """The 18th character of a unified social credit code (GB 32100-2015)."""
    total = sum(map(mul, _UNIT_WEIGHTS, (_UNIT_VALUES[char] for char in first_17)))
    return _UNIT_ALPHABET[-total % 31]


def _citizen_id(number: str, issuer: str) -> Identity:
    warnings: tuple[str, ...] = ()
    if not _is_citizen_form(number):
        number = _unmasked(_written(number), _CITIZEN_MASK)
        if _is_old_citizen_form(number):
            first_17 = f"{number[:6]}19{number[6:]}"
            number, warnings = first_17 + citizen_check(first_17), (IdentityWarning.LEGACY_FORMAT,)
        elif not _is_citizen_form(number):
            raise DomainError(Code.IDENTITY_FORMAT)
    if number[0] == "8":
        raise DomainError(Code.IDENTITY_TYPE_MISMATCH, id_type="residence_permit")
    return _of_citizen_form("citizen_id", number, warnings)


def _residence_permit(number: str, issuer: str) -> Identity:
    number = _unmasked(_written(number), _CITIZEN_MASK)
    if not _is_citizen_form(number) or number[:6] not in {"810000", "820000", "830000"}:
        raise DomainError(Code.IDENTITY_FORMAT)
    return _of_citizen_form("residence_permit", number, ())


def _of_citizen_form(id_type: str, number: str, warnings: tuple[str, ...]) -> Identity:
    if citizen_check(number[:17]) != number[17]:
        raise DomainError(Code.IDENTITY_CHECKSUM)
    return Identity(id_type, "CHN", number, _birth(number), _sex(number), warnings)


def _foreign_permanent(number: str, issuer: str) -> Identity:
    number = _unmasked(_written(number), _MASK)
    if re.fullmatch(r"[A-Z]{3}\d{12}", number, re.ASCII):
        return Identity("foreign_permanent", "CHN", number, None, None, (IdentityWarning.LEGACY_FORMAT,))
    if not _is_citizen_form(number) or number[0] != "9":
        raise DomainError(Code.IDENTITY_FORMAT)
    holds = citizen_check(number[:17]) == number[17]
    warnings = () if holds else (IdentityWarning.CHECKSUM,)
    return Identity("foreign_permanent", "CHN", number, _birth(number), _sex(number), warnings)


def _uscc(number: str, issuer: str) -> Identity:
    number = _unmasked(_written(number), _MASK)
    if not _is_unit_form(number):
        raise DomainError(Code.IDENTITY_FORMAT)
    if unit_check(number[:17]) != number[17]:
        raise DomainError(Code.IDENTITY_CHECKSUM)
    return Identity("uscc", "CHN", number)


def _passport(number: str, issuer: str) -> Identity:
    issuer = _written(issuer)
    if not _is_country(issuer):
        raise DomainError(Code.IDENTITY_ISSUER)
    number = _unmasked(_written(number), _MASK)
    if not _is_passport_form(number) or number.isalpha():
        raise DomainError(Code.IDENTITY_FORMAT)
    return Identity("passport", issuer, number, None, None, _passport_warnings(number, issuer))


def _passport_warnings(number: str, issuer: str) -> tuple[str, ...]:
    if issuer != "CHN":
        return (IdentityWarning.NO_CHECK_DIGIT,)
    if _is_chinese_passport(number):
        return ()
    return (
        (IdentityWarning.LEGACY_FORMAT,)
        if _is_old_chinese_passport(number)
        else (IdentityWarning.UNUSUAL_FORMAT,)
    )


def _hk_macau_permit(number: str, issuer: str) -> Identity:
    number = _unmasked(_written(number), _MASK)
    form = re.fullmatch(r"([HM]\d{8})(\d{2})?", number, re.ASCII)
    if form is None:
        raise DomainError(Code.IDENTITY_FORMAT)
    # The last two of eleven count the issues of one and the same permit.
    warnings = (IdentityWarning.LEGACY_FORMAT,) if form[2] else ()
    return Identity("hk_macau_permit", "CHN", form[1], None, None, warnings)


def _taiwan_permit(number: str, issuer: str) -> Identity:
    number = _unmasked(_written(number), _MASK).translate({ord("("): None, ord(")"): None})
    if re.fullmatch(r"\d{8}", number, re.ASCII):
        return Identity("taiwan_permit", "CHN", number)
    if re.fullmatch(r"\d{10}[A-Z]", number, re.ASCII):
        return Identity("taiwan_permit", "CHN", number, None, None, (IdentityWarning.LEGACY_FORMAT,))
    raise DomainError(Code.IDENTITY_FORMAT)


def _written(number: str) -> str:
    return _NOT_WRITTEN.sub("", unicodedata.normalize("NFKC", number)).upper()


def _unmasked(number: str, masked: re.Pattern[str]) -> str:
    if masked.search(number):
        raise DomainError(Code.IDENTITY_MASKED)
    return number


def _birth(number: str) -> date:
    try:
        return date.fromisoformat(number[6:14])
    except ValueError:
        raise DomainError(Code.IDENTITY_FORMAT) from None


def _sex(number: str) -> Sex:
    return "male" if number[16] in "13579" else "female"


_READERS: dict[str, Callable[[str, str], Identity]] = {
    "citizen_id": _citizen_id,
    "foreign_permanent": _foreign_permanent,
    "hk_macau_permit": _hk_macau_permit,
    "passport": _passport,
    "residence_permit": _residence_permit,
    "taiwan_permit": _taiwan_permit,
    "uscc": _uscc,
}

ID_TYPES: Final = frozenset(_READERS)
