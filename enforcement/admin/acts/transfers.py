"""Enforcement entrusted to another court: sent, taken back, filed there."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.models import Court, Transfer
from enforcement.admin.actions import Action
from enforcement.admin.acts.cases import case_open
from enforcement.admin.forms import ActForm, words
from enforcement.admin.target import Target
from enforcement.selectors import desk
from enforcement.services import transfers


class ProposeForm(ActForm):
    to_court_id = forms.TypedChoiceField(label=_("受托法院"), coerce=int)
    reasons = words(_("理由"))

    def fill(self, target: Target) -> None:
        others = Court.objects.exclude(pk=target.the_case.court_id).order_by("code")
        self.choose("to_court_id", [(court.pk, court.name) for court in others])


class AcceptForm(ActForm):
    number = forms.CharField(label=_("本院案号"), max_length=60)


def _is_open(target: Target) -> bool:
    return bool(target.row.state == Transfer.State.PROPOSED)


def _works_there(target: Target) -> bool:
    """Asked at the receiving court, which the case does not belong to yet."""
    mine = desk.courts_where(target.user, "transfers.accept", target.day)
    return mine.filter(pk=target.row.to_court_id).exists()


ACTIONS = (
    Action(
        code="transfers.propose",
        label=_("移送其他法院执行"),
        form=ProposeForm,
        run=lambda act, target, given: transfers.propose(act=act, case_id=target.the_case.pk, **given),
        why_not=case_open,
        lead=_(
            "受托法院应当在七日内立案；立案与本院销案是同一步，名单和限制的公布日期、期限不变（委托执行规定第2条、第7条）。"
        ),
    ),
    Action(
        code="transfers.withdraw",
        label=_("撤回移送"),
        on="transfer",
        run=lambda act, target, given: transfers.withdraw(act=act, transfer_id=target.row.pk),
        shown=_is_open,
    ),
    Action(
        code="transfers.accept",
        label=_("立案并接受移送"),
        on="transfer",
        form=AcceptForm,
        run=lambda act, target, given: transfers.accept(act=act, transfer_id=target.row.pk, **given),
        permitted=_works_there,
        shown=_is_open,
    ),
)
