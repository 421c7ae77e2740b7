"""Requests for correction: entered or taken up, admitted, decided by another person, served; and reconsidered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import ProofOfService
from courts.rules.errors import DomainError
from courts.rules.roles import Role
from courts.selectors import postings
from courts.selectors.subjects import display_name
from defaulters.models import Decision, Listing, Objection, Reconsideration
from defaulters.rules import articles, deciders, endings
from defaulters.rules.codes import Code
from defaulters.rules.deciders import BURDENING
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.filings import shown_beside as _filing
from enforcement.admin.acts.reliefs import CORRECTABLE, KeepsForm
from enforcement.admin.forms import ActForm, day, words
from enforcement.admin.target import Target
from enforcement.documents.phrases import FIELDS
from enforcement.models import Filing
from enforcement.rules.filings import GROUNDS, REVIEWED
from enforcement.selectors import replacements
from enforcement.selectors.remedies import apply_until
from enforcement.services import objections, reconsiderations


class LodgeForm(ActForm):
    ground = forms.ChoiceField(label=_("事由"), choices=Objection.Ground.choices)
    text = words(_("申请的内容"), rows=5)
    lodged_on = day(_("收到日期"))
    register_extract_on = day(
        _("登记资料日期"), required=False, help_text=_("只用于已不再任职的：载明变更的企业登记资料")
    )

    def fill(self, target: Target) -> None:
        self.initial.setdefault("lodged_on", target.day)


class TakeUpForm(ActForm):
    decision_id = forms.TypedChoiceField(label=_("针对哪一份决定"), coerce=int)
    ground = forms.ChoiceField(
        label=_("事由"),
        choices=Objection.Ground.choices,
        help_text=_("只有“申请纠正”可以选择；其他申请的事由已定。"),
    )

    def fill(self, target: Target) -> None:
        served = Decision.objects.filter(
            case=target.the_case,
            subject=target.row.subject_id,
            state=Decision.State.SERVED,
            kind__in=BURDENING,
        )
        self.choose("decision_id", [(row.pk, f"{row.get_kind_display()} {row.number}") for row in served])
        if target.row.kind in GROUNDS:
            self.initial.setdefault("ground", target.row.kind)


class ReasonsForm(ActForm):
    reasons = words(_("理由"), rows=5)


class UpholdForm(ReasonsForm, KeepsForm):
    """What follows; for a deletion its event, for a correction one published field and its right text."""

    field_order = ("follows", "reason", "field", "right", "keeps")
    follows = forms.ChoiceField(label=_("随之作出"), choices=Objection.Follows.choices)
    reason = forms.ChoiceField(
        label=_("删除事由"),
        choices=[("", "—"), *(row for row in Listing.EndReason.choices if row[0] in endings.EVENTS)],
        required=False,
    )
    field = forms.ChoiceField(
        label=_("更正哪一项"),
        choices=[("", "—"), *((name, FIELDS[name]) for name in CORRECTABLE)],
        required=False,
    )
    right = words(_("正确的内容"), rows=2, required=False)

    def fill(self, target: Target) -> None:
        listed = replacements.listed_with(target.row.decision)
        self.offer_kept(Listing.objects.filter(decision=listed).first())

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        follows = given.get("follows")
        if follows == Objection.Follows.DELETE and not given.get("reason"):
            self.add_error("reason", _("请选择删除事由。"))
        if follows == Objection.Follows.CORRECT and not (given.get("field") and given.get("right")):
            self.add_error("field", _("请写明更正哪一项和正确的内容。"))
        return given

    def values(self) -> dict[str, Any]:
        given, content = self.cleaned_data, {}
        if given["follows"] == Objection.Follows.DELETE:
            content = {"reason": given["reason"]}
        elif given["follows"] == Objection.Follows.CORRECT:
            right = given["right"].replace("\r\n", "\n")
            lines = [line for line in right.split("\n") if line.strip()]
            content = {"after": {given["field"]: lines if given["field"] == "duties" else right}}
        elif given["follows"] == Objection.Follows.CANCEL:
            content = {"keeps": given.get("keeps", [])}
        return {"follows": given["follows"], "reasons": given["reasons"], "content": content}


class ServeForm(ActForm):
    method = forms.ChoiceField(label=_("方式"), choices=ProofOfService.Method.choices)
    served_on = day(_("送达日期"))
    reference = forms.CharField(label=_("回证编号"), max_length=60)
    consent = forms.BooleanField(label=_("本人同意电子送达"), required=False)

    def fill(self, target: Target) -> None:
        self.initial.setdefault("served_on", target.day)


class AskAgainForm(ActForm):
    text = words(_("申请的内容"), rows=5)
    lodged_on = day(_("收到日期"))

    def fill(self, target: Target) -> None:
        self.initial.setdefault("lodged_on", target.day)


def _objection(target: Target) -> tuple[str, dict[str, Any]]:
    row = target.row.objection if isinstance(target.row, Reconsideration) else target.row
    asked = target.row if isinstance(target.row, Reconsideration) else None
    return "enforcement/desk/objection.html", {
        "objection": row,
        "reconsideration": asked,
        "name": display_name(row.subject),
    }


def _own(target: Target) -> Why | None:
    """Who made the decision decides nothing on the objection against it."""
    try:
        deciders.objection_decider(target.user.pk, objections.makers(target.row.decision))
    except DomainError as refusal:
        return because(refusal.code, refusal.article)
    return None


def _in(*states: str) -> Any:
    return lambda target: target.row.state in states


def _served_decision(target: Target) -> bool:
    row = target.row
    return row.state == Decision.State.SERVED and row.kind in BURDENING


def _none_open(target: Target) -> Why | None:
    if target.row.objections.filter(state__in=objections.OPEN).exists():
        return because(Code.OBJECTION_ALREADY_OPEN, articles.LIST_REMEDY)
    return None


def _to_serve(target: Target) -> bool:
    document = target.row.document
    return document is not None and getattr(document, "service", None) is None


def _may_ask_again(target: Target) -> bool:
    return apply_until(target.row) is not None and getattr(target.row, "reconsideration", None) is None


def _judge_above(target: Target) -> bool:
    return Role.JUDGE in postings.roles_at(target.user, target.row.court, target.day)


ACTIONS = (
    Action(
        code="objections.lodge",
        label=_("登记纠正申请"),
        on="decision",
        form=LodgeForm,
        run=lambda act, target, given: objections.lodge(act=act, decision_id=target.row.pk, **given),
        shown=_served_decision,
        why_not=_none_open,
        lead=_("自收到之日起十五日内审查（法释〔2017〕7号第12条）；“不是我”的，当日决定。"),
    ),
    Action(
        code="objections.take_up",
        label=_("登记为纠正申请"),
        on="filing",
        form=TakeUpForm,
        run=lambda act, target, given: objections.take_up(act=act, filing_id=target.row.pk, **given),
        shown=lambda target: target.row.state == Filing.State.LODGED and target.row.kind in REVIEWED,
        aside=_filing,
        lead=_("期限自当事人提交之日起算。是否受理、是否成立，由没有作出该决定的法官决定。"),
    ),
    Action(
        code="objections.admit",
        label=_("受理"),
        on="objection",
        run=lambda act, target, given: objections.admit(act=act, objection_id=target.row.pk),
        shown=_in(Objection.State.LODGED),
        why_not=_own,
        aside=_objection,
    ),
    Action(
        code="objections.not_admit",
        label=_("不予受理"),
        on="objection",
        form=ReasonsForm,
        run=lambda act, target, given: objections.not_admit(act=act, objection_id=target.row.pk, **given),
        shown=_in(Objection.State.LODGED),
        why_not=_own,
        aside=_objection,
    ),
    Action(
        code="objections.uphold",
        label=_("成立"),
        on="objection",
        form=UpholdForm,
        run=lambda act, target, given: objections.uphold(act=act, objection_id=target.row.pk, **given),
        shown=_in(Objection.State.ADMITTED),
        why_not=_own,
        aside=_objection,
        lead=_("相应的决定随即拟出，三个工作日内签发（法释〔2017〕7号第12条）。"),
    ),
    Action(
        code="objections.dismiss",
        label=_("驳回"),
        on="objection",
        form=ReasonsForm,
        run=lambda act, target, given: objections.dismiss(act=act, objection_id=target.row.pk, **given),
        shown=_in(Objection.State.ADMITTED),
        why_not=_own,
        aside=_objection,
        lead=_("驳回决定书载明理由和救济：十日内向上一级法院申请复议。"),
    ),
    Action(
        code="objections.serve",
        label=_("送达驳回决定书或者致歉函"),
        on="objection",
        form=ServeForm,
        run=lambda act, target, given: objections.serve(act=act, objection_id=target.row.pk, **given),
        shown=_to_serve,
        aside=_objection,
        lead=_("驳回的，申请复议的十日自送达之日起算。"),
    ),
    Action(
        code="objections.withdraw",
        label=_("登记撤回申请"),
        on="objection",
        run=lambda act, target, given: objections.withdraw(act=act, objection_id=target.row.pk),
        shown=_in(Objection.State.ADMITTED),
        aside=_objection,
    ),
    Action(
        code="reconsiderations.lodge",
        label=_("登记复议申请"),
        on="objection",
        form=AskAgainForm,
        run=lambda act, target, given: reconsiderations.lodge(act=act, objection_id=target.row.pk, **given),
        shown=_may_ask_again,
        aside=_objection,
        lead=_("由上一级法院自收到之日起十五日内决定；复议期间不停止执行（法释〔2017〕7号第12条）。"),
    ),
    Action(
        code="reconsiderations.uphold",
        label=_("撤销驳回决定"),
        on="reconsideration",
        form=ReasonsForm,
        permitted=_judge_above,
        run=lambda act, target, given: reconsiderations.uphold(
            act=act, reconsideration_id=target.row.pk, **given
        ),
        shown=_in(Reconsideration.State.LODGED),
        aside=_objection,
        lead=_("撤销名单信息（单独的限制消费令则为解除）的决定随即在执行法院拟出，三个工作日内签发。"),
    ),
    Action(
        code="reconsiderations.dismiss",
        label=_("维持驳回决定"),
        on="reconsideration",
        form=ReasonsForm,
        permitted=_judge_above,
        run=lambda act, target, given: reconsiderations.dismiss(
            act=act, reconsideration_id=target.row.pk, **given
        ),
        shown=_in(Reconsideration.State.LODGED),
        aside=_objection,
    ),
    Action(
        code="reconsiderations.withdraw",
        label=_("登记撤回复议"),
        on="reconsideration",
        run=lambda act, target, given: reconsiderations.withdraw(act=act, reconsideration_id=target.row.pk),
        shown=_in(Reconsideration.State.LODGED),
        aside=_objection,
    ),
)
