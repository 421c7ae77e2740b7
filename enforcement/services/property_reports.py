"""The duty to report property 财产报告: ordered and served, handed in and supplemented, assessed by the judge.

A breach of the duty shows in the judge's queue. That it is ground G4 of the list is a finding of its own, with
its evidence; nothing here makes one.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date

from courts.models import (
    Case,
    Document,
    LedgerEntry,
    Obligation,
    Obligor,
    PropertyItem,
    PropertyReport,
    PropertyReportOrder,
)
from courts.rules import deadlines
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.working_days import Due
from courts.selectors.calendar import calendar
from courts.selectors.obligors import obligor_of
from courts.services import papers
from courts.services.acts import Act
from courts.services.postings import denied, require
from enforcement.rules import references
from enforcement.services.locks import hold_case, hold_until_final, lock_case

_ORDERED = "财产调查规定第3条"
_CONTENT = "财产调查规定第5条"
_SUPPLEMENT = deadlines.DEADLINES["property_report.supplement"].article


def order(
    *,
    act: Act,
    case_id: int,
    subject_id: int,
    number: str,
    issued_on: date,
    report_by: date,
    method: str,
    served_on: date,
    reference: str,
    consent: bool = False,
) -> PropertyReportOrder:
    """Order a debtor of money to report all property by `report_by`, and the proof that the order was served.

    Raises `property_report.not_for_money`, `property_report.ordered`, `period.backwards`, and what
    `papers.serve` raises.
    """
    case = lock_case(act, case_id, "property_reports.order")
    subject = obligor_of(case, subject_id)
    if not _owes_money(case, subject_id):
        raise DomainError(Code.PROPERTY_REPORT_NOT_FOR_MONEY, article=_ORDERED)
    if case.report_orders.filter(subject=subject).exists():
        raise DomainError(Code.PROPERTY_REPORT_ORDERED)
    if report_by < served_on:
        raise DomainError(Code.PERIOD_BACKWARDS, first=served_on, last=report_by)
    document = papers.issue(
        act=act,
        case=case,
        subject=subject,
        kind=Document.Kind.REPORT_ORDER,
        number=number,
        content={"case": case.number, "report_by": report_by.isoformat()},
        issued_on=issued_on,
    )
    papers.serve(
        act=act, document=document, method=method, served_on=served_on, reference=reference, consent=consent
    )
    made = PropertyReportOrder.objects.create(
        case=case, subject=subject, document=document, report_by=report_by
    )
    act.record("property_reports.order", made, report_by=report_by.isoformat())
    return made


def _owes_money(case: Case, subject_id: int) -> bool:
    return Obligor.objects.filter(
        obligation__judgment=case.judgment_id, obligation__kind=Obligation.Kind.PAY, subject=subject_id
    ).exists()


def receive(
    *,
    act: Act,
    order_id: int,
    items: Mapping[str, str],
    received_on: date,
    changed_on: date | None = None,
) -> PropertyReport:
    """Enter the report that reached the court on paper; after the first each is a supplement.

    Raises `property_report.in_future` and what `lodge` raises.
    """
    case = hold_until_final(act, _case_of(order_id))
    require(act=act, code="property_reports.receive", court=case.court)
    if received_on > act.today:
        raise DomainError(Code.PROPERTY_REPORT_IN_FUTURE)
    made = case.report_orders.get(pk=order_id)
    return _new(act, "property_reports.receive", made, items, received_on, changed_on)


def lodge(
    *,
    act: Act,
    case_id: int,
    subject_id: int,
    items: Mapping[str, str],
    changed_on: date | None = None,
) -> PropertyReport:
    """Take what the debtor hands in on the site today; `items`: the words by kind of property, empty ones left out.

    Raises `permission.denied`, `case.closed`, `property_report.not_ordered`, `property_report.empty`, and
    `property_report.change_missing` for a supplement without the day of the change.
    """
    if (act.actor.kind, act.actor.id) != (LedgerEntry.ActorKind.PARTY, str(subject_id)):
        raise denied("property_reports.lodge", None)
    case = hold_until_final(act, case_id)
    made = case.report_orders.filter(subject=subject_id).first()
    if made is None:
        raise DomainError(Code.PROPERTY_REPORT_NOT_ORDERED, article=_ORDERED)
    return _new(act, "property_reports.lodge", made, items, act.today, changed_on)


def _case_of(order_id: int) -> int:
    return PropertyReportOrder.objects.values_list("case_id", flat=True).get(pk=order_id)


def _new(
    act: Act,
    code: str,
    made: PropertyReportOrder,
    items: Mapping[str, str],
    received_on: date,
    changed_on: date | None,
) -> PropertyReport:
    told = {kind: text.strip() for kind, text in items.items() if text.strip()}
    if not told:
        raise DomainError(Code.PROPERTY_REPORT_EMPTY, article=_CONTENT)
    is_first = not made.reports.exists()
    due = Due(made.report_by, provisional=False) if is_first else supplement_due(changed_on, received_on)
    report = PropertyReport.objects.create(
        receipt=references.from_bytes(secrets.token_bytes(references.BYTES)),
        order=made,
        kind=PropertyReport.Kind.REPORT if is_first else PropertyReport.Kind.SUPPLEMENT,
        changed_on=None if is_first else changed_on,
        received_on=received_on,
        due_on=due.day,
        due_provisional=due.provisional,
        entered_by=act.actor.user,
    )
    PropertyItem.objects.bulk_create(
        PropertyItem(report=report, kind=kind, content=text) for kind, text in told.items()
    )
    act.record(code, report, case_id=made.case_id, kind=report.kind, due=due.day.isoformat())
    return report


def supplement_due(changed_on: date | None, received_on: date) -> Due:
    """By when a change of `changed_on` had to be reported; `property_report.change_missing` if none is named."""
    if changed_on is None or changed_on > received_on:
        raise DomainError(Code.PROPERTY_REPORT_CHANGE_MISSING, article=_SUPPLEMENT)
    return deadlines.due("property_report.supplement", changed_on, calendar())


def assess(*, act: Act, report_id: int, result: str, reasons: str) -> PropertyReport:
    """What the judge makes of a report: `truthful`, `late` without just cause, or `false`, once and with reasons.

    Raises `property_report.assessed`, `property_report.not_missed` for "late" of one that came in time,
    `reason.missing`.
    """
    case = hold_case(act, PropertyReport.objects.values_list("order__case_id", flat=True).get(pk=report_id))
    require(act=act, code="property_reports.assess", court=case.court)
    report = PropertyReport.objects.get(pk=report_id)
    if report.result:
        raise DomainError(Code.PROPERTY_REPORT_ASSESSED)
    if result == PropertyReport.Result.LATE and not report.is_late:
        raise DomainError(Code.PROPERTY_REPORT_NOT_MISSED)
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING)
    report.result, report.reasons = result, reasons
    report.assessed_by, report.assessed_on = act.user, act.today
    report.save(update_fields=["result", "reasons", "assessed_by", "assessed_on"])
    act.record("property_reports.assess", report, case_id=case.pk, result=result)
    return report


def excuse(*, act: Act, order_id: int, reasons: str) -> PropertyReportOrder:
    """Accept why no report came by the day of the order, so that it is no breach (财产调查规定 art.9: 无正当理由).

    Raises `property_report.not_missed` before that day, once a report came, or a second time; `reason.missing`.
    """
    case = hold_case(act, _case_of(order_id))
    require(act=act, code="property_reports.excuse", court=case.court)
    made = case.report_orders.get(pk=order_id)
    if made.excuse or made.report_by >= act.today or made.reports.exists():
        raise DomainError(Code.PROPERTY_REPORT_NOT_MISSED)
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING)
    made.excuse, made.excused_by = reasons, act.user
    made.save(update_fields=["excuse", "excused_by"])
    act.record("property_reports.excuse", made)
    return made
