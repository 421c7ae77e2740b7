"""The lawsuit against a ruling on whoever answers for a unit's capital (变更追加规定 art.32-34).

Art.14(2) and 17 to 21 make partners, shareholders and directors parties. Whether they owe the unit's debt is a
question of their own, so the ruling on it is attacked in a trial and not by reconsideration.

| while the suit is pending | because |
| --- | --- |
| nothing of theirs is disposed of | art.33 para 2 |
| they are no party here: no notice, no finding, no listing and no restriction names them | see `party_changes` |

With security from the applicant the court may go on against property (art.33 para 2). A listing or a restriction
cannot be given back as money can, so that here nobody is made a party earlier for security.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courts.models import PartyChange, PartySuit
from courts.rules import deadlines, transitions
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.party_changes import CAPPED, SUED
from courts.selectors.party_changes import attack_until, suit_of
from courts.services.acts import Act
from courts.services.postings import require
from enforcement.services import party_changes
from enforcement.services.locks import hold_case

_SUE = deadlines.DEADLINES["party_change.sue"].article


def lodge(*, act: Act, party_change_id: int, number: str, filed_on: date) -> PartySuit:
    """Enter that the applicant or the successor has sued on `filed_on`; the ruling is final when the suit has ended.

    Raises `party_change.no_suit`, `.not_served`, `.remedy_taken`, `.too_late`, `.in_future`.
    """
    case = hold_case(act, PartyChange.objects.values_list("case_id", flat=True).get(pk=party_change_id))
    require(act=act, code="party_suits.lodge", court=case.court)
    change = case.party_changes.get(pk=party_change_id)
    _check(act, change, filed_on)
    suit = PartySuit.objects.create(change=change, number=number, filed_on=filed_on)
    act.record("party_suits.lodge", suit, case_id=case.pk, filed_on=filed_on.isoformat())
    return suit


def _check(act: Act, change: PartyChange, filed_on: date) -> None:
    until = attack_until(change)
    if change.kind not in SUED:
        raise DomainError(Code.PARTY_CHANGE_NO_SUIT, article=_SUE)
    if until is None:
        raise DomainError(Code.PARTY_CHANGE_NOT_SERVED, article=_SUE)
    if suit_of(change) is not None or change.state == PartyChange.State.ENTERED:
        raise DomainError(Code.PARTY_CHANGE_REMEDY_TAKEN, article=_SUE)
    if filed_on > act.today:
        raise DomainError(Code.PARTY_CHANGE_IN_FUTURE)
    if filed_on > until.day:
        raise DomainError(Code.PARTY_CHANGE_TOO_LATE, article=_SUE, until=until.day)


def close(
    *,
    act: Act,
    party_suit_id: int,
    state: str,
    judgment: str,
    in_force_on: date,
    outcome: str,
    limit: Decimal | None = None,
) -> PartySuit:
    """Enter how the suit has ended: `upheld`, `dismissed` or `withdrawn`, by a judgment in force.

    Upheld, the ruling is turned round; with another `limit` (yuan) in a ruling that grants, only how far the
    successor is liable changes (art.33, 34). Raises `party_change.limit_missing`, `.in_future`, `reason.missing`.
    """
    case_id = PartySuit.objects.values_list("change__case_id", flat=True).get(pk=party_suit_id)
    case = hold_case(act, case_id)
    require(act=act, code="party_suits.close", court=case.court)
    suit = PartySuit.objects.select_related("change").get(pk=party_suit_id)
    transitions.check(transitions.PARTY_SUIT, "party_suit", suit.state, state)
    if in_force_on > act.today:
        raise DomainError(Code.PARTY_CHANGE_IN_FUTURE)
    if not outcome.strip():
        raise DomainError(Code.REASON_MISSING)
    if state == PartySuit.State.UPHELD:
        _follow(act, suit.change, limit)
    suit.state, suit.judgment, suit.in_force_on, suit.outcome = state, judgment, in_force_on, outcome
    suit.save()
    act.record("party_suits.close", suit, case_id=case_id, state=state)
    return suit


def _follow(act: Act, change: PartyChange, limit: Decimal | None) -> None:
    only_the_limit = change.state == PartyChange.State.GRANTED and change.kind in CAPPED and limit is not None
    if not only_the_limit:
        party_changes.turn(act=act, change=change, limit=limit)
        return
    change.limit = limit
    change.save(update_fields=["limit"])
    act.record("party_changes.limited", change, limit=str(limit))
