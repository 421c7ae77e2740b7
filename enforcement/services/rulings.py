"""Rulings that suspend or end an enforcement: entered, served, and the enforcement resumed.

A ruling ends no listing by itself: it is the event on which the judge decides within three working days
(2017 list rules art.10). While it stands nobody is listed or restricted anew in the case.
"""

from __future__ import annotations

from datetime import date

from courts.models import Case, Ruling
from courts.models.rulings import SUSPENSIONS
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors.obligors import obligor_of
from courts.services.acts import Act
from courts.services.postings import require
from enforcement.services.locks import hold_case


def enter(
    *,
    act: Act,
    case_id: int,
    kind: str,
    number: str,
    made_on: date,
    reasons: str,
    subject_id: int | None = None,
    served_on: date | None = None,
    from_day: date | None = None,
    until_day: date | None = None,
    asked_by_debtor: bool = False,
) -> Ruling:
    """A ruling about everybody in the case, or about one who owes; a suspension runs from its day unless
    `from_day` says else. Also in a closed case.

    Raises `ruling.exists`, `ruling.in_future`, `ruling.not_a_suspension` for days that this kind has not,
    `period.backwards`, `service.before_issue`, `service.in_future`, `reason.missing`.
    """
    case = _hold(act, case_id, "rulings.enter")
    _check(act, case, number, made_on, reasons)
    _check_service(act, made_on, served_on)
    is_suspension = kind in SUSPENSIONS
    if not is_suspension and (from_day or until_day or asked_by_debtor):
        raise DomainError(Code.RULING_NOT_A_SUSPENSION)
    first = (from_day or made_on) if is_suspension else None
    if first and until_day and until_day < first:
        raise DomainError(Code.PERIOD_BACKWARDS, first=first, last=until_day)
    ruling = Ruling.objects.create(
        case=case,
        subject=obligor_of(case, subject_id) if subject_id is not None else None,
        kind=kind,
        number=number,
        made_on=made_on,
        served_on=served_on,
        from_day=first,
        until_day=until_day,
        # A retrial and a bankruptcy stop the double interest whoever asked for them.
        asked_by_debtor=asked_by_debtor and kind == Ruling.Kind.SUSPENSION_OTHER,
        reasons=reasons,
        entered_by=act.user,
    )
    act.record("rulings.enter", ruling, kind=kind, made_on=made_on.isoformat())
    return ruling


def _hold(act: Act, case_id: int, code: str) -> Case:
    case = hold_case(act, case_id)
    require(act=act, code=code, court=case.court)
    return case


def _check(act: Act, case: Case, number: str, made_on: date, reasons: str) -> None:
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING)
    if made_on > act.today:
        raise DomainError(Code.RULING_IN_FUTURE)
    if case.rulings.filter(number=number).exists():
        raise DomainError(Code.RULING_EXISTS, number=number)


def _check_service(act: Act, made_on: date, served_on: date | None) -> None:
    if served_on is not None and served_on > act.today:
        raise DomainError(Code.SERVICE_IN_FUTURE)
    if served_on is not None and served_on < made_on:
        raise DomainError(Code.SERVICE_BEFORE_ISSUE)


def serve(*, act: Act, ruling_id: int, served_on: date) -> Ruling:
    """The service on the parties, by which a ruling takes effect (CPL 269). Raises `ruling.served`."""
    case = _hold(act, Ruling.objects.values_list("case_id", flat=True).get(pk=ruling_id), "rulings.serve")
    ruling = case.rulings.get(pk=ruling_id)
    if ruling.served_on is not None:
        raise DomainError(Code.RULING_SERVED)
    _check_service(act, ruling.made_on, served_on)
    ruling.served_on = served_on
    ruling.save(update_fields=["served_on"])
    act.record("rulings.serve", ruling, served_on=served_on.isoformat())
    return ruling


def resume(*, act: Act, ruling_id: int, until_day: date) -> Ruling:
    """The enforcement goes on: `until_day` is the last day of the suspension, which counts as suspended.

    Raises `ruling.not_a_suspension`, `ruling.not_running`, `period.backwards`.
    """
    case = _hold(act, Ruling.objects.values_list("case_id", flat=True).get(pk=ruling_id), "rulings.resume")
    ruling = case.rulings.get(pk=ruling_id)
    if ruling.from_day is None:
        raise DomainError(Code.RULING_NOT_A_SUSPENSION)
    if ruling.until_day is not None:
        raise DomainError(Code.RULING_NOT_RUNNING)
    if until_day < ruling.from_day:
        raise DomainError(Code.PERIOD_BACKWARDS, first=ruling.from_day, last=until_day)
    ruling.until_day = until_day
    ruling.save(update_fields=["until_day"])
    act.record("rulings.resume", ruling, until_day=until_day.isoformat())
    return ruling
