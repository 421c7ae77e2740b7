"""Parties by ruling 变更、追加当事人: asked for, ruled on, served, and entered once the ruling is final.

| step | by whom | clock |
| --- | --- | --- |
| `apply`: what the applicant, or the applicant's successor, asks for | clerk | starts the sixty days |
| `decide`: granted or refused, with reasons | judge | sixty days (变更追加规定 art.28) |
| `serve` | clerk | starts the ten days to ask for reconsideration (art.30), or the fifteen to sue (art.32) |
| `enter`: the successor owes beside the predecessor, or takes the applicant's place | clerk | when final |

The law lets such a ruling work at its service and bars only that property is disposed of meanwhile (art.31, 33); here
nobody is a party before the ruling is final, so that nothing has to be taken back from anybody. A successor
begins anew: own notice, own findings and grade, own decisions. What stands against a predecessor binds nobody else.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from courts.models import Case, Obligor, PartyChange, Subject
from courts.rules import deadlines, transitions
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.party_changes import APPLICANT, DEAD, SUCCESSIONS, UNIT
from courts.selectors.calendar import calendar
from courts.selectors.obligors import obligor_of
from courts.selectors.party_changes import attack, is_final
from courts.services.acts import Act
from enforcement.services.locks import lock_case


def apply(
    *,
    act: Act,
    case_id: int,
    kind: str,
    predecessor_id: int,
    successor_id: int,
    text: str,
    received_on: date,
) -> PartyChange:
    """Enter what reached the court on `received_on`; `kind` is a key of `SUCCESSIONS`.

    Raises `party_change.predecessor_unfit`, `.already_party`, `.pending`, `.in_future`, `reason.missing`.
    """
    case = lock_case(act, case_id, "party_changes.apply")
    if received_on > act.today:
        raise DomainError(Code.PARTY_CHANGE_IN_FUTURE)
    return enter_application(
        act=act, case=case, kind=kind, predecessor_id=predecessor_id, successor_id=successor_id, text=text,
        received_on=received_on,
    )  # fmt: skip


def enter_application(
    *,
    act: Act,
    case: Case,
    kind: str,
    predecessor_id: int,
    successor_id: int,
    text: str,
    received_on: date,
) -> PartyChange:
    """A step: the application itself, whether it came on paper or online. Raises what `apply` raises."""
    if not text.strip():
        raise DomainError(Code.REASON_MISSING)
    predecessor = _predecessor(case, kind, predecessor_id)
    _check_successor(case, kind, predecessor, successor_id)
    due = deadlines.due("party_change.rule", received_on, calendar())
    change = PartyChange.objects.create(
        case=case,
        kind=kind,
        predecessor=predecessor,
        successor_id=successor_id,
        text=text,
        received_on=received_on,
        due_on=due.day,
        due_provisional=due.provisional,
        received_by=act.user,
    )
    act.record("party_changes.apply", change, kind=kind, due=due.day.isoformat())
    return change


def _predecessor(case: Case, kind: str, subject_id: int) -> Subject:
    """A party of the right side that is such as the article asks: dead, a unit, or anybody."""
    succession = SUCCESSIONS[kind]
    if succession.side == APPLICANT:
        found = case.applicant if case.applicant_id == subject_id else None
    else:
        found = obligor_of(case, subject_id)
    dead = found is not None and found.died_on is not None
    unit = found is not None and found.kind == Subject.Kind.UNIT
    fits = {DEAD: dead, UNIT: unit}.get(succession.after, True)
    if found is None or not fits:
        raise DomainError(Code.PARTY_CHANGE_PREDECESSOR_UNFIT, article=succession.article)
    return found


def _check_successor(case: Case, kind: str, predecessor: Subject, successor_id: int) -> None:
    owing = Obligor.objects.filter(obligation__judgment=case.judgment_id, subject=successor_id)
    # One person cannot be owed and owe in the same case, nor be added twice.
    if owing.exists() or successor_id in (case.applicant_id, predecessor.pk):
        raise DomainError(Code.PARTY_CHANGE_ALREADY_PARTY, article=SUCCESSIONS[kind].article)
    under_way = [PartyChange.State.PENDING, PartyChange.State.GRANTED]
    if case.party_changes.filter(successor=successor_id, state__in=under_way).exists():
        raise DomainError(Code.PARTY_CHANGE_PENDING)


def decide(
    *,
    act: Act,
    party_change_id: int,
    granted: bool,
    number: str,
    reasons: str,
    limit: Decimal | None = None,
) -> PartyChange:
    """The ruling of today. `limit` (yuan) is what an heir or a taker of property took over.

    Raises `party_change.ruled`, `.limit_missing`, `reason.missing`.
    """
    change = _hold(act, party_change_id, "party_changes.decide")
    if change.decided_on is not None:
        raise DomainError(Code.PARTY_CHANGE_RULED)
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING)
    rule(change, granted=granted, limit=limit)
    change.number, change.reasons = number, reasons
    change.decided_by, change.decided_on = act.user, act.today
    change.save()
    act.record("party_changes.decide", change, granted=granted)
    return change


def rule(change: PartyChange, *, granted: bool, limit: Decimal | None) -> None:
    """Set what was ruled, with the limit that the article asks for; `party_change.limit_missing`."""
    succession = SUCCESSIONS[change.kind]
    needs_limit = granted and succession.capped
    if needs_limit and (limit is None or limit <= 0):
        raise DomainError(Code.PARTY_CHANGE_LIMIT_MISSING, article=succession.article)
    state = PartyChange.State.GRANTED if granted else PartyChange.State.REFUSED
    transitions.check(transitions.PARTY_CHANGE, "party_change", change.state, state)
    change.state, change.limit = state, limit if needs_limit else None


def turn(*, act: Act, change: PartyChange, limit: Decimal | None) -> None:
    """A step: the ruling is turned round, by the higher court or by a judgment."""
    granted = change.state == PartyChange.State.REFUSED
    rule(change, granted=granted, limit=limit)
    change.save(update_fields=["state", "limit"])
    act.record("party_changes.turned", change, granted=granted)


def _hold(act: Act, party_change_id: int, code: str) -> PartyChange:
    case_id = PartyChange.objects.values_list("case_id", flat=True).get(pk=party_change_id)
    case = lock_case(act, case_id, code)
    return case.party_changes.select_related("case", "successor").get(pk=party_change_id)


def serve(*, act: Act, party_change_id: int, served_on: date) -> PartyChange:
    """The service on both sides, from which the ten days run.

    Raises `party_change.not_ruled`, `ruling.served`, `service.in_future`, `service.before_issue`.
    """
    change = _hold(act, party_change_id, "party_changes.serve")
    if change.decided_on is None:
        raise DomainError(Code.PARTY_CHANGE_NOT_RULED)
    if change.served_on is not None:
        raise DomainError(Code.RULING_SERVED)
    if served_on > act.today:
        raise DomainError(Code.SERVICE_IN_FUTURE)
    if served_on < change.decided_on:
        raise DomainError(Code.SERVICE_BEFORE_ISSUE)
    change.served_on = served_on
    change.save(update_fields=["served_on"])
    act.record("party_changes.serve", change, served_on=served_on.isoformat())
    return change


def enter(*, act: Act, party_change_id: int) -> PartyChange:
    """The ruling is final: the successor becomes a party, and nothing else about it changes.

    Raises `party_change.not_final`, `.predecessor_unfit` where the applicant has changed since, and
    `transition.not_allowed` for a ruling that refuses.
    """
    change = _hold(act, party_change_id, "party_changes.enter")
    entered = PartyChange.State.ENTERED
    transitions.check(transitions.PARTY_CHANGE, "party_change", change.state, entered)
    if not is_final(change, act.today):
        raise DomainError(Code.PARTY_CHANGE_NOT_FINAL, article=attack(change).article)
    if SUCCESSIONS[change.kind].side == APPLICANT:
        _replace_applicant(change)
    else:
        _add_obligor(change)
    change.state, change.entered_on = entered, act.today
    change.save(update_fields=["state", "entered_on"])
    act.record("party_changes.enter", change, kind=change.kind)
    return change


def _replace_applicant(change: PartyChange) -> None:
    """Consent, hold-off and the applicant's door belong to the successor; not where another has come first."""
    case = change.case
    if case.applicant_id != change.predecessor_id:
        raise DomainError(Code.PARTY_CHANGE_PREDECESSOR_UNFIT, article=SUCCESSIONS[change.kind].article)
    case.applicant = change.successor
    case.save(update_fields=["applicant"])


def _add_obligor(change: PartyChange) -> None:
    """Beside the predecessor, who stays on record as having owed; what one pays, the other owes no more."""
    owed = Obligor.objects.filter(
        obligation__judgment=change.case.judgment_id,
        obligation__performed_on=None,
        subject=change.predecessor_id,
    )
    Obligor.objects.bulk_create(
        Obligor(
            obligation_id=obligation_id,
            subject_id=change.successor_id,
            liability=Obligor.Liability.JOINT,
            limit=change.limit,
        )
        for obligation_id in owed.values_list("obligation", flat=True)
    )
