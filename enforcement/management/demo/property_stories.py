"""Property: reported and supplemented, never reported, reported falsely; and two clues of an applicant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from courts.models import Case, PropertyReport, PropertyReportOrder, ReportExtension
from courts.services import acts
from enforcement.management.demo import moves
from enforcement.management.demo.stage import Stage, Story
from enforcement.services import property_clues, property_reports, report_extensions


def _ordered(stage: Stage, name: str, born: date, amount: int) -> PropertyReportOrder:
    """A case with an applicant, whose debtor was served an order to report with the enforcement notice."""
    owed = moves.owes(
        moves.person(stage, name, born), f"被告向原告支付租金{amount:,.2f}元。",
        amount=Decimal(amount), due_on=stage.now.date(),
    )  # fmt: skip
    case = moves.filed(stage, [owed], applicant=moves.person(stage, f"{name[0]}氏房东", date(1960, 4, 4)))
    with stage.act("clerk") as act:
        return property_reports.order(
            act=act, case_id=case.pk, subject_id=moves.obligors(case)[0].subject_id,
            number=f"{case.number}报告财产令", issued_on=stage.now.date(), method="in_person",
            served_on=stage.now.date(), reference="现场送达", report_by=stage.now.date() + timedelta(days=10),
        )  # fmt: skip


def _reported(
    stage: Stage, order: PropertyReportOrder, changed_on: date | None = None, **items: str
) -> PropertyReport:
    with acts.begin(actor=acts.party(order.subject_id), now=stage.now) as act:
        return property_reports.lodge(
            act=act, case_id=order.case_id, subject_id=order.subject_id, items=items, changed_on=changed_on
        )


def _longer(stage: Stage, order: PropertyReportOrder, days: int, text: str) -> ReportExtension:
    with acts.begin(actor=acts.party(order.subject_id), now=stage.now) as act:
        return report_extensions.lodge(
            act=act, case_id=order.case_id, subject_id=order.subject_id, text=text,
            asked_until=order.report_by + timedelta(days=days),
        )  # fmt: skip


def _answered(stage: Stage, asked: ReportExtension, until: date | None, reasons: str) -> None:
    with stage.act("judge") as act:
        report_extensions.decide(act=act, extension_id=asked.pk, until=until, reasons=reasons)


def _assessed(stage: Stage, report: PropertyReport, result: str, reasons: str) -> None:
    with stage.act("judge") as act:
        property_reports.assess(act=act, report_id=report.pk, result=result, reasons=reasons)


def reported_and_supplemented(stage: Stage) -> Story:
    """A truthful report; later a change, supplemented in time and waiting for the judge."""
    yield stage.ago(45)
    order = _ordered(stage, "微生禾", date(1988, 8, 8), 36_000)
    yield stage.ago(38)
    report = _reported(stage, order, money="工资每月4,100元，存款900元。", movable="电动自行车一辆。")
    yield stage.ago(35)
    _assessed(stage, report, "truthful", "与网络查控结果一致。")
    yield stage.ago(4)
    changed_on = stage.now.date() - timedelta(days=3)
    _reported(stage, order, changed_on, other="亲属归还借款1,500元。")
    moves.show(stage, "reporting", order.subject, order.case)


def never_reported(stage: Stage) -> Story:
    """Longer time was refused, the day has passed and nothing came: the judge asks why."""
    yield stage.ago(30)
    order = _ordered(stage, "左丘朗", date(1976, 2, 14), 54_000)
    yield stage.ago(24)
    asked = _longer(stage, order, 20, "工作忙。")
    yield stage.ago(22)
    _answered(stage, asked, None, "工作忙不是报告确有困难的正当理由。")


def asked_for_longer(stage: Stage) -> Story:
    """Longer time was granted for books in another town, and more is asked for: the judge owes the answer."""
    yield stage.ago(12)
    order = _ordered(stage, "濮阳苓", date(1980, 7, 7), 92_000)
    yield stage.ago(9)
    asked = _longer(stage, order, 10, "账册存放在外地，正在取回。")
    yield stage.ago(8)
    _answered(stage, asked, asked.asked_until, "经核对属实。")
    yield stage.ago(1)
    order.refresh_from_db()
    _longer(stage, order, 5, "账册在运输途中。")


def reported_falsely(stage: Stage) -> Story:
    """A flat was left out, as the applicant's clue showed; that it is ground G4 is still to be found."""
    yield stage.ago(40)
    order = _ordered(stage, "梁丘岚", date(1983, 11, 3), 128_000)
    yield stage.ago(33)
    report = _reported(stage, order, money="无存款。", other="没有其他财产。")
    yield stage.ago(20)
    _verified(
        stage, order.case, "被执行人以其名义在城东购有住房一套。", "found", "不动产登记中心查得该房，已查封。"
    )
    _assessed(stage, report, "false", "隐瞒名下不动产一处，见财产线索的核实结果。")
    yield stage.ago(2)
    _clue(stage, order.case, "其货车今晚将被开往外地。", urgent=True)


def reported_late(stage: Stage) -> Story:
    """Five days late and without cause, though all is in it."""
    yield stage.ago(58)
    order = _ordered(stage, "公良舟", date(1991, 5, 13), 47_000)
    yield stage.ago(42)
    report = _reported(stage, order, immovable="与他人共有平房一间。", right="对外借款8,000元。")
    yield stage.ago(39)
    _assessed(stage, report, "late", "逾期五日报告，未说明正当理由。")


def _clue(stage: Stage, case: Case, text: str, *, urgent: bool = False) -> int:
    """Handed in on the site by the applicant."""
    assert case.applicant_id is not None
    with acts.begin(actor=acts.party(case.applicant_id), now=stage.now) as act:
        clue = property_clues.lodge(
            act=act, case_id=case.pk, applicant_id=case.applicant_id, text=text, urgent=urgent,
            subject_id=moves.obligors(case)[0].subject_id,
        )  # fmt: skip
    return clue.pk


def _verified(stage: Stage, case: Case, text: str, result: str, reasons: str) -> None:
    clue_id = _clue(stage, case, text)
    with stage.act("judge") as act:
        property_clues.verify(act=act, clue_id=clue_id, result=result, reasons=reasons)


STORIES: list[Callable[[Stage], Story]] = [
    reported_and_supplemented,
    never_reported,
    asked_for_longer,
    reported_falsely,
    reported_late,
]
