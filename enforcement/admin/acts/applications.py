"""What the applicant asks for: received, and refused with reasons; granted by signing the decision asked for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from defaulters.models import Application
from defaulters.rules.codes import Code
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.cases import DebtorForm, case_open
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.services import applications


class ReceiveForm(DebtorForm):
    measure = forms.ChoiceField(label=_("申请事项"), choices=Application.Measure.choices)
    text = words(_("申请理由"), rows=4)
    received_on = day(_("收到日期"), help_text=_("十五日的期限自次日起算"))

    def fill(self, target: Target) -> None:
        super().fill(target)
        self.initial.setdefault("received_on", target.day)


class RefuseForm(ActForm):
    reasons = words(_("驳回理由"), rows=4)


def _refuse(act: Any, target: Target, given: dict[str, Any]) -> Application:
    return applications.refuse(act=act, application_id=target.row.pk, **given)


def _applied_for(target: Target) -> Why | None:
    """An open case that somebody applied for."""
    nobody = target.the_case.applicant_id is None
    return case_open(target) or (because(Code.APPLICATION_NO_APPLICANT) if nobody else None)


ACTIONS = (
    Action(
        code="applications.receive",
        label=_("登记申请执行人的申请"),
        form=ReceiveForm,
        run=lambda act, target, given: applications.receive(act=act, case_id=target.the_case.pk, **given),
        why_not=_applied_for,
        lead=_("人民法院应当自收到申请之日起十五日内审查并作出决定（法释〔2017〕7号第5条）。"),
    ),
    Action(
        code="applications.refuse",
        label=_("驳回这一申请"),
        on="application",
        form=RefuseForm,
        run=_refuse,
        shown=lambda target: target.row.state == Application.State.PENDING,
        lead=_("准许的，另行拟稿：所申请的决定签发时，申请即为准许。驳回理由由申请执行人在网上阅读。"),
    ),
)
