"""The duty to report property: ordered, reported, supplemented in ten days, assessed (财产调查规定 art.3-11)."""

from __future__ import annotations

from datetime import date

import pytest

from courts.models import Case, LedgerEntry, PropertyReport
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.services import acts
from defaulters.models import ConductFinding
from enforcement.management.demo import moves
from enforcement.selectors import queue
from enforcement.services import property_reports
from tests.factories import assets, cases
from tests.factories.cases import LISTED, NOTICE, World
from tests.factories.refusals import refused

pytestmark = pytest.mark.django_db
REPORT_BY = date(2026, 3, 12)
KINDS = {"assess_report", "report_overdue", "report_late", "report_false"}


def tasks(case: Case, day: date) -> list[str]:
    return [task.kind for task in queue.of_case(case, day) if task.kind in KINDS]


def test_the_order_is_a_served_paper_with_its_last_day(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    order = assets.ordered(world, case)
    assert (order.report_by, order.document.kind) == (REPORT_BY, "report_order")
    assert order.document.service.served_on == NOTICE
    assert LedgerEntry.objects.get(code="property_reports.order").payload == {"report_by": "2026-03-12"}
    with refused(Code.PROPERTY_REPORT_ORDERED):
        assets.ordered(world, case)


def test_only_a_debtor_of_money_reports_and_never_before_the_service(world: World) -> None:
    subject = moves.person(world.on(NOTICE), "司空简", date(1984, 1, 5))
    apology, debt = moves.filed(world, [cases.apology(subject)]), cases.debtor(world)
    with refused(Code.PROPERTY_REPORT_NOT_FOR_MONEY):
        assets.ordered(world, apology)
    with refused(Code.PERIOD_BACKWARDS):
        assets.ordered(world, debt, days=-1)


def test_a_report_in_time_is_the_judges_to_assess_and_then_nobodys(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    order = assets.ordered(world, case)
    report = assets.reported_online(world.on(REPORT_BY), order)
    assert (report.kind, report.due_on, report.is_late) == ("report", REPORT_BY, False)
    assert {item.kind: item.content for item in report.items.all()} == assets.TOLD
    assert tasks(case, REPORT_BY) == ["assess_report"]
    with refused(Code.PROPERTY_REPORT_NOT_MISSED):
        assets.assessed(world, report, "late")
    assets.assessed(world, report, "truthful")
    assert tasks(case, LISTED) == []
    with refused(Code.PROPERTY_REPORT_ASSESSED):
        assets.assessed(world, report, "false")
    cases.assert_sound()


def test_a_change_is_supplemented_within_ten_days_of_it(world: World) -> None:
    order = assets.ordered(world, cases.debtor(world.on(NOTICE)))
    assets.reported(world, order)
    on_time = assets.reported(world.on(date(2026, 4, 20)), order, changed_on=date(2026, 4, 10))
    late = assets.reported(world.on(date(2026, 4, 22)), order, changed_on=date(2026, 4, 11))
    assert [(one.kind, one.due_on, one.is_late) for one in (on_time, late)] == [
        ("supplement", date(2026, 4, 20), False),
        ("supplement", date(2026, 4, 21), True),
    ]
    for changed_on in (None, date(2026, 4, 23)):
        with refused(Code.PROPERTY_REPORT_CHANGE_MISSING):
            assets.reported(world, order, changed_on=changed_on)


def test_no_report_by_the_day_is_shown_to_the_judge_and_finds_nothing_by_itself(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    assets.ordered(world, case)
    assert tasks(case, REPORT_BY) == []
    assert tasks(case, LISTED) == ["report_overdue"]
    assert not ConductFinding.objects.exists()
    cases.conduct(world.on(LISTED), case, "G4")
    assert tasks(case, LISTED) == []


def test_an_accepted_excuse_ends_it(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    order = assets.ordered(world, case)
    with refused(Code.PROPERTY_REPORT_NOT_MISSED):
        assets.excused(world, order)
    with refused(Code.REASON_MISSING):
        assets.excused(world.on(LISTED), order, " ")
    assets.excused(world, order)
    assert tasks(case, LISTED) == []
    with refused(Code.PROPERTY_REPORT_NOT_MISSED):
        assets.excused(world, order)


@pytest.mark.parametrize("result", ["late", "false"])
def test_a_report_assessed_as_a_breach_waits_for_the_finding_of_its_own(world: World, result: str) -> None:
    case = cases.debtor(world.on(NOTICE))
    order = assets.ordered(world, case)
    report = assets.reported(world.on(date(2026, 4, 1)), order)
    assets.assessed(world.on(LISTED), report, result)
    found = [task for task in queue.of_case(case, LISTED) if task.kind == f"report_{result}"]
    assert [task.row_id for task in found] == [moves.obligors(case)[0].pk]
    cases.conduct(world, case, "G4")
    assert tasks(case, LISTED) == []


def test_the_debtor_alone_reports_online_under_an_order_and_says_something(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    order = assets.ordered(world, case)
    other = moves.obligors(cases.debtor(world, name="别人"))[0].subject_id
    with pytest.raises(DomainError) as refusal, acts.begin(actor=acts.party(other), now=world.now) as act:
        property_reports.lodge(act=act, case_id=case.pk, subject_id=order.subject_id, items=assets.TOLD)
    assert refusal.value.code == Code.PERMISSION_DENIED
    with refused(Code.PROPERTY_REPORT_EMPTY):
        assets.reported_online(world, order, items={"money": " "})
    order.subject_id = other
    with refused(Code.PROPERTY_REPORT_NOT_ORDERED):
        assets.reported_online(world, order)
    assert not PropertyReport.objects.exists()


def test_who_cannot_report_in_time_asks_for_longer_and_misses_nothing_while_the_answer_is_owed(
    world: World,
) -> None:
    case = cases.debtor(world.on(NOTICE))
    order = assets.ordered(world, case)
    asked = assets.asked_for_longer(world.on(date(2026, 3, 11)), order)
    (task,) = (one for one in queue.of_case(case, world.today) if one.kind == "decide_extension")
    assert (task.row_id, task.clock and task.clock.day) == (asked.pk, date(2026, 3, 16))
    assert "report_overdue" not in tasks(case, LISTED)
    with refused(Code.REPORT_EXTENSION_NOT_OPEN):
        assets.asked_for_longer(world, order)
    assets.answered(world.on(date(2026, 3, 16)), asked, date(2026, 3, 20))
    order.refresh_from_db()
    assert (order.report_by, assets.reported(world, order).due_on) == (date(2026, 3, 20),) * 2
    with refused(Code.REPORT_EXTENSION_DECIDED):
        assets.answered(world, asked, None)


def test_refused_the_day_of_the_order_stands_and_a_month_more_is_the_longest(world: World) -> None:
    case = cases.debtor(world.on(NOTICE))
    order = assets.ordered(world, case)
    for days in (0, 33):  # the thirtieth day is a Saturday, and moves to Monday
        with refused(Code.REPORT_EXTENSION_OUT_OF_RANGE):
            assets.asked_for_longer(world, order, days)
    asked = assets.asked_for_longer(world, order, 28)
    assert (assets.answered(world, asked, None).result, tasks(case, LISTED)) == (
        "refused",
        ["report_overdue"],
    )
    with refused(Code.REPORT_EXTENSION_NOT_OPEN):
        assets.asked_for_longer(world.on(LISTED), order)
