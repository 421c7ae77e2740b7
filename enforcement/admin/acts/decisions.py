"""Moving a decision on: submit, review, send back, sign, serve, withdraw. A listing and its order move together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from courts.rules.permissions import PERMITTED
from courts.selectors import postings
from courts.services.acts import Act
from defaulters.models import Decision
from defaulters.rules.codes import Code
from defaulters.rules.deciders import BURDENING, RELIEVING
from enforcement.admin import texts
from enforcement.admin.actions import Action, Why, because
from enforcement.admin.acts.cases import ServiceForm
from enforcement.admin.forms import ActForm, words
from enforcement.admin.target import Target
from enforcement.rules.exemptions import signing
from enforcement.services import decisions

PROCEDURE = "法释〔2017〕7号第5条"


class BecauseForm(ActForm):
    because = words(_("理由"))


def _sheets(target: Target) -> tuple[str, dict[str, Any]]:
    """The whole text, its people and its reasons, to be read before the act."""
    return "enforcement/desk/sheets.html", {"sheets": texts.together(target.row)}


def _in(*states: str, kinds: frozenset[str] = BURDENING | RELIEVING) -> Callable[[Target], bool]:
    """Shown for the first of a pair, in these states."""

    def shown(target: Target) -> bool:
        row: Decision = target.row
        return row.state in states and row.kind in kinds and row.paired_with_id is None

    return shown


def _reviewable(target: Target) -> bool:
    return _in("submitted", kinds=BURDENING)(target)


def _signable(target: Target) -> bool:
    """From submission on, so that whoever waits sees what is missing."""
    return _in("submitted", "reviewed")(target)


def _other_than_author(target: Target) -> Why | None:
    if target.row.author_id == target.user.pk:
        return because(Code.DECISION_SAME_PERSON, PROCEDURE)
    return None


def _can_sign(target: Target) -> Why | None:
    row: Decision = target.row
    unreviewed = row.kind in BURDENING and row.state == Decision.State.SUBMITTED
    if unreviewed and not row.court.review_switched_off:
        return because(Code.DECISION_REVIEWER_MISSING, PROCEDURE)
    if target.user.pk in (row.author_id, row.reviewer_id):
        return because(Code.DECISION_SAME_PERSON, PROCEDURE)
    return None


def _may_sign(target: Target) -> bool:
    """The president, for most reliefs the chief too, or a deputy within an authorisation."""
    row: Decision = target.row
    code = signing(row.kind, row.content)
    if not PERMITTED[code].isdisjoint(target.roles):
        return True
    return postings.authorisation(target.user, row.kind, row.court, target.day) is not None


def _do(service: Callable[..., Decision]) -> Callable[[Act, Target, dict[str, Any]], Decision]:
    def run(act: Act, target: Target, given: dict[str, Any]) -> Decision:
        return service(act=act, decision_id=target.row.pk, **given)

    return run


ACTIONS = (
    Action(
        code="decisions.submit",
        label=_("报审"),
        on="decision",
        run=_do(decisions.submit),
        shown=_in("draft"),
        aside=_sheets,
        lead=_("报审后内容以摘要固定，要改须先退回。"),
    ),
    Action(
        code="decisions.review",
        label=_("审核通过"),
        on="decision",
        run=_do(decisions.review),
        shown=_reviewable,
        why_not=_other_than_author,
        aside=_sheets,
        lead=_("执行局局长审核；拟稿人不能审核。"),
    ),
    Action(
        code="decisions.sign",
        label=_("签发"),
        on="decision",
        run=_do(decisions.sign),
        shown=_signable,
        permitted=_may_sign,
        why_not=_can_sign,
        aside=_sheets,
        lead=_("课以负担的，由院长或者受权的人签发，送达后生效；减轻负担的，签发即生效。请通读全文。"),
    ),
    Action(
        code="decisions.send_back",
        label=_("退回"),
        on="decision",
        form=BecauseForm,
        run=_do(decisions.send_back),
        shown=_in("submitted", "reviewed"),
        aside=_sheets,
        lead=_("退回拟稿人修改；原文保留为旧稿。"),
    ),
    Action(
        code="decisions.serve",
        label=_("送达"),
        on="decision",
        form=ServiceForm,
        run=_do(decisions.serve),
        shown=_in("signed"),
        aside=_sheets,
        lead=_("课以负担的决定自送达生效；有宽限期的，届满后才公布。"),
    ),
    Action(
        code="decisions.withdraw",
        label=_("撤回"),
        on="decision",
        form=BecauseForm,
        run=_do(decisions.withdraw),
        shown=_in("draft", "submitted"),
        aside=_sheets,
    ),
)
