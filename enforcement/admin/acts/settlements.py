"""Settlements in enforcement: signed with their instalments, and found breached."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import Settlement
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors.settlements import missed
from enforcement.admin.actions import Action, Why, of_refusal
from enforcement.admin.acts.cases import DebtorForm, case_open
from enforcement.admin.forms import ActForm, day, money, words
from enforcement.admin.target import Target
from enforcement.services import settlements


class SettleForm(DebtorForm):
    in_order = (("signed_on", "due_on"),)
    signed_on = day(_("签订日期"))
    total = money(_("和解金额（元）"), min_value=Decimal("0.01"))
    due_on = day(_("最后履行日"))
    instalments = words(
        _("分期履行"),
        required=False,
        help_text=_("每行一期：应付日和金额，如 2026-05-31 10000.00；一次付清的不填"),
    )
    content = words(_("内容"))

    def clean_instalments(self) -> list[tuple[date, Decimal]]:
        return [_instalment(line) for line in self.cleaned_data["instalments"].splitlines() if line.strip()]


def _instalment(line: str) -> tuple[date, Decimal]:
    """A day and an amount with a space between them."""
    try:
        due_on, amount = line.replace(",", "").split()
        return date.fromisoformat(due_on), Decimal(amount).quantize(Decimal("0.01"))
    except (ValueError, InvalidOperation) as mistyped:
        raise forms.ValidationError(_("无法读出应付日和金额：%(line)s"), params={"line": line}) from mistyped


class BreachForm(ActForm):
    facts = words(_("未履行的事实"), help_text=_("何日应付多少而未付"))
    just_cause = words(
        _("正当理由"), rows=2, required=False, help_text=_("有正当理由的写明；写明的，不得认定情形 G6")
    )


def _nothing_missed(target: Target) -> Why | None:
    if missed(target.row, target.day) is None:
        return of_refusal(
            DomainError(Code.SETTLEMENT_NOT_DUE, article="执行和解规定第11条", due_on=target.row.due_on)
        )
    return case_open(target)


ACTIONS = (
    Action(
        code="settlements.sign",
        label=_("登记执行和解"),
        form=SettleForm,
        run=lambda act, target, given: settlements.sign(act=act, case_id=target.the_case.pk, **given),
        why_not=case_open,
        lead=_("签订和解协议本身不解除任何措施；履行完毕才解除（法释〔2017〕7号第10条第2项）。"),
    ),
    Action(
        code="settlements.breach",
        label=_("认定未履行和解协议"),
        on="settlement",
        form=BreachForm,
        run=lambda act, target, given: settlements.breach(act=act, settlement_id=target.row.pk, **given),
        shown=lambda target: target.row.state == Settlement.State.CURRENT,
        why_not=_nothing_missed,
        lead=_(
            "恢复执行原生效法律文书，已履行的部分扣除（执行和解规定第9条、第17条）；"
            "无正当理由的，可以认定情形 G6。"
        ),
    ),
)
