"""Drafting a new order in place of one in force: with fewer items, or with more."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.services.acts import Act
from defaulters.models import Decision
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.forms import ActForm, words
from enforcement.admin.target import Target
from enforcement.admin.texts import preview
from enforcement.models import Measure
from enforcement.rules.codes import Code
from enforcement.rules.selection import ORDER_ARTICLE
from enforcement.selectors import replacements as selectors
from enforcement.services import replacements


class ReplacementForm(ActForm):
    """The items that the grade of today allows, but for those left out, as they were in the order before, or in the
    draft that is changed.
    """

    wide = ("dropped_items",)
    reasons = words(_("理由"), rows=4)
    dropped_items = forms.MultipleChoiceField(
        label=_("不采用的项目"), widget=forms.CheckboxSelectMultiple, required=False
    )
    drop_reasons = words(_("不采用的理由"), rows=2, required=False)

    def fill(self, target: Target) -> None:
        self.choose("dropped_items", [(measure.code, measure.name) for measure in Measure.objects.all()])
        if target.row.state == Decision.State.DRAFT:
            self.initial.setdefault("reasons", target.row.reasons)
        dropped: dict[str, str] = {}
        for row in target.row.content["obligations"]:
            dropped |= row["dropped"]
        self.initial.setdefault("dropped_items", list(dropped))
        self.initial.setdefault("drop_reasons", next(iter(dropped.values()), ""))


def _carries(target: Target) -> bool:
    return target.row.kind in selectors.REPLACING and bool(selectors.held(target.row))


def _is_draft(target: Target) -> bool:
    row: Decision = target.row
    return row.kind in selectors.REPLACING and row.concerns_id is not None and row.state == row.State.DRAFT


def _one_at_a_time(target: Target) -> Why | None:
    if selectors.under_way(target.row):
        return because(Code.ORDER_REPLACEMENT_UNDER_WAY, ORDER_ARTICLE)
    return None


def _draft(act: Act, target: Target, given: dict[str, Any]) -> Decision:
    return replacements.draft(act=act, order_id=target.row.pk, **given)


def _redraft(act: Act, target: Target, given: dict[str, Any]) -> Decision:
    row = target.row
    return replacements.draft(act=act, order_id=row.concerns_id, draft_id=row.pk, **given)


ACTIONS = (
    Action(
        code="drafts.draft_replacement",
        label=_("拟稿：取代此令"),
        on="decision",
        form=ReplacementForm,
        run=_draft,
        shown=_carries,
        why_not=_one_at_a_time,
        lead=_(
            "限制的项目不能修改，只能另行作出新令取代。按今天的事实重新定级：项目只减不增的，一人拟稿、另一人签发，"
            "签发即生效；增加项目的，须经拟稿、审核、签发三人，送达后生效。"
        ),
        preview=preview,
        button=_("试算"),
    ),
    Action(
        code="drafts.redraft_replacement",
        permission="drafts.draft_replacement",
        label=_("修改"),
        on="decision",
        form=ReplacementForm,
        run=_redraft,
        shown=_is_draft,
        preview=preview,
        button=_("试算"),
    ),
)
