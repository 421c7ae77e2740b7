"""Performance: recorded with the quote beside it, confirmed by a second person, refused, reversed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courts.models import Obligation, Performance, Settlement
from courts.rules.codes import Code
from courts.selectors.subjects import display_names
from courts.services.acts import Act
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.cases import DebtorForm
from enforcement.admin.forms import ActForm, day, money, words
from enforcement.admin.target import Target
from enforcement.selectors import case_file
from enforcement.services import performances


class RecordForm(DebtorForm):
    amount = money(_("金额（元）"), min_value=Decimal("0.01"), required=False, help_text=_("行为义务不填"))
    obligation_id = forms.TypedChoiceField(
        label=_("所指义务"), coerce=int, empty_value=None, required=False, help_text=_("行为义务须指明")
    )
    settlement_id = forms.TypedChoiceField(label=_("执行和解"), coerce=int, empty_value=None, required=False)
    value_day = day(_("到账或者完成日期"))
    reference = forms.CharField(label=_("凭证号"), max_length=80)
    note = words(_("说明"), rows=2, required=False)

    def fill(self, target: Target) -> None:
        super().fill(target)
        case = target.the_case
        owed = Obligation.objects.filter(judgment=case.judgment_id, performed_on=None).order_by("ordinal")
        self.choose(
            "obligation_id", [(row.pk, f"{row.ordinal}. {row.content[:40]}") for row in owed], empty=True
        )
        current = case.settlements.filter(state=Settlement.State.CURRENT)
        self.choose(
            "settlement_id", [(row.pk, f"{row.signed_on} {row.total:,.2f}") for row in current], empty=True
        )
        self.initial.setdefault("value_day", target.day)


class ReasonForm(ActForm):
    reason = words(_("理由"))


def _quotes(target: Target) -> tuple[str, dict[str, Any]]:
    """What performs everything today, line by line; and the performance that is being decided on."""
    found = case_file.quotes(target.the_case, target.day)
    names = display_names(subject.pk for subject, _quote in found)
    ordinals = dict(target.the_case.judgment.obligations.values_list("pk", "ordinal"))
    return "enforcement/desk/quotes.html", {
        "quotes": found,
        "names": names,
        "ordinals": ordinals,
        "performance": target.row,
    }


def _in(*states: str) -> Callable[[Target], bool]:
    def shown(target: Target) -> bool:
        return target.row.state in states

    return shown


def _other_than_recorder(target: Target) -> Why | None:
    if target.row.recorded_by_id == target.user.pk:
        return because(Code.PERFORMANCE_SAME_PERSON)
    return None


def _record(act: Act, target: Target, given: dict[str, Any]) -> Performance:
    return performances.record(act=act, case_id=target.the_case.pk, **given)


def _do(service: Callable[..., Performance]) -> Callable[[Act, Target, dict[str, Any]], Performance]:
    def run(act: Act, target: Target, given: dict[str, Any]) -> Performance:
        return service(act=act, performance_id=target.row.pk, **given)

    return run


ACTIONS = (
    Action(
        code="performances.record",
        label=_("录入履行"),
        form=RecordForm,
        run=_record,
        aside=_quotes,
        lead=_("录入本身不产生效力；另一人确认之时，全部履行的义务所带的限制随即停止。"),
    ),
    Action(
        code="performances.confirm",
        label=_("确认"),
        on="performance",
        run=_do(performances.confirm),
        shown=_in("recorded"),
        why_not=_other_than_recorder,
        aside=_quotes,
        lead=_("确认即生效：全部履行的义务，其限制同时停止，名单信息同时屏蔽，协助单位随即可见。"),
    ),
    Action(
        code="performances.refuse",
        label=pgettext_lazy("act", "不予确认"),
        on="performance",
        form=ReasonForm,
        run=_do(performances.refuse),
        shown=_in("recorded"),
        aside=_quotes,
        lead=_("写明理由；该笔录入保留在案，不产生效力。"),
    ),
    Action(
        code="performances.reverse",
        label=pgettext_lazy("act", "冲正"),
        on="performance",
        form=ReasonForm,
        run=_do(performances.reverse),
        shown=_in("confirmed"),
        aside=_quotes,
        lead=_("银行退回或者记错账：分配予以冲回，因此暂停的限制自下一工作日恢复，并通知本人。"),
    ),
)
