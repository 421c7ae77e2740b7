"""An act as the desk offers it: who may, when not and why, which form, which one service.

| what | where |
| --- | --- |
| the table of all actions | `enforcement/admin/acts/`, one file a noun |
| the view that opens the act and calls the service | `enforcement/admin/acting.py` |
| what an action is on, and whether somebody may see it | `enforcement/admin/target.py` |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.forms import BaseFormSet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from courts.models import Posting
from courts.models.refusals import REFUSALS
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.permissions import PERMITTED
from courts.services.acts import Act
from enforcement.admin.forms import ActForm
from enforcement.admin.target import Target
from enforcement.models.refusals import Refusal, sentence
from enforcement.selectors import desk

Text = Promise | str


@dataclass(frozen=True)
class Why:
    """Why an act cannot be done now, in a sentence, with the code and the article of the refusal."""

    text: str
    code: str = ""
    article: str = ""


def because(code: StrEnum, article: str = "") -> Why:
    """The reason that a service would give."""
    return of_refusal(DomainError(code, article=article))


def of_refusal(refusal: Refusal) -> Why:
    """A refusal or a bar as a reason."""
    return Why(sentence(refusal), str(refusal.code), refusal.article)


def _always(target: Target) -> bool:
    return True


def _never(target: Target) -> Why | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Action:
    """One act of the desk.

    `code` is in its address; `permission` the act code in PERMITTED if it is another. `on`: `court`, `case`
    or a noun of `target.ROWS`. `shown`: whether it has any meaning for the row. `aside` gives a template and
    its context, to be read beside the form; `preview` renders what `run` would make, which is then undone.
    `once`: the answer of `run` is shown once. `after` gives the address to go on to.
    """

    code: str
    label: Text
    run: Callable[[Act, Target, dict[str, Any]], Any]
    on: str = "case"
    form: type[ActForm] = ActForm
    rows: type[BaseFormSet[Any]] | None = None
    permission: str = ""
    permitted: Callable[[Target], bool] | None = None
    shown: Callable[[Target], bool] = _always
    why_not: Callable[[Target], Why | None] = _never
    lead: Text = ""
    aside: Callable[[Target], tuple[str, dict[str, Any]]] | None = None
    preview: Callable[[Any], str] | None = None
    once: bool = False
    after: Callable[[Any, Target], str] | None = None
    button: Text = ""

    @property
    def act(self) -> str:
        """The act code under which permission is asked."""
        return self.permission or self.code

    def may(self, target: Target) -> bool:
        """Whether a role of the user allows the act at the court of the case, or at any court."""
        if self.permitted is not None:
            return self.permitted(target)
        if target.case is None:
            return desk.courts_where(target.user, self.act, target.day).exists()
        return not PERMITTED[self.act].isdisjoint(target.roles)

    def refusal(self, target: Target) -> Why | None:
        """Why the user cannot do it now: no role, or what stands in the way."""
        return self.why_not(target) if self.may(target) else _no_role(self.act)

    def address(self, target: Target) -> str:
        """Where its form is."""
        case_id = target.case.pk if target.case else None
        row_id = getattr(target.row, "pk", None)
        given = {"code": self.code, "case_id": case_id, "row_id": row_id}
        return reverse(
            "admin:act", kwargs={name: value for name, value in given.items() if value is not None}
        )


@dataclass(frozen=True)
class Offer:
    """A button: the action, where it leads, and why it is greyed, if it is."""

    action: Action
    url: str
    why: Why | None


def offered(actions: Iterable[Action], target: Target, row: models.Model | None = None) -> list[Offer]:
    """The actions that have a meaning for the row (or the case), each with its reason if it cannot be done."""
    on = target.on(row) if row is not None else target
    return [Offer(action, action.address(on), action.refusal(on)) for action in actions if action.shown(on)]


def _no_role(code: str) -> Why:
    roles = PERMITTED.get(code, frozenset())
    labels = [str(label) for role, label in Posting.Role.choices if role in roles]
    if not labels:
        return Why(str(REFUSALS[Code.PERMISSION_DENIED]), Code.PERMISSION_DENIED)
    return Why(_("由%(roles)s办理") % {"roles": _("、").join(labels)}, Code.PERMISSION_DENIED)
