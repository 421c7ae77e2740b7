"""Parties changed or added by ruling, and the reconsideration of it or the lawsuit against it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import PartyChange, PartyRemedy, PartySuit
from courts.rules.codes import Code
from courts.rules.party_changes import SUED
from courts.rules.roles import Role
from courts.selectors import postings
from courts.selectors.party_changes import attack_until, is_final, remedy_of, suit_of
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.cases import case_open
from enforcement.admin.acts.rulings import ServedForm
from enforcement.admin.forms import ActForm, PersonField, day, money, people, person, words
from enforcement.admin.target import Target
from enforcement.selectors import desk
from enforcement.services import party_changes, party_remedies, party_suits


class ApplyForm(ActForm):
    kind = forms.ChoiceField(label=_("情形"), choices=PartyChange.Kind.choices)
    predecessor_id = forms.TypedChoiceField(label=_("原当事人"), coerce=int)
    successor_id = PersonField(label=_("承受人"))
    text = words(_("申请理由和证据"), rows=4)
    received_on = day(_("收到日期"), help_text=_("六十日的期限自次日起算"))

    def fill(self, target: Target) -> None:
        self.choose("predecessor_id", people(desk.parties(target.the_case).order_by("pk")))
        self.initial.setdefault("received_on", target.day)

    def clean_successor_id(self) -> int | None:
        found = person(self.target, self.cleaned_data["successor_id"])
        return found.pk if found else None


class RulingForm(ActForm):
    granted = forms.TypedChoiceField(
        label=_("裁定"),
        choices=[("yes", _("变更、追加")), ("no", _("驳回"))],
        coerce=lambda value: value == "yes",
    )
    number = forms.CharField(label=_("文号"), max_length=80)
    limit = money(_("责任限额（元）"), required=False, help_text=_("继承人、无偿接受财产的人：所得的价值"))
    reasons = words(_("理由"), rows=4)


class RemedyForm(ActForm):
    text = words(_("复议理由"), rows=4)
    received_on = day(_("收到日期"))

    def fill(self, target: Target) -> None:
        self.initial.setdefault("received_on", target.day)


class RemedyRulingForm(ActForm):
    upheld = forms.TypedChoiceField(
        label=_("裁定"),
        choices=[("no", _("维持原裁定")), ("yes", _("撤销原裁定"))],
        coerce=lambda value: value == "yes",
    )
    limit = money(_("责任限额（元）"), required=False, help_text=_("继承人、无偿接受财产的人：所得的价值"))
    reasons = words(_("理由"), rows=4)


class SuitForm(ActForm):
    number = forms.CharField(label=_("诉讼案号"), max_length=80)
    filed_on = day(_("起诉日期"))

    def fill(self, target: Target) -> None:
        self.initial.setdefault("filed_on", target.day)


class SuitEndForm(ActForm):
    state = forms.ChoiceField(
        label=_("结果"), choices=[row for row in PartySuit.State.choices if row[0] != PartySuit.State.PENDING]
    )
    judgment = forms.CharField(label=_("裁判文书文号"), max_length=80)
    in_force_on = day(_("生效日期"))
    limit = money(
        _("责任限额（元）"), required=False, help_text=_("判决改变责任范围或者予以追加的：所判的数额")
    )
    outcome = words(_("裁判结果"), rows=3)


def _final(target: Target) -> Why | None:
    return None if is_final(target.row, target.day) else because(Code.PARTY_CHANGE_NOT_FINAL)


def _may_ask(target: Target) -> bool:
    return target.row.kind not in SUED and _attackable(target) and remedy_of(target.row) is None


def _may_sue(target: Target) -> bool:
    return target.row.kind in SUED and _attackable(target) and suit_of(target.row) is None


def _attackable(target: Target) -> bool:
    return target.row.state != PartyChange.State.ENTERED and attack_until(target.row) is not None


def _judge_above(target: Target) -> bool:
    return Role.JUDGE in postings.roles_at(target.user, target.row.court, target.day)


ACTIONS = (
    Action(
        code="party_changes.apply",
        label=_("登记变更、追加当事人的申请"),
        form=ApplyForm,
        run=lambda act, target, given: party_changes.apply(act=act, case_id=target.the_case.pk, **given),
        why_not=case_open,
        lead=_("当事人只能由裁定变更、追加；对原当事人的名单信息和限制不及于承受人。"),
    ),
    Action(
        code="party_changes.decide",
        label=_("登记变更、追加裁定"),
        on="party_change",
        form=RulingForm,
        run=lambda act, target, given: party_changes.decide(act=act, party_change_id=target.row.pk, **given),
        shown=lambda target: target.row.state == PartyChange.State.PENDING,
        why_not=case_open,
    ),
    Action(
        code="party_changes.serve",
        label=_("登记送达"),
        on="party_change",
        form=ServedForm,
        run=lambda act, target, given: party_changes.serve(act=act, party_change_id=target.row.pk, **given),
        shown=lambda target: target.row.decided_on is not None and target.row.served_on is None,
        why_not=case_open,
        lead=_(
            "送达之日起十日内可以向上一级法院申请复议（变更追加规定第30条）；对股东、出资人等的裁定，十五日内可以提起执行异议之诉（第32条）。"
        ),
    ),
    Action(
        code="party_changes.enter",
        label=_("列为当事人"),
        on="party_change",
        run=lambda act, target, given: party_changes.enter(act=act, party_change_id=target.row.pk),
        shown=lambda target: target.row.state == PartyChange.State.GRANTED,
        why_not=lambda target: case_open(target) or _final(target),
        lead=_("承受人须另行送达执行通知书、另行认定和决定；不因变更、追加而被纳入名单或者限制。"),
    ),
    Action(
        code="party_remedies.lodge",
        label=_("登记复议申请"),
        on="party_change",
        form=RemedyForm,
        run=lambda act, target, given: party_remedies.lodge(act=act, party_change_id=target.row.pk, **given),
        shown=_may_ask,
    ),
    Action(
        code="party_remedies.decide",
        label=_("登记复议裁定"),
        on="party_remedy",
        form=RemedyRulingForm,
        permitted=_judge_above,
        run=lambda act, target, given: party_remedies.decide(act=act, party_remedy_id=target.row.pk, **given),
        shown=lambda target: target.row.state == PartyRemedy.State.LODGED,
    ),
    Action(
        code="party_suits.lodge",
        label=_("登记执行异议之诉"),
        on="party_change",
        form=SuitForm,
        run=lambda act, target, given: party_suits.lodge(act=act, party_change_id=target.row.pk, **given),
        shown=_may_sue,
        lead=_("诉讼期间不得处分争议财产（变更追加规定第33条第2款），承受人也不列为当事人。"),
    ),
    Action(
        code="party_suits.close",
        label=_("登记诉讼结果"),
        on="party_suit",
        form=SuitEndForm,
        run=lambda act, target, given: party_suits.close(act=act, party_suit_id=target.row.pk, **given),
        shown=lambda target: target.row.state == PartySuit.State.PENDING,
    ),
)
