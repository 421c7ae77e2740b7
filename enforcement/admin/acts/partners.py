"""What partners leave to the desk: notices to assist, changes that were not applied, reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courts.selectors.subjects import display_name
from enforcement.admin.actions import Action
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.models import AssistanceDelivery, PartnerReport
from enforcement.rules.partner_reports import OUTCOMES, Kind, permission, was_bound
from enforcement.selectors import progress
from enforcement.selectors.assistance_deliveries import bound_since
from enforcement.services import acknowledgements, assistance_deliveries, partner_reports


class SendForm(ActForm):
    agency_id = forms.TypedChoiceField(label=_("单位"), coerce=int)
    method = forms.ChoiceField(label=_("送达方式"), choices=AssistanceDelivery.Method.choices)
    sent_on = day(_("发出日期"))

    def fill(self, target: Target) -> None:
        self.choose("agency_id", [(one.pk, one.name) for one in progress.not_sent(target.row)])
        self.initial.setdefault("sent_on", target.day)


class DeliverForm(ActForm):
    delivered_on = day(_("送达日期"))
    receipt = forms.CharField(label=_("送达回证"), max_length=120)


class SettleForm(ActForm):
    resolution = forms.CharField(label=_("处理情况"), max_length=500)


class NoteForm(ActForm):
    text = words(_("处理情况"))


class AnswerForm(NoteForm):
    outcome = forms.ChoiceField(label=_("结果"))
    field_order = ("outcome", "text")

    def fill(self, target: Target) -> None:
        allowed = OUTCOMES[Kind(target.row.kind)]
        self.choose("outcome", [one for one in PartnerReport.Outcome.choices if one[0] in allowed])


def shown_beside(target: Target) -> tuple[str, dict[str, Any]]:
    """What was reported, about whom, and whether the agency was bound by then."""
    since = bound_since([target.row])
    return "enforcement/desk/partner_report.html", {
        "report": target.row,
        "bound_since": since,
        "was_bound": was_bound(since, timezone.localdate(target.row.occurred_at)),
        "name": display_name(target.row.hit.subject),
    }


def _is_open(code: str) -> Callable[[Target], bool]:
    return lambda target: target.row.state == PartnerReport.State.OPEN and permission(target.row.kind) == code


ACTIONS = (
    Action(
        code="assistance.send",
        label=_("发出协助执行通知书"),
        on="decision",
        form=SendForm,
        run=lambda act, target, given: assistance_deliveries.send(act=act, order_id=target.row.pk, **given),
        shown=lambda target: progress.not_sent(target.row).exists(),
        lead=_("送达之日起，该单位负有协助执行的义务；此前它得到的答复只供参考。"),
    ),
    Action(
        code="assistance.deliver",
        label=_("登记协助执行通知书送达"),
        on="assistance",
        form=DeliverForm,
        run=lambda act, target, given: assistance_deliveries.deliver(
            act=act, notice_id=target.row.pk, **given
        ),
        shown=lambda target: target.row.delivered_on is None,
    ),
    Action(
        code="shortfalls.settle",
        label=_("处理未能执行的变动"),
        on="shortfall",
        form=SettleForm,
        run=lambda act, target, given: acknowledgements.settle(act=act, shortfall_id=target.row.pk, **given),
        shown=lambda target: target.row.resolved_at is None,
        lead=_("单位补执行后会自行确认；这里登记的是以其他方式解决的。"),
    ),
    Action(
        code="partner_reports.note",
        label=_("知悉"),
        on="partner_report",
        form=NoteForm,
        run=lambda act, target, given: partner_reports.note(act=act, report_id=target.row.pk, **given),
        shown=_is_open("partner_reports.note"),
        aside=shown_beside,
    ),
    Action(
        code="partner_reports.answer",
        label=_("处理单位报告"),
        on="partner_report",
        form=AnswerForm,
        run=lambda act, target, given: partner_reports.answer(act=act, report_id=target.row.pk, **given),
        shown=_is_open("partner_reports.answer"),
        aside=shown_beside,
        lead=_(
            "单位的报告不得作为对当事人不利的依据。可能不是同一人的，转入纠正程序，当日未决的，限制自动暂停。"
        ),
    ),
)
