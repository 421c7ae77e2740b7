"""Moving decisions on, and what follows from a signature and from service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from courts.models import Case
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.permissions import PERMITTED
from courts.selectors import postings
from courts.services.acts import Act
from courts.services.postings import denied, require
from defaulters.models import Decision
from defaulters.rules.codes import Code as DecisionCode
from defaulters.services import decisions as steps
from enforcement.rules.exemptions import signing
from enforcement.services import (
    applications,
    cancellations,
    consequences,
    letters,
    permissions,
    reliefs,
    replacements,
)
from enforcement.services.locks import hold_case

# What happens on service of a decision that burdens; on signature one that relieves takes effect, and one that
# was asked for grants the application.
ON_SERVICE: dict[str, Callable[..., None]] = {
    Decision.Kind.LIST: consequences.on_listing_served,
    Decision.Kind.RESTRICT: consequences.on_order_served,
    Decision.Kind.REACH: consequences.on_reach_served,
}
ON_SIGNATURE: dict[str, Callable[..., None]] = {
    Decision.Kind.LIST: applications.on_signature,
    Decision.Kind.RESTRICT: applications.on_signature,
    Decision.Kind.DELETE: reliefs.delete,
    Decision.Kind.EARLY_DELETE: reliefs.early_delete,
    Decision.Kind.CANCEL: cancellations.cancel,
    Decision.Kind.CORRECT: reliefs.correct,
    Decision.Kind.MILDER: replacements.take_place,
    Decision.Kind.LIFT: reliefs.lift,
    Decision.Kind.PERMIT: permissions.grant,
}


def _held(act: Act, decision_id: int, code: str) -> list[Decision]:
    """The decision, and the one signed together with it, under the lock of their judgment."""
    case_id = Decision.objects.values_list("case_id", flat=True).get(pk=decision_id)
    case: Case = hold_case(act, case_id)
    rows = Decision.objects.select_related(
        "court", "case__court", "case__judgment", "subject", "pair", "paired_with"
    )
    decision = rows.get(pk=decision_id)
    if code == "decisions.sign":
        _require_signer(act, decision)
    else:
        require(act=act, code=code, court=case.court)
    return steps.together(decision)


def _require_signer(act: Act, decision: Decision) -> None:
    """The president signs what burdens, chief or president what relieves, a deputy within an authorisation."""
    code, user = signing(decision.kind, decision.content), act.actor.user
    if user is None:
        raise denied(code, decision.court)
    roles = postings.roles_at(user, decision.court, act.today)
    deputy = postings.authorisation(user, decision.kind, decision.court, act.today)
    if PERMITTED[code].isdisjoint(roles) and deputy is None:
        raise denied(code, decision.court)


def submit(*, act: Act, decision_id: int) -> Decision:
    """Hand the draft in; its text is frozen from here on."""
    moved = _held(act, decision_id, "decisions.submit")
    for decision in moved:
        steps.submit(act=act, decision=decision)
    return moved[0]


def review(*, act: Act, decision_id: int) -> Decision:
    """The chief has reviewed what burdens."""
    moved = _held(act, decision_id, "decisions.review")
    for decision in moved:
        steps.review(act=act, decision=decision)
    return moved[0]


def send_back(*, act: Act, decision_id: int, because: str) -> Decision:
    """Back to the author, with reasons."""
    moved = _held(act, decision_id, "decisions.send_back")
    for decision in moved:
        steps.send_back(act=act, decision=decision, because=because)
    return moved[0]


def withdraw(*, act: Act, decision_id: int, because: str) -> Decision:
    """Give a draft up."""
    moved = _held(act, decision_id, "decisions.withdraw")
    for decision in moved:
        steps.withdraw(act=act, decision=decision, because=because)
    return moved[0]


def revoke(*, act: Act, decision_id: int, because: str) -> Decision:
    """The president takes back what is signed and not served: the debt was paid, the person died, or it was wrong.

    What is served ends by a decision that relieves: `decision.not_signed`.
    """
    moved = _held(act, decision_id, "decisions.revoke")
    if not because.strip():
        raise DomainError(Code.REASON_MISSING)
    for decision in moved:
        if decision.state != Decision.State.SIGNED:
            raise DomainError(DecisionCode.DECISION_NOT_SIGNED)
        steps.revoke(act=act, decision=decision)
    return moved[0]


def sign(*, act: Act, decision_id: int) -> Decision:
    """Sign; a decision that relieves takes effect now, one that burdens only when it is served."""
    moved = _held(act, decision_id, "decisions.sign")
    for decision in moved:
        consequences.check_still_lawful(act=act, decision=decision)
        steps.sign(act=act, decision=decision)
    for decision in moved:
        if decision.kind in ON_SIGNATURE:
            ON_SIGNATURE[decision.kind](act=act, decision=decision)
            letters.apologise(act=act, relief=decision)
    return moved[0]


def serve(
    *,
    act: Act,
    decision_id: int,
    method: str,
    served_on: date,
    reference: str,
    consent: bool = False,
) -> Decision:
    """Prove service; what burdens takes effect now, or at the end of its grace."""
    moved = _held(act, decision_id, "decisions.serve")
    for decision in moved:
        consequences.check_may_bind(act=act, decision=decision)
        steps.serve(
            act=act,
            decision=decision,
            method=method,
            served_on=served_on,
            reference=reference,
            consent=consent,
        )
    for decision in moved:
        if decision.kind in ON_SERVICE:
            ON_SERVICE[decision.kind](act=act, decision=decision)
    return moved[0]
