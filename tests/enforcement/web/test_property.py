"""Property on the public site: the debtor's report with its supplement, the applicant's clue, and their receipts."""

from __future__ import annotations

from datetime import date

import pytest

from courts.models import Case, PropertyClue, PropertyReport, ReportExtension
from enforcement.management.demo import moves
from tests.enforcement.web.test_applicant import inside
from tests.factories import asking, assets, cases, proceedings, visits
from tests.factories.cases import NOTICE, World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def case(world: World) -> Case:
    made = asking.debtor(world.on(NOTICE))
    world.on(TODAY)
    return made


def test_a_report_and_its_supplement_come_from_my_case(world: World, case: Case) -> None:
    assets.ordered(world, case)
    client = visits.inside(world, moves.obligors(case)[0].subject)
    address = f"/my-case/cases/{case.pk}/report/"
    assert "2026年12月4日" in client.get(f"/my-case/cases/{case.pk}/").content.decode()
    assert "请至少填写一类财产" in client.post(address, {"money": " "}).content.decode()
    receipt = client.post(address, {"money": "工资卡余额3,200元。"}, follow=True).content.decode()
    report = PropertyReport.objects.get()
    assert all(shown in receipt for shown in (report.receipt, "财产报告"))
    client.post(address, {"movable": "出售电动车一辆。", "changed_on": "2026-11-20"})
    supplement = PropertyReport.objects.get(kind="supplement")
    assert (supplement.due_on, supplement.entered_by) == (date(2026, 11, 30), None)
    page = client.get(f"/my-case/cases/{case.pk}/").content.decode()
    assert all(shown in page for shown in ("工资卡余额3,200元。", "出售电动车一辆。", "补充报告财产"))


def test_longer_time_is_asked_for_beside_the_report_and_answered_on_the_page_of_the_case(
    world: World, case: Case
) -> None:
    assets.ordered(world, case)
    client = visits.inside(world, moves.obligors(case)[0].subject)
    address = f"/my-case/cases/{case.pk}/report/longer/"
    assert address in client.get(f"/my-case/cases/{case.pk}/report/").content.decode()
    assert "2027年1月4日" in client.get(address).content.decode()
    assert (
        "可以延长至" in client.post(address, {"asked_until": "2026-12-01", "text": "出差"}).content.decode()
    )
    client.post(address, {"asked_until": "2026-12-14", "text": "出差"})
    assert "2026年11月27日" in client.get(f"/my-case/cases/{case.pk}/").content.decode()
    assets.answered(world, ReportExtension.objects.get(), date(2026, 12, 9))
    assert "准许延长" in client.get(f"/my-case/cases/{case.pk}/").content.decode()


def test_without_an_order_there_is_nothing_to_report(world: World, case: Case) -> None:
    client = visits.inside(world, moves.obligors(case)[0].subject)
    assert client.get(f"/my-case/cases/{case.pk}/report/").status_code == 404
    other = cases.debtor(world, name="别人")
    assets.ordered(world, other)
    assert client.get(f"/my-case/cases/{other.pk}/report/").status_code == 404


def test_a_clue_gets_a_receipt_with_its_day_and_its_result_is_read(world: World, case: Case) -> None:
    client = inside(world, asking.applicant_of(case))
    address = f"/applicant/cases/{case.pk}/clue/"
    page = client.get(address).content.decode()
    assert all(day in page for day in ("2026年12月1日", "2026年11月27日"))
    given = {"subject_id": moves.obligors(case)[0].subject_id, "text": "货车在城南市场。", "urgent": "on"}
    receipt = client.post(address, given, follow=True).content.decode()
    clue = PropertyClue.objects.get()
    assert all(shown in receipt for shown in (clue.receipt, "财产线索", "2026年11月27日"))
    assets.verified(world, clue, "found")
    page = client.get(f"/applicant/cases/{case.pk}/").content.decode()
    assert all(shown in page for shown in ("货车在城南市场。", "有可供执行的财产", "现场查看，车已转让。"))


def test_the_applicant_reads_what_the_debtor_reported_and_keeps_it_secret(world: World, case: Case) -> None:
    order = assets.ordered(world, case)
    client = inside(world, asking.applicant_of(case))
    address = f"/applicant/cases/{case.pk}/"
    assert "尚未报告" in client.get(address).content.decode()
    assets.reported_online(world, order)
    page = client.get(address).content.decode()
    assert all(shown in page for shown in ("工资卡余额3,200元。", "您应当保密"))


def test_a_case_that_is_over_takes_no_clue(world: World, case: Case) -> None:
    proceedings.closed(world, case, "terminated")
    client = inside(world, asking.applicant_of(case))
    assert "提供财产线索" not in client.get(f"/applicant/cases/{case.pk}/").content.decode()
    given = {"subject_id": moves.obligors(case)[0].subject_id, "text": "有房。"}
    answer = client.post(f"/applicant/cases/{case.pk}/clue/", given)
    assert "已经结案" in answer.content.decode()
