"""A longer time to report property 延长报告期限, for a debtor who cannot report in time (财产调查规定 art.5).

| step | by whom | clock |
| --- | --- | --- |
| asked for in writing, while the time runs | the debtor on the site, or the clerk from paper | 3 working days |
| granted, until that day or another, or refused, with reasons | judge | |

The article leaves open by when the court answers, how much longer is long enough and what holds meanwhile. Here the
answer comes in the three working days that the court's other answers take; the longest is a month, so that the order
to report does not lose its use; and while an answer is owed nobody is shown as having missed the day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from courts.models import LedgerEntry, PropertyReport, PropertyReportOrder, ReportExtension
from courts.rules import deadlines
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.selectors.calendar import calendar
from courts.services.acts import Act
from courts.services.postings import denied, require
from enforcement.services.locks import hold_case

_ARTICLE: Final = "财产调查规定第5条"


def receive(*, act: Act, order_id: int, asked_until: date, text: str, received_on: date) -> ReportExtension:
    """Enter a request that reached the court on paper on `received_on`.

    Raises `report_extension.not_open`, `.out_of_range`, `property_report.in_future`, `reason.missing`.
    """
    order = _held(act, order_id)
    require(act=act, code="report_extensions.receive", court=order.case.court)
    if received_on > act.today:
        raise DomainError(Code.PROPERTY_REPORT_IN_FUTURE)
    return _new(act, "report_extensions.receive", order, asked_until, text, received_on)


def lodge(*, act: Act, case_id: int, subject_id: int, asked_until: date, text: str) -> ReportExtension:
    """Take what the debtor asks on the site today.

    Raises `permission.denied`, `property_report.not_ordered`, and what `receive` raises.
    """
    if (act.actor.kind, act.actor.id) != (LedgerEntry.ActorKind.PARTY, str(subject_id)):
        raise denied("report_extensions.lodge", None)
    ordered = PropertyReportOrder.objects.filter(case=case_id, subject=subject_id).first()
    if ordered is None:
        raise DomainError(Code.PROPERTY_REPORT_NOT_ORDERED, article=_ARTICLE)
    return _new(act, "report_extensions.lodge", _held(act, ordered.pk), asked_until, text, act.today)


def _held(act: Act, order_id: int) -> PropertyReportOrder:
    hold_case(act, PropertyReportOrder.objects.values_list("case_id", flat=True).get(pk=order_id))
    return PropertyReportOrder.objects.select_related("case__court", "document").get(pk=order_id)


def is_open(order: PropertyReportOrder, day: date) -> bool:
    """Whether the debtor may ask on `day`: the time runs, nothing was reported, and no answer is owed already."""
    waits = order.extensions.filter(result="").exists()
    return day <= order.report_by and not waits and not order.reports.exists()


def latest(order: PropertyReportOrder) -> date:
    """The last day that can be granted, counted from what the order itself said, however often it is asked."""
    ordered = date.fromisoformat(order.document.content["report_by"])
    return deadlines.due("property_report.extension_longest", ordered, calendar()).day


def _new(
    act: Act, code: str, order: PropertyReportOrder, asked_until: date, text: str, received_on: date
) -> ReportExtension:
    if not is_open(order, received_on):
        raise DomainError(Code.REPORT_EXTENSION_NOT_OPEN, article=_ARTICLE)
    _check_range(order, asked_until)
    if not text.strip():
        raise DomainError(Code.REASON_MISSING, article=_ARTICLE)
    due = deadlines.due("property_report.decide_extension", received_on, calendar())
    made = ReportExtension.objects.create(
        order=order,
        asked_until=asked_until,
        text=text,
        received_on=received_on,
        due_on=due.day,
        due_provisional=due.provisional,
        entered_by=act.actor.user,
    )
    act.record(code, made, case_id=order.case_id, asked_until=asked_until.isoformat())
    return made


def _check_range(order: PropertyReportOrder, until: date) -> None:
    if not order.report_by < until <= latest(order):
        first = order.report_by + timedelta(days=1)
        raise DomainError(
            Code.REPORT_EXTENSION_OUT_OF_RANGE, article=_ARTICLE, first=first, last=latest(order)
        )


def decide(*, act: Act, extension_id: int, until: date | None, reasons: str) -> ReportExtension:
    """Grant it until the day named, or refuse it (None). A report that came in the meantime came in time then.

    Raises `report_extension.decided`, `.out_of_range`, `reason.missing`.
    """
    order = _held(act, ReportExtension.objects.values_list("order_id", flat=True).get(pk=extension_id))
    require(act=act, code="report_extensions.decide", court=order.case.court)
    asked = ReportExtension.objects.get(pk=extension_id)
    if asked.result:
        raise DomainError(Code.REPORT_EXTENSION_DECIDED)
    if not reasons.strip():
        raise DomainError(Code.REASON_MISSING, article=_ARTICLE)
    if until is not None:
        _prolong(order, until)
    asked.result = ReportExtension.Result.REFUSED if until is None else ReportExtension.Result.GRANTED
    asked.until, asked.reasons = until, reasons
    asked.decided_by, asked.decided_on = act.user, act.today
    asked.save()
    act.record("report_extensions.decide", asked, case_id=order.case_id, result=asked.result)
    return asked


def _prolong(order: PropertyReportOrder, until: date) -> None:
    _check_range(order, until)
    order.report_by = until
    order.save(update_fields=["report_by"])
    order.reports.filter(kind=PropertyReport.Kind.REPORT, result="").update(due_on=until)
