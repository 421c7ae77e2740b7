"""The rows of why a grade is what it is, in words. The codes are those of `rules/severity.py`."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .gradings import Grading

STEPS: Final[dict[str, Promise]] = {
    "base": _("起点"),
    "raise": _("从重"),
    "lower": _("从轻"),
    "clip": _("限于三级"),
    "gate": _("严重的门槛"),
    "floor": _("下限"),
    "cap": _("上限"),
}

EFFECTS: Final[dict[str, Any]] = {
    "+1": _("加一级"),
    "-1": _("减一级"),
    **dict(Grading.Grade.choices),
}

REASONS: Final[dict[str, Promise]] = {
    "kind": _("按义务的种类确定起点"),
    "obstruction_or_evasion": _("妨碍、抗拒执行或者规避执行"),
    "several_grounds": _("同时具有两种以上失信行为"),
    "protected_interest_in_arrears": _("拖欠受保护的权益三期以上，且有履行能力"),
    "welfare_or_safety": _("关系儿童福祉或者人身安全，自身的执行措施已不奏效"),
    "half_performed": _("已履行一半以上"),
    "ability_limited": _("履行能力有限"),
    "plan_kept": _("按分期计划履行"),
    "small_first_default": _("初次、小额，且仅为有能力而不履行"),
    "surcharge_runs": _("公法上的金钱义务，已依法加处"),
    "three_grades": _("等级限于轻微、一般、严重"),
    "nothing_makes_it_serious": _("没有妨碍、规避执行或者严重损害，不定为严重"),
    "grave_harm": _("造成严重损害"),
    "expressive_act": _("赔礼道歉一类的表达行为，不因其他义务加重"),
    "personal_act": _("人身行为，至多一般"),
    "omission": _("不作为义务，至多轻微"),
}


def in_words(reason: Mapping[str, Any]) -> str:
    """One reason row of a decision as a sentence: the step, why, and what it did."""
    step = STEPS.get(str(reason["step"]), reason["step"])
    why = REASONS.get(str(reason["code"]), reason["code"])
    effect = str(reason["effect"])
    did = EFFECTS.get(effect, effect)
    return _("%(step)s：%(why)s → %(did)s") % {"step": step, "why": why, "did": did}
