"""The review of an order that binds: it goes on, becomes milder or is lifted, with reasons each time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courts.services.acts import Act
from enforcement.admin.actions import Action
from enforcement.admin.acts.replacements import ReplacementForm
from enforcement.admin.target import Target
from enforcement.models import Restriction, Review
from enforcement.services import reviews


class ReviewForm(ReplacementForm):
    field_order = ("outcome", "reasons", "dropped_items", "drop_reasons")
    outcome = forms.ChoiceField(
        label=_("复核结果"),
        choices=Review.Outcome.choices,
        help_text=_("“减少项目”和“解除”只成文稿，由另一人签发；不采用的项目只用于“减少项目”"),
    )


def _binds(target: Target) -> bool:
    rows = Restriction.objects.filter(order=target.row, state=Restriction.State.ACTIVE)
    return rows.exclude(review_on=None).exists()


def _review(act: Act, target: Target, given: dict[str, Any]) -> Review:
    return reviews.review(act=act, order_id=target.row.pk, **given)


ACTIONS = (
    Action(
        code="restrictions.review",
        label=_("复核"),
        on="decision",
        form=ReviewForm,
        run=_review,
        shown=_binds,
        lead=_("按政策规定的间隔复核：写明继续限制的理由，或者减少项目，或者解除。"),
    ),
)
