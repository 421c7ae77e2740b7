"""Asking online to change or add a party 变更、追加当事人申请: by the applicant, or by who succeeds the applicant.

| step | by whom | clock |
| --- | --- | --- |
| `lodge`: a debtor's successor is asked for | the applicant of the case | sixty days to rule (变更追加规定 art.28) |
| `lodge`: the applicant's place is asked for | its successor, who is no party yet | the same |
| `take_up`: it becomes an application, received on the day on which it was sent | clerk | the same days run on |
| `send_back`: what is lacking; it can be asked anew | clerk | |

Whether somebody fits the article is asked when it is taken up: a death may reach the court with the request.
"""

from __future__ import annotations

import secrets

from courts.models import Case, LedgerEntry, Obligor, PartyChange, PartyRequest
from courts.models.secrets import encrypt
from courts.rules import deadlines
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.party_changes import APPLICANT, SUCCESSIONS
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import denied, require
from enforcement.rules import references
from enforcement.services import party_changes
from enforcement.services.locks import hold_case

_ARTICLE = deadlines.DEADLINES["party_change.rule"].article


def lodge(
    *,
    act: Act,
    case_id: int,
    subject_id: int,
    kind: str,
    predecessor_id: int,
    text: str,
    successor: str = "",
) -> PartyRequest:
    """Take what `subject_id` asks today; sent twice, it is still one. `successor`: who is asked for, in words.

    Raises `permission.denied`, `case.closed`, `party_request.not_open` for a kind that is not this person's to ask,
    `reason.missing`.
    """
    if (act.actor.kind, act.actor.id) != (LedgerEntry.ActorKind.PARTY, str(subject_id)):
        raise denied("party_requests.lodge", None)
    case = hold_case(act, case_id)
    if case.state == Case.State.CLOSED:
        raise DomainError(Code.CASE_CLOSED)
    _check_asker(case, subject_id, kind, predecessor_id, successor)
    if not text.strip():
        raise DomainError(Code.REASON_MISSING)
    asked = {"asked_by_id": subject_id, "kind": kind, "predecessor_id": predecessor_id}
    same = case.party_requests.filter(**asked, change=None, returned_because="").first()
    return same or _new(act, case, text=text, successor=encrypt(successor) if successor else b"", **asked)


def _check_asker(case: Case, subject_id: int, kind: str, predecessor_id: int, successor: str) -> None:
    """The applicant asks for a debtor's successor by name, a successor for the applicant's own place."""
    if SUCCESSIONS[kind].side == APPLICANT:
        mine = case.applicant_id == predecessor_id != subject_id and not successor
    else:
        owing = Obligor.objects.filter(obligation__judgment=case.judgment_id, subject=predecessor_id)
        mine = case.applicant_id == subject_id and bool(successor.strip()) and owing.exists()
    if not mine:
        raise DomainError(Code.PARTY_REQUEST_NOT_OPEN, article=SUCCESSIONS[kind].article)


def _new(act: Act, case: Case, **asked: object) -> PartyRequest:
    due = deadlines.due("party_change.rule", act.today, calendar())
    request = PartyRequest.objects.create(
        receipt=references.from_bytes(secrets.token_bytes(references.BYTES)),
        case=case,
        received_on=act.today,
        due_on=due.day,
        due_provisional=due.provisional,
        **asked,
    )
    act.record("party_requests.lodge", request, kind=request.kind, due=due.day.isoformat())
    return request


def take_up(*, act: Act, party_request_id: int, successor_id: int) -> PartyChange:
    """The clerk has identified the successor in the register: the application is entered for the judge.

    Raises `party_request.closed`, `case.closed` and the refusals of `party_changes.apply`.
    """
    request = _held(act, party_request_id, "party_requests.take_up")
    if request.case.state == Case.State.CLOSED:
        raise DomainError(Code.CASE_CLOSED)
    change = party_changes.enter_application(
        act=act, case=request.case, kind=request.kind, predecessor_id=request.predecessor_id,
        successor_id=successor_id, text=request.text, received_on=request.received_on,
    )  # fmt: skip
    request.change = change
    request.save(update_fields=["change"])
    act.record("party_requests.take_up", request, change=change.pk)
    return change


def send_back(*, act: Act, party_request_id: int, because: str) -> PartyRequest:
    """Back to who asked, with what is lacking (art.28: in writing, with the evidence). Raises `reason.missing`."""
    request = _held(act, party_request_id, "party_requests.send_back")
    if not because.strip():
        raise DomainError(Code.REASON_MISSING, article=_ARTICLE)
    request.returned_because, request.returned_by, request.returned_on = because, act.user, act.today
    request.save(update_fields=["returned_because", "returned_by", "returned_on"])
    act.record("party_requests.send_back", request)
    return request


def _held(act: Act, party_request_id: int, code: str) -> PartyRequest:
    case = hold_case(act, PartyRequest.objects.values_list("case_id", flat=True).get(pk=party_request_id))
    require(act=act, code=code, court=case.court)
    request = case.party_requests.select_related("case").get(pk=party_request_id)
    if not request.is_open:
        raise DomainError(Code.PARTY_REQUEST_CLOSED)
    return request
