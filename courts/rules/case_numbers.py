"""Numbers of cases (案号): one written form each.

Since 2016: `（year）court type serial 号`; before, `（year）court type 字第 serial 号`, whose court is
a word of the court's own choice. Judgments and enforcement cases are numbered alike and differ by their type.
"""

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from courts.rules.codes import Code
from courts.rules.errors import DomainError

ENFORCEMENT_TYPES: Final = frozenset({"执", "执保", "执他", "执协", "执复", "执异", "执恢", "执监", "执请"})
JUDGMENT_TYPES: Final = frozenset(
    {
        *("民初", "民终", "民申", "民再", "民监", "民特", "民督", "民辖", "民辖终", "民撤"),
        *("刑初", "刑终", "刑更", "刑再", "刑申"),
        *("行初", "行终", "行再", "行申", "行审"),
        *("知民初", "知民终", "知行初", "知行终", "破", "破申", "强清", "财保", "认台", "协外认"),
    }
)

_OF_A_COURT: Final = JUDGMENT_TYPES | ENFORCEMENT_TYPES

_SUPREME = "最高法"
_PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云滇藏陕甘青宁新兵军"

_SPACE = re.compile(r"\s+")
_BRACKETS = str.maketrans("[]〔〕【】", "()()()")
_NUMBER = re.compile(
    r"\((?P<year>(?:19|20)\d\d)\)(?P<head>[^\d()]+(?:\d+[^\d()]+)?)(?P<serial>\d+)号(?P<suffix>之[一二三四五六七八九十]+)?",
    re.ASCII,
)
_COURT = re.compile(rf"{_SUPREME}|[{_PROVINCES}](?:\d{{4}}|\d{{2}})?(?!\d)", re.ASCII)
_LEGACY_COURT = re.compile(r"[\u4e00-\u9fff]{1,8}")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number in its parts; `str()` puts them together with full-width brackets.

    `court_code` is `最高法`, or a province with 0, 2 or 4 digits for a high, intermediate or basic court, or
    the word of a legacy number; `type_code` ends in `字` in a legacy number, which keeps the zeros of its
    `serial`; `suffix` is `之一` and the like, or "".
    """

    year: int
    court_code: str
    type_code: str
    serial: str
    suffix: str = ""

    @property
    def is_legacy(self) -> bool:
        return self.type_code.endswith("字")

    @property
    def is_enforcement(self) -> bool:
        return self.type_code.removesuffix("字") in ENFORCEMENT_TYPES

    def __str__(self) -> str:
        mark = "第" if self.is_legacy else ""
        return f"（{self.year}）{self.court_code}{self.type_code}{mark}{self.serial}号{self.suffix}"


def parse(text: str, types: Set[str] = ENFORCEMENT_TYPES) -> CaseNumber:
    """Read a case number, in brackets of either width, spaces ignored.

    `types` are the type codes that may stand in it, those of enforcement unless said otherwise. Refuses
    with `case_number.format`, `case_number.court` or `case_number.type`.
    """
    written = _SPACE.sub("", unicodedata.normalize("NFKC", text)).translate(_BRACKETS)
    parts = _NUMBER.fullmatch(written)
    if parts is None or not int(parts["serial"]):
        raise DomainError(Code.CASE_NUMBER_FORMAT)
    year, head, suffix = int(parts["year"]), parts["head"], parts["suffix"] or ""
    if head.endswith("字第"):
        court, type_code = _legacy_head(head.removesuffix("字第"), types)
        return CaseNumber(year, court, f"{type_code}字", parts["serial"], suffix)
    court, type_code = _head(head, types)
    return CaseNumber(year, court, type_code, parts["serial"].lstrip("0"), suffix)


def written(text: str) -> str:
    """The one written form of the number of a judgment or other basis, by which it is found again.

    A court's number as `str(CaseNumber)` writes it; an arbitral, notarial or other number without its gaps.
    """
    try:
        return str(parse(text, _OF_A_COURT))
    except DomainError:
        return _SPACE.sub("", text)


def _head(head: str, types: Set[str]) -> tuple[str, str]:
    court = _COURT.match(head)
    if court is None:
        raise DomainError(Code.CASE_NUMBER_COURT)
    type_code = head[court.end() :]
    if type_code not in types:
        raise DomainError(Code.CASE_NUMBER_TYPE, type_code=type_code)
    return court[0], type_code


def _legacy_head(head: str, types: Set[str]) -> tuple[str, str]:
    fitting = [each for each in types if head.endswith(each)]
    if not fitting:
        raise DomainError(Code.CASE_NUMBER_TYPE, type_code=head)
    type_code = max(fitting, key=len)
    court = head.removesuffix(type_code)
    if not _LEGACY_COURT.fullmatch(court):
        raise DomainError(Code.CASE_NUMBER_COURT)
    return court, type_code
