"""Enforcement entrusted to another court: the file moves with everything in it, in one act.

The receiving court's number and the first court's striking off are one act, so there is no day without a court
in charge and none with two (委托执行规定 art.2, 7). What binds stays as it is: listings keep the day of their
publication and their term, restrictions their window; only where to object changes (异议复议规定 art.4).
Decisions stay those of the court that made them.
"""

from __future__ import annotations

from courts.models import Case, Court, Transfer
from courts.rules import case_numbers, transitions
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision, Listing
from defaulters.rules.deciders import BURDENING
from enforcement.models import Change, Restriction
from enforcement.services import feed
from enforcement.services.locks import hold_case, lock_case

ENTRUSTED = "委托执行规定第2条"


def propose(*, act: Act, case_id: int, to_court_id: int, reasons: str) -> Transfer:
    """The file goes to another court, which files it within seven days (委托执行规定 art.2).

    Raises `case.closed`, `reason.missing`, `transfer.same_court`, `transfer.proposed` for one that is still
    open, `transfer.decisions_open` while a decision is under way.
    """
    case = lock_case(act, case_id, "transfers.propose")
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING)
    if case.court_id == to_court_id:
        raise DomainError(Code.TRANSFER_SAME_COURT)
    if case.transfers.filter(state=Transfer.State.PROPOSED).exists():
        raise DomainError(Code.TRANSFER_PROPOSED)
    _check_nothing_under_way(case)
    transfer = Transfer.objects.create(
        case=case,
        from_court=case.court,
        to_court=Court.objects.get(pk=to_court_id),
        reasons=reasons,
        proposed_by=act.user,
        proposed_on=act.today,
    )
    act.record("transfers.propose", transfer, to_court=transfer.to_court.code)
    return transfer


def _check_nothing_under_way(case: Case) -> None:
    """Who has begun a decision ends it: no text drafted in one court is signed in another."""
    drafted = case.decisions.filter(state__in=["draft", "submitted", "reviewed"])
    to_serve = case.decisions.filter(state=Decision.State.SIGNED, kind__in=BURDENING)
    if drafted.exists() or to_serve.exists():
        raise DomainError(Code.TRANSFER_DECISIONS_OPEN, article=ENTRUSTED)


def withdraw(*, act: Act, transfer_id: int) -> Transfer:
    """The first court takes the file back before the other has filed it."""
    case, transfer = _hold(act, transfer_id)
    require(act=act, code="transfers.withdraw", court=case.court)
    _move(transfer, Transfer.State.WITHDRAWN)
    transfer.save(update_fields=["state"])
    act.record("transfers.withdraw", transfer)
    return transfer


def accept(*, act: Act, transfer_id: int, number: str) -> Transfer:
    """The receiving court files the case under its own number; the first court's is struck off in the same act.

    Raises the refusals of `case_numbers.parse`, `transfer.other_courts_number` for a number that does not carry
    the receiving court's code, `case.exists`, `case.closed`, `transfer.decisions_open`,
    `transition.not_allowed` for a transfer that is not open any more.
    """
    case, transfer = _hold(act, transfer_id)
    require(act=act, code="transfers.accept", court=transfer.to_court)
    _move(transfer, Transfer.State.ACCEPTED)
    parsed = _own_number(number, transfer.to_court)
    if Case.objects.filter(number=parsed).exists():
        raise DomainError(Code.CASE_EXISTS, number=parsed)
    if case.state == Case.State.CLOSED:
        raise DomainError(Code.CASE_CLOSED)
    _check_nothing_under_way(case)
    transfer.former = _refile(act, case, transfer.to_court, parsed, number)
    transfer.accepted_on = act.today
    transfer.save(update_fields=["state", "former", "accepted_on"])
    act.record("transfers.accept", transfer, former=transfer.former.pk, from_court=transfer.from_court.code)
    act.record("cases.close", transfer.former, case_id=transfer.former.pk, closed_as=Case.ClosedAs.STRUCK_OFF)
    _tell(act, case)
    return transfer


def _own_number(text: str, court: Court) -> str:
    number = case_numbers.parse(text)
    if number.court_code != court.code:
        raise DomainError(Code.TRANSFER_OTHER_COURTS_NUMBER, article=ENTRUSTED, court=court.code)
    return str(number)


def _hold(act: Act, transfer_id: int) -> tuple[Case, Transfer]:
    """The file, its judgment locked, and the transfer as it stands then."""
    case = hold_case(act, Transfer.objects.values_list("case_id", flat=True).get(pk=transfer_id))
    return case, Transfer.objects.select_related("from_court", "to_court").get(pk=transfer_id)


def _move(transfer: Transfer, state: str) -> None:
    transitions.check(transitions.TRANSFER, "transfer", transfer.state, state)
    transfer.state = state


def _refile(act: Act, case: Case, court: Court, number: str, original: str) -> Case:
    """Give the file its new number and court; the answer is the old number's own record, struck off."""
    former = Case(
        number=case.number,
        number_original=case.number_original,
        court=case.court,
        judgment=case.judgment,
        applicant=case.applicant,
        filed_on=case.filed_on,
        judge=case.judge,
        state=Case.State.CLOSED,
        closed_as=Case.ClosedAs.STRUCK_OFF,
        closed_on=act.today,
    )
    case.number, case.number_original, case.court = number, original, court
    case.filed_on, case.judge = act.today, None
    case.save()
    former.save()
    return former


def _tell(act: Act, case: Case) -> None:
    """The published text names the court in charge; partners learn it too, and that nothing else has changed."""
    for listing in case.listings.filter(state__in=["published", "shielded"]).order_by("pk"):
        _rename(act, listing, case)
    told = [Restriction.State.ACTIVE, Restriction.State.STAYED]
    for restriction in case.restrictions.filter(state__in=told).order_by("pk"):
        feed.tell(act, Change.Kind.CORRECTED, restriction, reason="transferred", article=ENTRUSTED)


def _rename(act: Act, listing: Listing, case: Case) -> None:
    in_charge = {
        "court": case.court.name,
        "province": case.court.province,
        "case_number": case.number,
        "filed_on": case.filed_on.isoformat(),
    }
    listing.published = (listing.published or {}) | in_charge
    listing.save(update_fields=["published"])
    act.record("listing.corrected", listing, court=case.court.code)
