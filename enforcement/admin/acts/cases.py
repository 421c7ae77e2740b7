"""Acts in a case that record facts: notice, kind of an obligation, its own tool, circumstances, close."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import Case, Circumstance, Obligation, ProofOfService, ToolUse
from courts.rules.codes import Code
from defaulters.rules import own_tools
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.forms import ActForm, day, money, people, words
from enforcement.admin.target import Target
from enforcement.selectors import desk
from enforcement.services import cases


def case_open(target: Target) -> Why | None:
    """An open case is needed."""
    return because(Code.CASE_CLOSED) if target.the_case.state == Case.State.CLOSED else None


class DebtorForm(ActForm):
    """An act about one of those who owe something in the case."""

    subject_id = forms.TypedChoiceField(label=_("义务人"), coerce=int)

    def fill(self, target: Target) -> None:
        self.choose("subject_id", people(desk.debtors(target.the_case).order_by("pk")))


class ServiceForm(ActForm):
    """How and when a paper reached its addressee."""

    method = forms.ChoiceField(label=_("送达方式"), choices=ProofOfService.Method.choices)
    served_on = day(_("送达日期"), help_text=_("公告送达的，为视为送达之日"))
    reference = forms.CharField(label=_("回证编号"), max_length=60)
    consent = forms.BooleanField(label=_("受送达人同意电子送达"), required=False)

    def fill(self, target: Target) -> None:
        super().fill(target)
        self.initial.setdefault("served_on", target.day)


class NoticeForm(DebtorForm, ServiceForm):
    field_order = ("subject_id", "number", "issued_on", "perform_by", "risk_warning")
    in_order = (("issued_on", "perform_by"), ("issued_on", "served_on"))
    number = forms.CharField(label=_("文号"), max_length=60)
    issued_on = day(_("签发日期"))
    perform_by = day(_("指定履行期限届满日"))
    risk_warning = forms.BooleanField(label=_("载有失信风险提示"), required=False, initial=True)

    def fill(self, target: Target) -> None:
        super().fill(target)
        ServiceForm.fill(self, target)
        self.initial.setdefault("issued_on", target.day)
        self.initial.setdefault("perform_by", target.day + timedelta(days=7))


class ClassifyForm(ActForm):
    kind = forms.ChoiceField(
        label=_("种类"),
        choices=[row for row in Obligation.Kind.choices if row[0] != Obligation.Kind.UNCLASSIFIED],
    )
    act_kind = forms.ChoiceField(
        label=_("行为性质"), choices=[("", "—"), *Obligation.ActKind.choices], required=False
    )
    amount = money(_("本金（元）"), required=False, min_value=Decimal("0.01"))
    due_on = day(_("履行期限届满日"), required=False)
    protected_interest = forms.ChoiceField(label=_("受保护的权益"), choices=Obligation.Interest.choices)
    grave_harm = forms.ChoiceField(label=_("严重损害"), choices=Obligation.Harm.choices)

    def fill(self, target: Target) -> None:
        for name in ("amount", "due_on"):
            self.initial.setdefault(name, getattr(target.row, name))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") == Obligation.Kind.PAY and given.get("amount") is None:
            self.add_error("amount", _("支付金钱的义务须写明本金。"))
        if given.get("kind") == Obligation.Kind.PERSONAL_ACT and not given.get("act_kind"):
            self.add_error("act_kind", _("不可替代行为须写明性质。"))
        if given.get("kind") != Obligation.Kind.PERSONAL_ACT:
            given["act_kind"] = ""
        return given


class ToolForm(ActForm):
    tool = forms.ChoiceField(label=_("措施"))
    outcome = forms.ChoiceField(label=_("结果"), choices=ToolUse.Outcome.choices)
    reason = words(_("理由"), help_text=_("不宜采用的，写明为何不宜"))
    on_day = day(_("日期"))

    def fill(self, target: Target) -> None:
        own = _own(target)
        self.choose("tool", [row for row in ToolUse.Tool.choices if row[0] in own])
        self.initial.setdefault("on_day", target.day)


def _own(target: Target) -> set[str]:
    expressive = target.row.act_kind == Obligation.ActKind.EXPRESSIVE
    return set().union(*own_tools.steps(target.row.kind, expressive=expressive))


class CircumstanceForm(DebtorForm):
    in_order = (("from_day", "until_day"),)
    kind = forms.ChoiceField(label=_("情形"), choices=Circumstance.Kind.choices)
    value = money(
        _("价值（元）"), required=False, min_value=Decimal("0.01"), help_text=_("查封、扣押、冻结的财产须填")
    )
    evidence = words(_("依据"))
    from_day = day(_("自"))
    until_day = day(_("至"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("kind") == Circumstance.Kind.SEIZED_ASSETS and given.get("value") is None:
            self.add_error("value", _("请写明价值。"))
        return given


class EndForm(ActForm):
    until_day = day(_("至"))

    def clean_until_day(self) -> Any:
        if self.cleaned_data["until_day"] < self.target.row.from_day:
            raise forms.ValidationError(_("不能早于开始日期。"))
        return self.cleaned_data["until_day"]


class CloseForm(ActForm):
    closed_as = forms.ChoiceField(label=_("结案方式"), choices=Case.ClosedAs.choices)


ACTIONS = (
    Action(
        code="cases.serve_notice",
        label=_("送达执行通知书"),
        form=NoticeForm,
        run=lambda act, target, given: cases.serve_notice(act=act, case_id=target.the_case.pk, **given),
        why_not=case_open,
        lead=_("载有失信风险提示的执行通知书送达、指定期限届满之前，不得纳入名单（法释〔2017〕7号第5条）。"),
    ),
    Action(
        code="cases.classify",
        label=_("确认义务种类"),
        on="obligation",
        form=ClassifyForm,
        run=lambda act, target, given: cases.classify(
            act=act, case_id=target.the_case.pk, obligation_id=target.row.pk, **given
        ),
        shown=lambda target: target.row.kind == Obligation.Kind.UNCLASSIFIED,
        why_not=case_open,
        lead=_("种类未确认的义务不能定级。"),
    ),
    Action(
        code="cases.record_tool",
        label=_("记录自身的执行措施"),
        on="obligation",
        form=ToolForm,
        run=lambda act, target, given: cases.record_tool(
            act=act, case_id=target.the_case.pk, obligation_id=target.row.pk, **given
        ),
        shown=lambda target: bool(_own(target)) and target.row.performed_on is None,
        why_not=case_open,
        lead=_("行为义务须先采用其自身的措施；措施本身完成了义务的，即为履行，限制随即停止。"),
    ),
    Action(
        code="cases.record_circumstance",
        label=_("登记案件情形"),
        form=CircumstanceForm,
        run=lambda act, target, given: cases.record_circumstance(
            act=act, case_id=target.the_case.pk, **given
        ),
        why_not=case_open,
        lead=_(
            "担保、查封财产、暂缓惩戒、在校学生、履行顺序等（法释〔2017〕7号第3条，法发〔2019〕35号第16条）。"
        ),
    ),
    Action(
        code="cases.end_circumstance",
        label=_("终止"),
        on="circumstance",
        form=EndForm,
        run=lambda act, target, given: cases.end_circumstance(
            act=act, circumstance_id=target.row.pk, **given
        ),
        shown=lambda target: target.row.until_day is None,
        why_not=case_open,
    ),
    Action(
        code="cases.close",
        label=_("结案"),
        form=CloseForm,
        run=lambda act, target, given: cases.close(act=act, case_id=target.the_case.pk, **given),
        why_not=case_open,
        lead=_("结案本身不删除名单信息，也不解除限制。"),
    ),
)
