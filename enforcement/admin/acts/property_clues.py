"""Clues to property: received by the desk, verified by the judge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import PropertyClue, PropertySearch
from enforcement.admin.actions import Action
from enforcement.admin.acts.cases import DebtorForm
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.services import property_clues


class ClueForm(DebtorForm):
    text = words(_("线索内容"), rows=4, help_text=_("财产是什么、在哪里、在谁名下，从何得知"))
    urgent = forms.BooleanField(
        label=_("情况紧急"), required=False, help_text=_("财产可能被转移、隐匿的，三日内核实")
    )
    received_on = day(_("收到日期"), help_text=_("期限自次日起算"))

    def fill(self, target: Target) -> None:
        super().fill(target)
        self.initial.setdefault("received_on", target.day)


class VerifyForm(ActForm):
    result = forms.ChoiceField(label=_("结果"), choices=PropertySearch.Result.choices)
    reasons = words(_("核实经过和理由"), rows=4)


def _verify(act: Any, target: Target, given: dict[str, Any]) -> PropertyClue:
    return property_clues.verify(act=act, clue_id=target.row.pk, **given)


ACTIONS = (
    Action(
        code="property_clues.receive",
        label=_("登记财产线索"),
        form=ClueForm,
        run=lambda act, target, given: property_clues.receive(act=act, case_id=target.the_case.pk, **given),
        lead=_("人民法院应当在七日内核实财产线索，情况紧急的，在三日内（财产调查规定第2条）。"),
    ),
    Action(
        code="property_clues.verify",
        label=_("核实财产线索"),
        on="clue",
        form=VerifyForm,
        run=_verify,
        shown=lambda target: target.row.search_id is None,
        lead=_("核实结果和理由由申请执行人在网上阅读，并计为一次财产查询。"),
    ),
)
