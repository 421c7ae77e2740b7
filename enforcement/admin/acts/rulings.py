"""Rulings that suspend or end the enforcement, and searches for property."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import PropertySearch, Ruling
from enforcement.admin.actions import Action
from enforcement.admin.acts.cases import DebtorForm
from enforcement.admin.forms import ActForm, day, people, words
from enforcement.admin.target import Target
from enforcement.selectors import desk
from enforcement.services import rulings, searches


class RulingForm(ActForm):
    in_order = (("made_on", "served_on"), ("from_day", "until_day"))
    kind = forms.ChoiceField(label=_("裁定种类"), choices=Ruling.Kind.choices)
    number = forms.CharField(label=_("文号"), max_length=80)
    subject_id = forms.TypedChoiceField(
        label=_("所涉义务人"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("不选即涉及全部义务人"),
    )
    made_on = day(_("作出日期"))
    served_on = day(_("送达日期"), required=False, help_text=_("尚未送达的，送达后再登记；裁定自送达生效"))
    from_day = day(_("中止自"), required=False, help_text=_("只对中止执行；不填即自作出之日"))
    until_day = day(_("中止至"), required=False)
    asked_by_debtor = forms.BooleanField(
        label=_("依被执行人的申请中止"),
        required=False,
        help_text=_("只对其他事由的中止；此时加倍部分利息照计（法释〔2014〕8号第3条第3款）"),
    )
    reasons = words(_("理由"))

    def fill(self, target: Target) -> None:
        self.choose("subject_id", people(desk.debtors(target.the_case).order_by("pk")), empty=True)
        self.initial.setdefault("made_on", target.day)


class ServedForm(ActForm):
    served_on = day(_("送达日期"))

    def fill(self, target: Target) -> None:
        self.initial.setdefault("served_on", target.day)


class ResumeForm(ActForm):
    until_day = day(_("中止至"), help_text=_("这一天仍算中止"))

    def fill(self, target: Target) -> None:
        self.initial.setdefault("until_day", target.day)


class SearchForm(DebtorForm):
    source = forms.ChoiceField(label=_("查询方式"), choices=PropertySearch.Source.choices)
    result = forms.ChoiceField(label=_("结果"), choices=PropertySearch.Result.choices)
    made_on = day(_("查询日期"))
    note = words(_("说明"), rows=2, required=False)

    def fill(self, target: Target) -> None:
        super().fill(target)
        self.initial.setdefault("made_on", target.day)


def _serve(act: Any, target: Target, given: dict[str, Any]) -> Ruling:
    return rulings.serve(act=act, ruling_id=target.row.pk, **given)


def _resume(act: Any, target: Target, given: dict[str, Any]) -> Ruling:
    return rulings.resume(act=act, ruling_id=target.row.pk, **given)


ACTIONS = (
    Action(
        code="rulings.enter",
        label=_("登记裁定"),
        form=RulingForm,
        run=lambda act, target, given: rulings.enter(act=act, case_id=target.the_case.pk, **given),
        lead=_(
            "裁定本身不删除名单信息：送达后三个工作日内由法官决定（法释〔2017〕7号第10条）。其间不得新增纳入或者限制。"
        ),
    ),
    Action(
        code="rulings.serve",
        label=_("登记送达"),
        on="ruling",
        form=ServedForm,
        run=_serve,
        shown=lambda target: target.row.served_on is None,
    ),
    Action(
        code="rulings.resume",
        label=_("恢复执行"),
        on="ruling",
        form=ResumeForm,
        run=_resume,
        shown=lambda target: target.row.is_suspension and target.row.until_day is None,
    ),
    Action(
        code="searches.record",
        label=_("登记财产查询"),
        form=SearchForm,
        run=lambda act, target, given: searches.record(act=act, case_id=target.the_case.pk, **given),
        lead=_(
            "终结本次执行程序以后，两次以上网络查控没有结果且没有有效线索的，三个工作日内删除（法释〔2017〕7号第10条第1款第4项）。"
        ),
    ),
)
