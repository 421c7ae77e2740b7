"""The duty to report property: the order served, reports received, assessed, and a missing one excused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import PropertyItem, PropertyReport, PropertyReportOrder
from courts.rules.codes import Code
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.cases import DebtorForm, ServiceForm, case_open
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.services import property_reports


class OrderForm(DebtorForm, ServiceForm):
    field_order = ("subject_id", "number", "issued_on", "report_by")
    in_order = (("issued_on", "served_on"), ("served_on", "report_by"))
    number = forms.CharField(label=_("文号"), max_length=60)
    issued_on = day(_("签发日期"))
    report_by = day(_("报告期限届满日"))

    def fill(self, target: Target) -> None:
        super().fill(target)
        ServiceForm.fill(self, target)
        self.initial.setdefault("issued_on", target.day)
        self.initial.setdefault("report_by", target.day + timedelta(days=10))


class ReportForm(ActForm):
    received_on = day(_("收到日期"))
    changed_on = day(_("财产变动日期"), required=False, help_text=_("只对补充报告"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, label in PropertyItem.Kind.choices:
            self.fields[kind] = words(label, rows=2, required=False)

    def fill(self, target: Target) -> None:
        self.initial.setdefault("received_on", target.day)

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        items = {kind: given[kind] for kind in PropertyItem.Kind.values}
        return {"received_on": given["received_on"], "changed_on": given["changed_on"], "items": items}


class AssessForm(ActForm):
    result = forms.ChoiceField(label=_("核查结论"), choices=PropertyReport.Result.choices)
    reasons = words(_("核查理由"))


class ExcuseForm(ActForm):
    reasons = words(_("未报告的正当理由"))


def _receive(act: Any, target: Target, given: dict[str, Any]) -> PropertyReport:
    return property_reports.receive(act=act, order_id=target.row.pk, **given)


def _assess(act: Any, target: Target, given: dict[str, Any]) -> PropertyReport:
    return property_reports.assess(act=act, report_id=target.row.pk, **given)


def _excuse(act: Any, target: Target, given: dict[str, Any]) -> PropertyReportOrder:
    return property_reports.excuse(act=act, order_id=target.row.pk, **given)


def _is_missed(target: Target) -> Why | None:
    if target.row.report_by >= target.day:
        return because(Code.PROPERTY_REPORT_NOT_MISSED)
    return None


ACTIONS = (
    Action(
        code="property_reports.order",
        label=_("送达报告财产令"),
        form=OrderForm,
        run=lambda act, target, given: property_reports.order(act=act, case_id=target.the_case.pk, **given),
        why_not=case_open,
        lead=_(
            "执行金钱债权的，与执行通知书同时发出；财产变动的，自变动之日起十日内补充报告（财产调查规定第3条、第7条）。"
        ),
    ),
    Action(
        code="property_reports.receive",
        label=_("登记财产报告"),
        on="report_order",
        form=ReportForm,
        run=_receive,
        lead=_("第一份为财产报告，此后各份为补充报告。"),
    ),
    Action(
        code="property_reports.excuse",
        label=_("认定有正当理由"),
        on="report_order",
        form=ExcuseForm,
        run=_excuse,
        shown=lambda target: not target.row.excuse and not target.row.reports.exists(),
        why_not=_is_missed,
    ),
    Action(
        code="property_reports.assess",
        label=_("核查财产报告"),
        on="report",
        form=AssessForm,
        run=_assess,
        shown=lambda target: not target.row.result,
        lead=_(
            "核查结论本身不是失信行为认定：违反财产报告制度的，另行认定 G4，写明事实和证据（财产调查规定第10条）。"
        ),
    ),
)
