"""Which column of a file is which field of the exchange."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

REQUIRED: Final = ("iname", "cardNum", "caseCode", "regDate", "gistId", "gistUnit", "duty")
"""Fields that a file must have a column for; each row must fill them."""

OPTIONAL: Final = (
    "sexy", "age", "businessEntity", "courtName", "areaName", "performance", "performedPart", "unperformPart",
    "disruptTypeName", "publishDate", "kind", "amount", "idType", "issuer",
)  # fmt: skip

_CHINESE: Final = {
    "iname": ("姓名/名称", "姓名", "名称", "被执行人", "被执行人姓名", "被执行人姓名/名称", "失信被执行人"),
    "cardNum": (
        *("证件号码", "身份证号码", "身份证号", "组织机构代码", "统一社会信用代码", "证件号"),
        *("身份证号码/组织机构代码", "证件号码/组织机构代码", "身份证号码/统一社会信用代码"),
    ),
    "sexy": ("性别",),
    "age": ("年龄",),
    "businessEntity": ("法定代表人", "法定代表人或者负责人姓名", "法定代表人/负责人", "负责人"),
    "courtName": ("执行法院", "法院"),
    "areaName": ("省份", "地域", "省市"),
    "caseCode": ("案号", "执行案号"),
    "regDate": ("立案时间", "立案日期"),
    "gistId": ("执行依据文号", "依据文号", "执行依据"),
    "gistUnit": ("做出执行依据单位", "作出执行依据单位", "做出依据单位", "作出依据单位", "执行依据单位"),
    "duty": ("义务", "生效法律文书确定的义务", "生效法律文书确定义务", "义务内容"),
    "performance": ("履行情况", "被执行人的履行情况"),
    "performedPart": ("已履行部分", "已履行"),
    "unperformPart": ("未履行部分", "未履行"),
    "disruptTypeName": ("具体情形", "失信被执行人行为具体情形", "失信行为具体情形", "失信情形"),
    "publishDate": ("发布时间", "发布日期", "公布时间"),
    "kind": ("义务种类", "种类"),
    "amount": ("金额", "本金", "执行标的", "标的金额", "金额(元)"),
    "idType": ("证件种类", "证件类型"),
    "issuer": ("签发国家或地区", "签发国家"),
}
_MARKS = str.maketrans("", "", "*:_ \t\r\n")


def _folded(heading: str) -> str:
    return unicodedata.normalize("NFKC", heading).translate(_MARKS).casefold()


_FIELDS: Final = {
    **{_folded(field): field for field in (*REQUIRED, *OPTIONAL)},
    **{_folded(word): field for field, words in _CHINESE.items() for word in words},
}


def field_of(heading: str) -> str | None:
    """The field that a heading names, in any spelling; None for a column that the exchange does not know."""
    return _FIELDS.get(_folded(heading))


def fields_of(headings: Sequence[str]) -> list[str | None]:
    """The field of each column, in order. Several columns may be of one field: the first that is filled counts."""
    return [field_of(heading) for heading in headings]


def missing(fields: Sequence[str | None]) -> list[str]:
    """The required fields that no column holds, each with its Chinese heading."""
    return [f"{field} {_CHINESE[field][0]}" for field in REQUIRED if field not in fields]
