"""The notice to assist 协助执行通知书 and its counterpart (2015 consumption rules art.6, 9; CPL 117).

| step | by whom |
| --- | --- |
| an order binds: each agency whose memoranda cover an item is asked to assist | system, duty `assistance` |
| the order is lifted or cancelled: each agency that was asked is told to stop | system, duty `assistance` |
| the papers are set and kept | system, duty `papers` |
"""

from __future__ import annotations

from typing import Any, Final

from courts.models import Case, Document
from courts.rules.errors import DomainError
from courts.services import papers
from courts.services.acts import Act
from courts.services.postings import require_system
from defaulters.models import Decision
from enforcement.models import AssistanceNotice, PartnerAgency
from enforcement.rules.codes import Code
from enforcement.selectors import assistance
from enforcement.services.locks import hold_case

REQUEST = "法释〔2015〕17号 art.6"
END = "法释〔2015〕17号 art.9"


def issue(*, act: Act, order_id: int, agency_id: int) -> AssistanceNotice:
    """Ask the agency to assist with the order, for the items that its memoranda cover today; what it was asked stays.

    Raises `assistance.not_owed` where the order and the memoranda have nothing in common today, and
    `assistance.already_asked`.
    """
    require_system(act=act, code="assistance.issue")
    order, case = _held(act, order_id)
    agency = PartnerAgency.objects.get(pk=agency_id)
    if order.assistance_notices.filter(agency=agency).exists():
        raise DomainError(Code.ASSISTANCE_ALREADY_ASKED, article=REQUEST)
    asked = assistance.asked(order_id, agency, act.today)
    if asked is None or not agency.active:
        raise DomainError(Code.ASSISTANCE_NOT_OWED, article=REQUEST)
    content: dict[str, Any] = {
        "order": order.pk,
        "agency": agency.pk,
        "items": list(asked.items),
        "from_day": asked.from_day.isoformat(),
        "until_day": asked.until_day.isoformat() if asked.until_day else None,
        "memoranda": _memoranda(act, agency, asked.items),
    }
    notice = AssistanceNotice.objects.create(
        order=order,
        agency=agency,
        items=list(asked.items),
        from_day=asked.from_day,
        until_day=asked.until_day,
        document=_paper(act, case, order, agency, Document.Kind.ASSIST, content),
    )
    act.record("assistance.issue", notice, case_id=case.pk, agency=agency.code)
    return notice


def end(*, act: Act, notice_id: int) -> AssistanceNotice:
    """Tell the agency to stop. Raises `assistance.not_over` while the order may bind, or where it was told."""
    require_system(act=act, code="assistance.end")
    order_id = AssistanceNotice.objects.values_list("order_id", flat=True).get(pk=notice_id)
    order, case = _held(act, order_id)
    notice = assistance.over().select_related("agency", "document").filter(pk=notice_id).first()
    if notice is None:
        raise DomainError(Code.ASSISTANCE_NOT_OVER, article=END)
    day, is_void = assistance.outcome(notice)
    content: dict[str, Any] = {
        "order": order.pk,
        "agency": notice.agency_id,
        "notice": notice.document_id,
        "items": notice.items,
        "ended_on": day.isoformat(),
        "void": is_void,
    }
    notice.end = _paper(act, case, order, notice.agency, Document.Kind.ASSIST_END, content)
    notice.save(update_fields=["end"])
    act.record("assistance.end", notice, case_id=case.pk, agency=notice.agency.code)
    return notice


def _held(act: Act, order_id: int) -> tuple[Decision, Case]:
    case = hold_case(act, Decision.objects.values_list("case_id", flat=True).get(pk=order_id))
    return Decision.objects.select_related("subject").get(pk=order_id), case


def _memoranda(act: Act, agency: PartnerAgency, items: tuple[str, ...]) -> list[str]:
    rows = agency.memoranda.in_force(act.today).filter(measures__code__in=items)
    return list(rows.order_by("number").values_list("number", flat=True).distinct())


NAMES: Final[dict[str, str]] = {Document.Kind.ASSIST: "协助", Document.Kind.ASSIST_END: "停止协助"}


def _paper(
    act: Act, case: Case, order: Decision, agency: PartnerAgency, kind: str, content: dict[str, Any]
) -> Document:
    # An agency learns neither case nor order of what is not public; the number is all that it needs to answer.
    series = case.court.code if case.judgment.sealed else order.number
    return papers.issue(
        act=act,
        case=case,
        subject=order.subject,
        kind=kind,
        number=f"{series}{NAMES[kind]}{order.pk}-{agency.pk}",
        content=content,
    )
