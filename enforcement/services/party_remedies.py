"""The reconsideration of a ruling on a party by the next higher court (变更追加规定 art.30, 31)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courts.models import Court, PartyChange, PartyRemedy
from courts.rules import deadlines, transitions
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.party_changes import SUED
from courts.selectors.calendar import calendar
from courts.selectors.party_changes import attack, attack_until, remedy_of
from courts.services.acts import Act
from courts.services.postings import require
from enforcement.services import party_changes
from enforcement.services.locks import hold_case

_ASK = deadlines.DEADLINES["party_change.ask_again"].article


def lodge(*, act: Act, party_change_id: int, text: str, received_on: date) -> PartyRemedy:
    """Entered by the enforcing court as received on `received_on`; the party stays outside meanwhile.

    Raises `party_change.sue_instead`, `.not_served`, `.remedy_taken`, `.too_late`, `.in_future`, `.no_higher_court`,
    `reason.missing`.
    """
    case = hold_case(act, PartyChange.objects.values_list("case_id", flat=True).get(pk=party_change_id))
    require(act=act, code="party_remedies.lodge", court=case.court)
    change = case.party_changes.get(pk=party_change_id)
    _check(act, change, text, received_on)
    due = deadlines.due("party_change.decide_again", received_on, calendar())
    remedy = PartyRemedy.objects.create(
        change=change,
        court=_superior(case.court),
        text=text,
        received_on=received_on,
        due_on=due.day,
        due_provisional=due.provisional,
    )
    act.record("party_remedies.lodge", remedy, case_id=case.pk, due=due.day.isoformat())
    return remedy


def _check(act: Act, change: PartyChange, text: str, received_on: date) -> None:
    until = attack_until(change)
    if change.kind in SUED:
        raise DomainError(Code.PARTY_CHANGE_SUE_INSTEAD, article=attack(change).article)
    if until is None:
        raise DomainError(Code.PARTY_CHANGE_NOT_SERVED, article=_ASK)
    if remedy_of(change) is not None or change.state == PartyChange.State.ENTERED:
        raise DomainError(Code.PARTY_CHANGE_REMEDY_TAKEN, article=_ASK)
    if received_on > act.today:
        raise DomainError(Code.PARTY_CHANGE_IN_FUTURE)
    if received_on > until.day:
        raise DomainError(Code.PARTY_CHANGE_TOO_LATE, article=_ASK, until=until.day)
    if not text.strip():
        raise DomainError(Code.REASON_MISSING)


def _superior(court: Court) -> Court:
    if court.superior is None:
        raise DomainError(Code.PARTY_CHANGE_NO_HIGHER_COURT, article=_ASK)
    return court.superior


def decide(
    *, act: Act, party_remedy_id: int, upheld: bool, reasons: str, limit: Decimal | None = None
) -> PartyRemedy:
    """The higher court's ruling, which is final: `upheld` turns the first one round.

    `limit` (yuan) is asked for where a refusal becomes a grant against an heir. Raises `reason.missing`,
    `party_change.limit_missing`.
    """
    case_id = PartyRemedy.objects.values_list("change__case_id", flat=True).get(pk=party_remedy_id)
    hold_case(act, case_id)
    remedy = PartyRemedy.objects.select_related("change", "court").get(pk=party_remedy_id)
    require(act=act, code="party_remedies.decide", court=remedy.court)
    state = PartyRemedy.State.UPHELD if upheld else PartyRemedy.State.DISMISSED
    transitions.check(transitions.PARTY_REMEDY, "party_remedy", remedy.state, state)
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING)
    if upheld:
        party_changes.turn(act=act, change=remedy.change, limit=limit)
    remedy.state, remedy.reasons = state, reasons
    remedy.decided_by, remedy.decided_on = act.user, act.today
    remedy.save()
    act.record("party_remedies.decide", remedy, case_id=case_id, upheld=upheld)
    return remedy
