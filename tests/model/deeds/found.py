"""What the court finds about the debtor and what bears on it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from courts.models import Circumstance, Document, ToolUse
from defaulters.models import Application
from enforcement.management.demo import moves
from enforcement.services import applications, cases, findings, searches, warnings
from tests.model.deeds.moment import Moment, deed


@deed("judge")
def find_ability(m: Moment) -> None:
    findings.find_ability(
        act=m.act, case_id=m.case.pk, obligor_id=m.among(moves.obligors(m.case)).pk,
        assets=Decimal(m.mostly(5_000_000, 0, 1_000)), monthly_income=Decimal(0), dependants=0,
        living_cost=Decimal(1210), sources="网络执行查控反馈", reasons="查明名下存款。",
        valid_until=m.act.today + timedelta(days=m.of(365, 30)),
    )  # fmt: skip


@deed("judge")
def find_conduct(m: Moment) -> None:
    findings.find_conduct(
        act=m.act, case_id=m.case.pk, obligor_id=m.among(moves.obligors(m.case)).pk, ground=m.of("G4", "G2"),
        happened_on=m.day(), facts="逾期不报告财产", evidence="送达回证",
    )  # fmt: skip


@deed("judge")
def find_link(m: Moment) -> None:
    person = m.mostly(m.town.people[3], *m.town.people)
    findings.find_link(
        act=m.act, case_id=m.case.pk, unit_id=m.debtor.pk, person_id=person.pk,
        role=m.of("legal_representative", "controller"), facts="亲自批准库存转移", sources="签批单",
        effect=m.mostly("名下无可供执行的存货", ""), register_extract_on=m.mostly(m.act.today, None),
    )  # fmt: skip


@deed("judge")
def record_circumstance(m: Moment) -> None:
    cases.record_circumstance(
        act=m.act, case_id=m.case.pk, subject_id=m.debtor.pk, kind=m.of(*Circumstance.Kind), value=Decimal(900),
        evidence="卷宗材料", from_day=m.act.today, until_day=m.act.today + timedelta(days=m.of(5, 60, -1)),
    )  # fmt: skip


@deed("judge")
def end_circumstance(m: Moment) -> None:
    row = m.among(m.case.circumstances.all())
    cases.end_circumstance(
        act=m.act, circumstance_id=row.pk, until_day=m.mostly(m.act.today, row.from_day - timedelta(days=1))
    )


@deed("judge")
def record_tool(m: Moment) -> None:
    cases.record_tool(
        act=m.act, case_id=m.case.pk, obligation_id=m.among(m.case.judgment.obligations.all()).pk,
        tool=m.of(*ToolUse.Tool), outcome=m.of(*ToolUse.Outcome),
        reason=m.reasons(), on_day=m.act.today,
    )  # fmt: skip


@deed("clerk")
def serve_notice(m: Moment) -> None:
    day, serial = m.day(), Document.objects.count()
    cases.serve_notice(
        act=m.act, case_id=m.case.pk, subject_id=m.debtor.pk, number=f"{m.case.number}通知{serial}",
        issued_on=day, perform_by=day + timedelta(days=7), method="in_person", served_on=day, reference="回证",
    )  # fmt: skip


@deed("clerk")
def search_property(m: Moment) -> None:
    searches.record(
        act=m.act, case_id=m.case.pk, subject_id=m.debtor.pk, made_on=m.day(),
        source=m.of("network", "on_site"), result=m.of("none", "found"),
    )  # fmt: skip


@deed("judge")
def warn(m: Moment) -> None:
    warnings.issue(
        act=m.act, case_id=m.case.pk, subject_id=m.debtor.pk, reasons=m.reasons(), remedy="履行即可避免。",
        avoid_by=m.act.today + timedelta(days=m.mostly(10, 0)), method="post",
    )  # fmt: skip


@deed("clerk")
def receive_application(m: Moment) -> None:
    applications.receive(
        act=m.act, case_id=m.case.pk, subject_id=m.debtor.pk, measure=m.of("list", "restrict"), text="请求纳入。",
        received_on=m.day(),
    )  # fmt: skip


@deed("judge")
def refuse_application(m: Moment) -> None:
    mine = Application.objects.filter(case=m.case)
    applications.refuse(act=m.act, application_id=m.among(mine).pk, reasons=m.reasons())
