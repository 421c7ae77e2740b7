"""How the public site writes codes and sums."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courts.models import Allocation, Judgment
from defaulters.models import Listing
from defaulters.models.reasons import in_words
from defaulters.models.words import GROUNDS

register = template.Library()

PERFORMANCE = {"none": _("全部未履行"), "part": _("部分未履行"), "full": _("全部已履行")}
ENDED = {
    "lifted_by_decision": _("依决定解除"),
    "period_ended": _("期限届满"),
    "basis_lapsed": _("法律依据失效"),
    "replaced": _("由新的限制消费令取代"),
    "listing_ended": _("失信信息已删除"),
    "performance_reversed": _("履行被冲正"),
    "claim_dismissed": _("“不是我”的申请不成立"),
    "death_disproved": _("死亡登记有误"),
}


@register.filter
def yuan(amount: Decimal) -> str:
    """A sum with two decimals, by thousands."""
    return gettext("%(sum)s 元") % {"sum": f"{amount:,.2f}"}


@register.filter
def ground(code: str) -> str:
    """The wording of list rules art.1."""
    return str(GROUNDS.get(code, code))


@register.filter
def part(code: str) -> str:
    """What a line of a quote is owed as."""
    return str(Allocation.Part(code).label)


@register.filter
def interest_rule(code: str) -> str:
    """The rule by which late payment is counted."""
    return str(Judgment.InterestRule(code).label)


@register.filter
def performance(code: str) -> str:
    """How far the duties are performed, as art.6(3) has it published."""
    return str(PERFORMANCE.get(code, code))


@register.filter
def ended_why(code: str) -> str:
    """Why a restriction or a listing ended, or why a restriction binds again."""
    reasons = dict(Listing.EndReason.choices) | ENDED
    return str(reasons.get(code, code))


@register.filter
def grade_reason(row: Mapping[str, Any]) -> str:
    """One reason of a grade: the step, why, and what it did."""
    return in_words(row)
