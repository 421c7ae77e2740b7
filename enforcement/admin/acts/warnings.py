"""The warning before a listing."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from defaulters.models import PriorWarning
from enforcement.admin.actions import Action
from enforcement.admin.acts.cases import DebtorForm, case_open
from enforcement.admin.forms import day, words
from enforcement.admin.target import Target
from enforcement.services import warnings


class WarningForm(DebtorForm):
    reasons = words(_("理由"), rows=3)
    remedy = words(_("怎样避免"), rows=3, help_text=_("例如：在该日前履行，或者提供担保、达成和解"))
    avoid_by = day(_("在此日前避免"))
    method = forms.ChoiceField(label=_("送达方式"), choices=PriorWarning.Method.choices)

    def fill(self, target: Target) -> None:
        super().fill(target)
        self.initial.setdefault("avoid_by", target.day + timedelta(days=15))


ACTIONS = (
    Action(
        code="warnings.issue",
        label=_("发出预告书"),
        form=WarningForm,
        run=lambda act, target, given: warnings.issue(act=act, case_id=target.the_case.pk, **given),
        why_not=case_open,
        lead=_(
            "只告知本人：不公布，不计数，不告知任何单位，不影响定级和能否纳入；届满后三十日删除。不代替执行通知书中的风险提示。"
        ),
    ),
)
