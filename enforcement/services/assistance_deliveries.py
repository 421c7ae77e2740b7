"""The notice to assist 协助执行通知书 on paper: sent, and its delivery proven by a receipt.

An agency is bound from the day of delivery (2015 consumption rules art.6). Where its memorandum accepts electronic
notices, its own reading of the order in the feed is the delivery and the proof, and nothing is recorded here.
"""

from __future__ import annotations

from datetime import date

from courts.rules.errors import DomainError
from courts.services.acts import Act
from courts.services.postings import require
from defaulters.models import Decision
from enforcement.models import AssistanceDelivery, Progress
from enforcement.rules.codes import Code
from enforcement.services.locks import hold_case


def send(*, act: Act, order_id: int, agency_id: int, method: str, sent_on: date) -> AssistanceDelivery:
    """The clerk sends the paper of an order to an agency that applies something of it.

    Raises `assistance.sent`, `assistance.not_concerned` (also for an order that has not come into force),
    `assistance.day_in_future`.
    """
    order = Decision.objects.get(pk=order_id)
    case = hold_case(act, order.case_id)
    require(act=act, code="assistance.send", court=case.court)
    if sent_on > act.today:
        raise DomainError(Code.ASSISTANCE_DAY_IN_FUTURE)
    told = Progress.objects.filter(order=order, agency=agency_id, kind=Progress.Kind.IMPOSED)
    if not told.exists():
        raise DomainError(Code.ASSISTANCE_NOT_CONCERNED)
    if AssistanceDelivery.objects.filter(order=order, agency=agency_id).exists():
        raise DomainError(Code.ASSISTANCE_SENT)
    notice = AssistanceDelivery.objects.create(
        order=order, agency_id=agency_id, method=method, sent_on=sent_on, sent_by=act.user
    )
    act.record("assistance.send", notice, case_id=case.pk, agency=notice.agency.code, method=method)
    return notice


def deliver(*, act: Act, notice_id: int, delivered_on: date, receipt: str) -> AssistanceDelivery:
    """The receipt has come back: the agency is bound from `delivered_on`.

    Raises `assistance.delivered`, `assistance.receipt_missing`, `assistance.day_in_future`.
    """
    case_id = AssistanceDelivery.objects.values_list("order__case", flat=True).get(pk=notice_id)
    case = hold_case(act, case_id)
    require(act=act, code="assistance.deliver", court=case.court)
    notice = AssistanceDelivery.objects.select_related("agency").get(pk=notice_id)
    if notice.delivered_on is not None:
        raise DomainError(Code.ASSISTANCE_DELIVERED)
    if not receipt.strip():
        raise DomainError(Code.ASSISTANCE_RECEIPT_MISSING)
    if not notice.sent_on <= delivered_on <= act.today:
        raise DomainError(Code.ASSISTANCE_DAY_IN_FUTURE)
    notice.delivered_on, notice.receipt, notice.recorded_by = delivered_on, receipt, act.user
    notice.save(update_fields=["delivered_on", "receipt", "recorded_by"])
    act.record(
        "assistance.deliver", notice, case_id=case.pk, agency=notice.agency.code, day=delivered_on.isoformat()
    )
    return notice
