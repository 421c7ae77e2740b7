"""Last days that are kept on rows: all in one registry, and counted again when the calendar changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import DateField

from courts.models import CalendarDay, LedgerEntry
from enforcement.management.demo import moves
from enforcement.services import calendar
from enforcement.services.legal_days import LEGAL_DAYS
from tests.factories import asking, assets, cases, remedies
from tests.factories.cases import World

YEAR_END = date(2026, 12, 24)  # fifteen days on lie in 2027, whose calendar is not loaded
APPS = ("courts", "defaulters", "enforcement")
# Days that were ordered or agreed, not counted.
SET_BY_PEOPLE = {("obligation", "due_on"), ("settlement", "due_on"), ("instalment", "due_on")}


def test_every_kept_last_day_is_in_the_registry() -> None:
    fields = {
        (str(model._meta.model_name), field.name)
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, DateField) and field.name.endswith("due_on")
    }
    registered = {(str(one.model._meta.model_name), one.day) for one in LEGAL_DAYS}
    assert fields - SET_BY_PEOPLE == registered
    assert all(one.provisional == one.day.removesuffix("on") + "provisional" for one in LEGAL_DAYS)


def test_every_page_that_shows_one_marks_it_where_it_is_provisional() -> None:
    days = {f"{one.day}|date" for one in LEGAL_DAYS}
    for path in Path("templates").rglob("*.html"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if any(day in line for day in days) and "instalments" not in line and "obligation" not in line:
                assert "provisional" in line or "应于 {{ day }} 前履行" in line, (str(path), line[:200])


@pytest.mark.django_db
def test_a_day_of_a_year_to_come_moves_when_its_holidays_are_loaded(world: World) -> None:
    case = asking.debtor(world.on(cases.NOTICE))
    application = asking.received(world.on(YEAR_END), case)
    assert (application.due_on, application.due_provisional) == (date(2027, 1, 8), True)
    done = load_2027(world, [date(2027, 1, 8)])
    application.refresh_from_db()
    assert (application.due_on, application.due_provisional, done) == (date(2027, 1, 11), False, 1)
    entry = LedgerEntry.objects.get(code="calendar.recount")
    assert (entry.case_id, entry.payload) == (
        case.pk, {"old": "2027-01-08", "new": "2027-01-11", "provisional": False},
    )  # fmt: skip
    cases.assert_sound()


def load_2027(world: World, holidays: list[date]) -> int:
    with world.system("seeds") as act:
        return calendar.load(act=act, holidays=holidays, make_up=[], source="通知").entered


@pytest.mark.django_db
def test_every_kind_of_kept_day_is_counted_again(world: World) -> None:
    case = asking.debtor(world.on(cases.NOTICE))
    listing = cases.listed(world.on(cases.LISTED), case)
    other = cases.listed_debtor(world, name="梁丘缺")
    world.on(date(2026, 12, 30))
    objection = remedies.lodged(world, other.decision)
    filing = remedies.filed(world, other.decision, "objection", "名单信息有误。")
    clue = assets.clue(world, case)
    moves.confirmed(world, moves.paid(world, case, Decimal(200_000)))
    listing.refresh_from_db()
    rows = {
        listing: "removal_due_provisional", objection: "due_provisional", filing: "due_provisional",
        clue: "due_provisional",
    }  # fmt: skip
    assert [getattr(row, name) for row, name in rows.items()] == [True] * 4
    load_2027(world, [date(2027, 1, day) for day in (1, 2, 3)])
    for row in rows:
        row.refresh_from_db()
    assert [getattr(row, name) for row, name in rows.items()] == [False] * 4
    assert LedgerEntry.objects.filter(code="calendar.recount").count() == 4
    cases.assert_sound()


@pytest.mark.django_db
def test_a_later_notice_moves_what_still_runs_and_nothing_that_has_passed(world: World) -> None:
    case = asking.debtor(world.on(cases.NOTICE))
    passed = assets.clue(world, case)
    world.on(date(2026, 3, 16))
    running = assets.clue(world, case)
    with world.act("chief") as act:
        calendar.set_day(
            act=act, court=world.court, day=date(2026, 3, 23), kind=CalendarDay.Kind.HOLIDAY, source="通知"
        )
    for row in (passed, running):
        row.refresh_from_db()
    assert (passed.due_on, running.due_on) == (date(2026, 3, 9), date(2026, 3, 24))
