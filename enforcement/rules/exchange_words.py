"""What the words in the columns of the exchange mean: kinds of duty, grounds, performance, sex, makers."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from courts.rules.errors import DomainError
from enforcement.rules.codes import Code

UNCLASSIFIED: Final = "unclassified"

_KINDS: Final = {
    "OB1": ("支付金钱", "给付金钱", "金钱", "付款", "金钱给付"),
    "OB2": ("交付动产或者文件", "交付", "返还", "交付财物", "返还财产"),
    "OB3": ("迁出房屋、退出土地", "迁出", "腾退", "腾房", "排除妨害"),
    "OB4": ("办理权属转移登记", "过户", "登记", "权属登记"),
    "OB5": ("可替代行为", "修复", "恢复原状", "拆除"),
    "OB6": ("不可替代行为",),
    "OB7": ("不作为", "停止侵害"),
    UNCLASSIFIED: ("待书记员确认", "未分类"),
}
_EXPRESSIVE_KIND: Final = frozenset({"赔礼道歉", "道歉", "消除影响", "恢复名誉"})
_PERSONAL_KIND: Final = frozenset({"探望", "探视"})
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in (kind, kind.lower(), *words)}

_EXPRESSIVE = re.compile(r"道歉|消除影响|恢复名誉|更正声明")
_PERSONAL = re.compile(r"探望|探视")

# The wording of art.1 of the list rules and that of the older records (以 and 等方法 come and go).
_GROUNDS: Final = (
    ("G1", re.compile(r"有履行能力|有能力履行")),
    ("G2", re.compile(r"伪造证据|暴力|威胁|妨碍|妨害|抗拒")),
    ("G3", re.compile(r"虚假诉讼|虚假仲裁|隐匿|转移财产|规避执行")),
    ("G4", re.compile(r"财产报告|报告财产")),
    ("G5", re.compile(r"限制消费|限制高消费")),
    ("G6", re.compile(r"和解")),
)
_BETWEEN_GROUNDS = re.compile(r"[;；|\n]+")

_PERFORMANCE: Final = {
    "全部未履行": "none", "未履行": "none", "部分未履行": "part", "部分履行": "part", "部分已履行": "part",
    "全部已履行": "all", "全部履行": "all", "已履行": "all",
}  # fmt: skip
_SEX: Final = {"男": "male", "男性": "male", "女": "female", "女性": "female"}


def obligation_kind(word: str, duty: str) -> tuple[str, str]:
    """Kind and, for a personal act, its act kind, from the optional column (`OB1` or a Chinese word).

    An empty word is `unclassified`, and so is a personal act of which neither word nor duty says whether it
    is expressive: the caps of the severity policy differ, so a clerk must say. Refuses with
    `row.kind_unknown`.
    """
    word = unicodedata.normalize("NFKC", word).strip()
    if not word:
        return UNCLASSIFIED, ""
    if word in _EXPRESSIVE_KIND:
        return "OB6", "expressive"
    if word in _PERSONAL_KIND:
        return "OB6", "personal"
    kind = _KIND_OF.get(word)
    if kind is None:
        raise DomainError(Code.ROW_KIND_UNKNOWN)
    return _personal_act(duty) if kind == "OB6" else (kind, "")


def _personal_act(duty: str) -> tuple[str, str]:
    if _EXPRESSIVE.search(duty):
        return "OB6", "expressive"
    return ("OB6", "personal") if _PERSONAL.search(duty) else (UNCLASSIFIED, "")


def liability(duty: str) -> str:
    """How one who owes a duty owes it: joint or supplementary only where the text says so.

    Joint liability is never presumed (Civil Code 518(2)); several who owe one duty that does not say 连带 owe
    it each for a share.
    """
    if "连带" in duty:
        return "joint"
    return "supplementary" if "补充清偿责任" in duty or "补充赔偿责任" in duty else "sole"


def grounds(text: str) -> tuple[str, ...]:
    """The cases G1-G6 of art.1 of the list rules that a text names, several parted by semicolons.

    Refuses with `row.ground_unknown` a part that names none.
    """
    found: set[str] = set()
    for part in filter(None, (piece.strip() for piece in _BETWEEN_GROUNDS.split(text))):
        named = {code for code, pattern in _GROUNDS if pattern.search(part)}
        if not named:
            raise DomainError(Code.ROW_GROUND_UNKNOWN)
        found |= named
    return tuple(sorted(found))


def performance(text: str) -> str:
    """`none`, `part` or `all`; "" where the column says nothing that is known."""
    return _PERFORMANCE.get(text.strip(), "")


def sex(text: str) -> str:
    """`male`, `female` or ""."""
    return _SEX.get(text.strip(), "")


def basis(maker: str, number: str) -> tuple[str, str]:
    """The kind of the enforcement basis by who made it, and its rule of delay interest.

    A criminal sum carries none, an administrative decision its own surcharge, all others the double part
    (Civil Procedure Law 264).
    """
    if "仲裁" in maker:
        return "EB4", "civil_double"
    if "公证" in maker:
        return "EB5", "civil_double"
    if "法院" in maker:
        return ("EB2", "none") if "刑" in number else ("EB1", "civil_double")
    if maker.endswith(("局", "厅", "政府", "委员会", "支队", "大队")):
        return "EB3", "as_document"
    return "EB7", "civil_double"
