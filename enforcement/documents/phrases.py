"""Grounds, published fields and spans in words, on the desk, on the site and on paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from defaulters.models import ConductFinding
from enforcement.models import Permission

# The published fields of list rules art.6, as they are called on the page.
FIELDS: Final[dict[str, Promise]] = {
    "name": _("姓名或名称"),
    "number": _("证件号码"),
    "kind": _("类别"),
    "sex": _("性别"),
    "born_on": _("出生日期"),
    "representative": _("法定代表人"),
    "duties": _("生效法律文书确定的义务"),
    "performance": _("履行情况"),
    "grounds": _("失信行为具体情形"),
    "basis_maker": _("作出执行依据单位"),
    "basis_number": _("执行依据文号"),
    "case_number": _("执行案号"),
    "filed_on": _("立案时间"),
    "court": _("执行法院"),
    "province": _("省份"),
    "published_on": _("公布日期"),
    "term_until": _("期限至"),
}


def ground_in_words(code: str) -> str:
    """A ground of list rules art.1."""
    if code == "G1":
        return now("有履行能力而拒不履行生效法律文书确定义务")
    return str(dict(ConductFinding.Ground.choices).get(code, ""))


def ground(code: str) -> str:
    """A ground with its number."""
    return f"{code} {ground_in_words(code)}"


def permitted_because(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The provision that permits it, the reason it lists, and what proves it; each with its label."""
    yield now("种类"), str(Permission.Kind(content["permission"]).label)
    if content.get("reason"):
        yield now("事由"), str(Permission.Reason(content["reason"]).label)
    if content.get("evidence"):
        yield now("证明材料"), content["evidence"]
    elif content.get("evidence_follows"):
        yield now("证明材料"), now("签发后三日内补交")


def months_in_words(n: int) -> str:
    """A grace or an extension of `n` months."""
    return ngettext("%(n)s 个月", "%(n)s 个月", n) % {"n": n}
