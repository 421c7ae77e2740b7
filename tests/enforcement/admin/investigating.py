"""Scenes of property: the order to report it, the report, its assessment, an excuse, and the applicant's clue."""

from __future__ import annotations

from datetime import timedelta

from courts.models import PropertyClue, PropertyReport, PropertyReportOrder, PropertySearch, ReportExtension
from tests.enforcement.admin.scenes import Scene, columns, day, debtor, first
from tests.factories import assets, cases
from tests.factories.cases import LISTED, NOTICE, World


def order(world: World) -> Scene:
    case = debtor(world)
    until = LISTED + timedelta(days=10)
    data = {
        "subject_id": first(case).pk, "number": "报告财产令1", "issued_on": day(LISTED), "report_by": day(until),
        "method": "in_person", "served_on": day(LISTED), "reference": "回证",
    }  # fmt: skip
    rows = PropertyReportOrder.objects.filter(case=case).values_list("document__number", "report_by")
    return Scene([("报告财产令1", until)], lambda _: list(rows.all()), case, data=data)


def _ordered(world: World) -> PropertyReportOrder:
    made = assets.ordered(world, cases.debtor(world.on(NOTICE)))
    world.on(LISTED)
    return made


def receive_report(world: World) -> Scene:
    made = _ordered(world)
    rows = PropertyReport.objects.filter(order=made).values_list("kind", "items__kind", "items__content")
    return Scene(
        [("report", "immovable", "城南一套房。")], lambda _: list(rows.all()), made.case, made,
        {"received_on": day(LISTED), "immovable": "城南一套房。"},
    )  # fmt: skip


def assess(world: World) -> Scene:
    made = _ordered(world)
    report = assets.reported(world, made)
    return Scene(
        ("late", "未说明理由。"), lambda _: columns(report, "result", "reasons"), made.case, report,
        {"result": "late", "reasons": "未说明理由。"},
    )  # fmt: skip


def excuse(world: World) -> Scene:
    made = _ordered(world)
    return Scene(
        ("住院。",), lambda _: columns(made, "excuse"), made.case, made, {"reasons": "住院。"}
    )  # fmt: skip


def receive_extension(world: World) -> Scene:
    made = assets.ordered(world.on(LISTED), debtor(world))
    until = made.report_by + timedelta(days=5)
    rows = ReportExtension.objects.filter(order=made).values_list("asked_until", "text")
    return Scene(
        [(until, "账册在外地。")], lambda _: list(rows.all()), made.case, made,
        {"received_on": day(LISTED), "asked_until": day(until), "text": "账册在外地。"},
    )  # fmt: skip


def decide_extension(world: World) -> Scene:
    made = assets.ordered(world.on(LISTED), debtor(world))
    asked = assets.asked_for_longer(world, made)
    return Scene(
        ("refused", None, "没有困难。"), lambda _: columns(asked, "result", "until", "reasons"), made.case, asked,
        {"result": "refused", "reasons": "没有困难。"},
    )  # fmt: skip


def receive_clue(world: World) -> Scene:
    case = debtor(world)
    data = {"subject_id": first(case).pk, "text": "有车。", "urgent": "on", "received_on": day(LISTED)}
    rows = PropertyClue.objects.filter(case=case).values_list("text", "due_on")
    return Scene([("有车。", LISTED + timedelta(days=3))], lambda _: list(rows.all()), case, data=data)


def verify(world: World) -> Scene:
    case = debtor(world)
    clue = assets.clue(world, case)
    rows = PropertySearch.objects.filter(clue=clue).values_list("result", "note")
    return Scene(
        [("found", "已查封。")], lambda _: list(rows.all()), case, clue,
        {"result": "found", "reasons": "已查封。"},
    )  # fmt: skip
