"""Answering what a person has handed in online."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from courts.models.secrets import decrypt
from courts.selectors.subjects import display_name
from enforcement.admin.actions import Action
from enforcement.admin.forms import ActForm, words
from enforcement.admin.target import Target
from enforcement.models import Filing
from enforcement.rules.filings import DECIDED, REVIEWED
from enforcement.services import filings


class AnswerForm(ActForm):
    text = words(_("答复"), rows=5)


def shown_beside(target: Target) -> tuple[str, dict[str, Any]]:
    """What was handed in, to be read beside the form."""
    return "enforcement/desk/filing.html", {
        "filing": target.row,
        "contact": decrypt(target.row.contact),
        "name": display_name(target.row.subject),
    }


ACTIONS = (
    Action(
        code="filings.answer",
        label=_("答复"),
        on="filing",
        form=AnswerForm,
        run=lambda act, target, given: filings.answer(act=act, filing_id=target.row.pk, **given),
        shown=lambda target: (
            target.row.state == Filing.State.LODGED and target.row.kind not in REVIEWED | DECIDED
        ),
        aside=shown_beside,
        lead=_("答复由本人凭回执查看。需要作出决定的，另行拟稿。"),
    ),
)
