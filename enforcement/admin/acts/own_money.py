"""Applications to spend one's own money: refused for the reasons that the law leaves, and the refusal served."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from enforcement.admin.actions import Action
from enforcement.admin.acts.filings import shown_beside
from enforcement.admin.acts.objections import ServeForm
from enforcement.admin.forms import ActForm, words
from enforcement.admin.target import Target
from enforcement.models import Filing
from enforcement.services import own_money


class RefuseForm(ActForm):
    refused_for = forms.ChoiceField(label=_("驳回事由"), choices=Filing.Refusal.choices)
    reasons = words(_("理由"), rows=5)


def _pending(target: Target) -> bool:
    return (target.row.kind, target.row.state) == (Filing.Kind.OWN_MONEY, Filing.State.LODGED)


def _to_serve(target: Target) -> bool:
    document = target.row.document
    return document is not None and getattr(document, "service", None) is None


ACTIONS = (
    Action(
        code="own_money.refuse",
        label=_("驳回因私消费申请"),
        on="filing",
        form=RefuseForm,
        run=lambda act, target, given: own_money.refuse(act=act, filing_id=target.row.pk, **given),
        shown=_pending,
        aside=shown_beside,
        lead=_(
            "经审查属实的，应予准许（法释〔2015〕17号第3条第2款）：在及于本人的决定上拟稿“准许消费”，签发时申请即获答复。"
            "只有下列事由可以驳回。"
        ),
    ),
    Action(
        code="own_money.serve",
        label=_("送达驳回因私消费申请决定书"),
        on="filing",
        form=ServeForm,
        run=lambda act, target, given: own_money.serve(act=act, filing_id=target.row.pk, **given),
        shown=_to_serve,
        aside=shown_beside,
    ),
)
