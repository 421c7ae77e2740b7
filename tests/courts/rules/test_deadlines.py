"""The table of legal clocks, and the scenarios that read it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from courts.rules import deadlines
from courts.rules.deadlines import DEADLINES, Owes, Passing, Unit, due
from courts.rules.working_days import Due
from tests.courts.rules.calendars import CALENDAR_2026


@pytest.mark.parametrize(
    ("code", "start", "last"),
    [
        pytest.param("application.decide", date(2026, 9, 16), date(2026, 10, 8), id="4"),
        pytest.param("grace.longest", date(2026, 6, 30), date(2026, 9, 30), id="16 grace"),
        pytest.param(
            "listing.publish_after_grace", date(2026, 9, 30), date(2026, 10, 8), id="16 publication"
        ),
        pytest.param("listing.delete_performed", date(2026, 9, 30), date(2026, 10, 10), id="21"),
        pytest.param("listing.delete_early", date(2026, 8, 14), date(2026, 8, 19), id="26"),
        pytest.param("listing.term", date(2024, 9, 26), date(2026, 9, 26), id="27 term"),
        pytest.param("listing.delete_term_ended", date(2026, 9, 26), date(2026, 9, 30), id="27 deletion"),
        pytest.param("listing.relist_after_consent", date(2026, 3, 20), date(2026, 9, 20), id="31"),
        pytest.param("case.end_this_procedure", date(2026, 1, 15), date(2026, 4, 15), id="34"),
        pytest.param("listing.delete_ruled", date(2026, 7, 10), date(2026, 7, 15), id="35"),
        pytest.param("listing.delete_ruled", date(2026, 3, 31), date(2026, 4, 3), id="37"),
        pytest.param("objection.review", date(2026, 6, 1), date(2026, 6, 16), id="39 review"),
        pytest.param("objection.correct", date(2026, 6, 16), date(2026, 6, 22), id="39 correction"),
        pytest.param("listing.cancel", date(2026, 11, 16), date(2026, 11, 19), id="42"),
        pytest.param("linked_person.review", date(2026, 6, 1), date(2026, 6, 16), id="50"),
        pytest.param("not_me.decide", date(2026, 10, 9), date(2026, 10, 9), id="not me, a working day"),
        pytest.param("not_me.decide", date(2026, 10, 3), date(2026, 10, 8), id="not me, a holiday"),
    ],
)
def test_scenarios_4_16_21_26_27_31_34_35_37_39_42_50(code: str, start: date, last: date):
    assert due(code, start, CALENDAR_2026) == Due(last, provisional=False)


def test_scenario_25_without_the_calendar_of_the_next_year():
    assert due("listing.delete_performed", date(2026, 12, 30), CALENDAR_2026) == Due(
        date(2027, 1, 5), provisional=True
    )


def test_two_working_days_before_a_journey_after_the_holidays_lie_before_them():
    assert due("permission.decide", date(2026, 10, 9), CALENDAR_2026).day == date(2026, 9, 30)
    assert due("permission.decide", date(2027, 1, 5), CALENDAR_2026) == Due(
        date(2026, 12, 31), provisional=True
    )


def test_hours_run_through_the_night_of_a_rest_day():
    saturday_night = datetime(2026, 5, 16, 23, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert deadlines.due_at("urgent_travel.decide", saturday_night) == saturday_night + timedelta(hours=4)
    assert due("urgent_travel.decide", saturday_night.date(), CALENDAR_2026).day == date(2026, 5, 16)


def test_months_to_act_in_move_off_rest_days_and_months_that_burden_do_not():
    assert due("case.close", date(2026, 4, 3), CALENDAR_2026).day == date(2026, 10, 8)
    assert due("temporary_lifting.longest", date(2026, 9, 3), CALENDAR_2026).day == date(2026, 10, 3)


@pytest.mark.parametrize(
    ("code", "number", "unit"),
    [
        ("application.decide", 15, Unit.DAYS),
        ("listing.cancel", 3, Unit.WORKING_DAYS),
        ("listing.correct", 3, Unit.WORKING_DAYS),
        ("listing.decide_early_deletion", 3, Unit.WORKING_DAYS),
        ("reconsideration.apply", 10, Unit.DAYS),
        ("reconsideration.decide", 15, Unit.DAYS),
        ("restriction.decide_milder", 3, Unit.WORKING_DAYS),
        ("not_me.decide", 0, Unit.WORKING_DAYS),
        ("urgent_travel.decide", 4, Unit.HOURS),
        ("permission.decide", 2, Unit.WORKING_DAYS_BEFORE),
        ("case.file", 7, Unit.DAYS),
        ("case.serve_notice", 10, Unit.DAYS),
        ("case.close", 6, Unit.MONTHS),
        ("third_party_objection.sue", 15, Unit.DAYS),
        ("party_change.rule", 60, Unit.DAYS),
        ("freeze.immovable", 36, Unit.MONTHS),
    ],
)
def test_the_clocks_are_as_the_law_sets_them(code: str, number: int, unit: Unit):
    assert (DEADLINES[code].number, DEADLINES[code].unit) == (number, unit)


def test_every_row_stands_under_its_code_and_no_code_twice():
    rows = [row for name, rows in vars(deadlines).items() if name in TABLES for row in rows]
    assert len(rows) == len(DEADLINES)
    assert all(code == deadline.code for code, deadline in DEADLINES.items())


def test_only_rules_of_the_house_name_no_article():
    assert {code for code, deadline in DEADLINES.items() if not deadline.article} == {
        "assistance.receipt",
        "assistance.send",
        "claim_paid.answer",
        "hold_off.answer",
        "not_me.decide",
        "partner.apply_release",
        "partner.apply_restriction",
        "partner_report.identify",
        "partner_report.let_through",
        "partner_report.note",
        "permission.decide",
        "performance.confirm",
        "restriction.decide_milder",
        "temporary_lifting.evidence",
        "urgent_travel.decide",
        "property_report.decide_extension",
        "property_report.extension_longest",
    }


def test_a_wrong_not_me_is_never_paid_for_by_the_person():
    assert DEADLINES["not_me.decide"].when_it_passes is Passing.BINDING_STAYS


def test_a_period_that_nobody_owes_has_nobody_to_alarm():
    owed_by_nobody = [each for each in DEADLINES.values() if each.owed_by is Owes.NOBODY]
    assert {each.when_it_passes for each in owed_by_nobody} == {Passing.ENDS, Passing.DEEMED}


TABLES = {"_LISTING", "_REMEDIES", "_RESTRICTION", "_PERFORMANCE", "_CASE", "_PARTNERS", "_PROPERTY_CLOCKS"}
