"""A longer time to report property: asked for on paper, granted or refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import ReportExtension
from courts.rules.codes import Code
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.services import report_extensions


class ReceiveForm(ActForm):
    received_on = day(_("收到日期"))
    asked_until = day(_("申请延长至"))
    text = words(_("报告有困难的原因"))

    def fill(self, target: Target) -> None:
        self.initial.setdefault("received_on", target.day)


class DecideForm(ActForm):
    result = forms.ChoiceField(label=_("答复"), choices=ReportExtension.Result.choices)
    until = day(_("延长至"), required=False, help_text=_("只用于准许；可以不同于所申请的日期"))
    reasons = words(_("理由"))

    def fill(self, target: Target) -> None:
        self.initial.setdefault("until", target.row.asked_until)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("result") == ReportExtension.Result.GRANTED and given.get("until") is None:
            self.add_error("until", _("请写明延长至哪一天。"))
        return given

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        granted = given["result"] == ReportExtension.Result.GRANTED
        return {"until": given["until"] if granted else None, "reasons": given["reasons"]}


def _decide(act: Any, target: Target, given: dict[str, Any]) -> ReportExtension:
    return report_extensions.decide(act=act, extension_id=target.row.pk, **given)


def _receive(act: Any, target: Target, given: dict[str, Any]) -> ReportExtension:
    return report_extensions.receive(act=act, order_id=target.row.pk, **given)


def _is_late(target: Target) -> Why | None:
    """It may have come in time and be entered afterwards; the service looks at the day on which it came."""
    asked = target.row.extensions.filter(result="").exists()
    return because(Code.REPORT_EXTENSION_NOT_OPEN, "财产调查规定第5条") if asked else None


ACTIONS = (
    Action(
        code="report_extensions.receive",
        label=_("登记延长报告期限的申请"),
        on="report_order",
        form=ReceiveForm,
        run=_receive,
        shown=lambda target: not target.row.reports.exists(),
        why_not=_is_late,
    ),
    Action(
        code="report_extensions.decide",
        label=_("答复延长报告期限的申请"),
        on="report_extension",
        form=DecideForm,
        run=_decide,
        shown=lambda target: not target.row.result,
        lead=_("报告确有困难并有正当理由的，可以准许延长（财产调查规定第5条）。"),
    ),
)
