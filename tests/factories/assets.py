"""Property of a debtor: the order to report it, what is reported, and where the applicant says it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from courts.models import Case, PropertyClue, PropertyReport, PropertyReportOrder, ReportExtension
from courts.services import acts
from enforcement.management.demo import moves
from enforcement.services import property_clues, property_reports, report_extensions
from tests.factories import asking
from tests.factories.cases import World

TOLD = {"money": "工资卡余额3,200元。", "other": "没有其他财产。"}


def ordered(world: World, case: Case, days: int = 10, **given: Any) -> PropertyReportOrder:
    """The first obligor was served today an order to report within so many days."""
    with world.act("clerk") as act:
        return property_reports.order(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id,
            number=f"{case.number}报告财产令", issued_on=world.today, report_by=world.today + timedelta(days=days),
            method="in_person", served_on=world.today, reference="回证", **given,
        )  # fmt: skip


def reported(world: World, order: PropertyReportOrder, changed_on: date | None = None) -> PropertyReport:
    """The clerk enters a report, or a supplement, that came today on paper."""
    with world.act("clerk") as act:
        return property_reports.receive(
            act=act, order_id=order.pk, items=TOLD, received_on=world.today, changed_on=changed_on
        )


def reported_online(world: World, order: PropertyReportOrder, **given: Any) -> PropertyReport:
    """The debtor hands it in on the site."""
    with acts.begin(actor=acts.party(order.subject_id), now=world.now) as act:
        return property_reports.lodge(
            act=act, case_id=order.case_id, subject_id=order.subject_id, **{"items": TOLD} | given
        )


def assessed(world: World, report: PropertyReport, result: str) -> PropertyReport:
    """The judge assesses a report."""
    with world.act("judge") as act:
        return property_reports.assess(
            act=act, report_id=report.pk, result=result, reasons="与网络查控结果核对。"
        )


def excused(world: World, order: PropertyReportOrder, reasons: str = "住院治疗。") -> PropertyReportOrder:
    """The judge accepts why nothing came."""
    with world.act("judge") as act:
        return property_reports.excuse(act=act, order_id=order.pk, reasons=reasons)


def asked_for_longer(world: World, order: PropertyReportOrder, days: int = 10) -> ReportExtension:
    """The debtor asks on the site for so many days more."""
    with acts.begin(actor=acts.party(order.subject_id), now=world.now) as act:
        return report_extensions.lodge(
            act=act, case_id=order.case_id, subject_id=order.subject_id, text="账册在外地。",
            asked_until=order.report_by + timedelta(days=days),
        )  # fmt: skip


def answered(
    world: World, asked: ReportExtension, until: date | None, reasons: str = "经核对属实。"
) -> ReportExtension:
    """The judge grants it until that day, or refuses it."""
    with world.act("judge") as act:
        return report_extensions.decide(act=act, extension_id=asked.pk, until=until, reasons=reasons)


def clue(world: World, case: Case, *, urgent: bool = False, on: date | None = None) -> PropertyClue:
    """A clue about the first obligor that reached the court on paper."""
    with world.act("clerk") as act:
        return property_clues.receive(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id,
            text="其名下货车停在城南市场。", urgent=urgent, received_on=on or world.today,
        )  # fmt: skip


def clue_online(world: World, case: Case, **given: Any) -> PropertyClue:
    """The applicant hands it in on the site."""
    applicant = asking.applicant_of(case)
    with acts.begin(actor=acts.party(applicant.pk), now=world.now) as act:
        return property_clues.lodge(
            act=act, case_id=case.pk,
            **{"applicant_id": applicant.pk, "subject_id": moves.obligors(case)[0].subject_id, "text": "另有房产。"}
            | given,
        )  # fmt: skip


def verified(world: World, clue: PropertyClue, result: str = "none") -> PropertyClue:
    """The judge verifies it today."""
    with world.act("judge") as act:
        return property_clues.verify(act=act, clue_id=clue.pk, result=result, reasons="现场查看，车已转让。")
