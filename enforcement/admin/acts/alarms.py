"""What whoever runs the platform found out about an agency's alarms."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from enforcement.admin.actions import Action
from enforcement.admin.acts.courts import is_administrator
from enforcement.admin.acts.partners import NoteForm
from enforcement.services import alarms

ACTIONS = (
    Action(
        code="alarms.note",
        label=_("登记警报处理情况"),
        on="agency",
        form=NoteForm,
        run=lambda act, target, given: alarms.note(act=act, agency=target.row, **given),
        permitted=is_administrator,
        after=lambda noted, target: reverse("admin:index"),
        lead=_("该单位尚未处理的警报一并办结；再有查询的，另发警报。"),
    ),
)
