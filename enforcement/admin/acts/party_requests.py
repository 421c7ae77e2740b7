"""What came online about parties: taken up as an application, or returned with what is lacking."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from courts.models import PartyRequest
from courts.models.secrets import decrypt
from courts.selectors.subjects import display_names
from enforcement.admin.actions import Action
from enforcement.admin.acts.cases import case_open
from enforcement.admin.forms import ActForm, PersonField, person, words
from enforcement.admin.target import Target
from enforcement.services import party_requests


class TakeUpForm(ActForm):
    successor_id = PersonField(label=_("承受人"))

    def fill(self, target: Target) -> None:
        request: PartyRequest = target.row
        if not request.successor:
            self.initial.setdefault("successor_id", f"#{request.asked_by_id}")

    def clean_successor_id(self) -> int | None:
        found = person(self.target, self.cleaned_data["successor_id"])
        return found.pk if found else None


class SendBackForm(ActForm):
    because = words(_("退回补正的理由"))


def _shown_beside(target: Target) -> tuple[str, dict[str, Any]]:
    request: PartyRequest = target.row
    names = display_names([request.asked_by_id, request.predecessor_id])
    return "enforcement/desk/party_request.html", {
        "asked": request,
        "asker": names.get(request.asked_by_id, ""),
        "predecessor": names.get(request.predecessor_id, ""),
        "successor": decrypt(request.successor) if request.successor else "",
    }


ACTIONS = (
    Action(
        code="party_requests.take_up",
        label=_("登记为变更、追加申请"),
        on="party_request",
        form=TakeUpForm,
        run=lambda act, target, given: party_requests.take_up(
            act=act, party_request_id=target.row.pk, **given
        ),
        shown=lambda target: target.row.is_open,
        why_not=case_open,
        lead=_("承受人须先登记为当事人；六十日自提交之日起算（变更追加规定第28条）。"),
        aside=_shown_beside,
    ),
    Action(
        code="party_requests.send_back",
        label=_("退回补正"),
        on="party_request",
        form=SendBackForm,
        run=lambda act, target, given: party_requests.send_back(
            act=act, party_request_id=target.row.pk, **given
        ),
        shown=lambda target: target.row.is_open,
        aside=_shown_beside,
    ),
)
