"""The evidence that may follow a temporary lifting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from defaulters.models import Decision
from enforcement.admin.actions import Action
from enforcement.admin.forms import ActForm, words
from enforcement.admin.target import Target
from enforcement.models import Permission
from enforcement.services import permissions


class EvidenceForm(ActForm):
    evidence = words(_("证明材料"), rows=2)


def _owed(target: Target) -> bool:
    rows = Permission.objects.filter(decision=target.row, evidence="", evidence_due_on__isnull=False)
    return target.row.kind == Decision.Kind.PERMIT and rows.exists()


ACTIONS = (
    Action(
        code="permissions.supply_evidence",
        label=_("登记补交的证明材料"),
        on="decision",
        form=EvidenceForm,
        run=lambda act, target, given: permissions.supply_evidence(
            act=act, decision_id=target.row.pk, **given
        ),
        shown=_owed,
        lead=_("疾病、丧葬或者其他紧急情况，证明材料可以在签发后三日内补交。"),
    ),
)
