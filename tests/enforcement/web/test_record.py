"""Check a record: what is shown, and that all that is not shown looks the same."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from courts.models import Judgment, Subject
from courts.selectors.subjects import display_name
from defaulters.models import Listing
from enforcement import tasks
from enforcement.models import Restriction, Tries
from enforcement.services import performances
from tests.factories import cases, people, visits
from tests.factories.cases import World

pytestmark = pytest.mark.django_db
Clock = time_machine.Traveller


def looked_up(clock: Clock, subject: Subject, **more: str) -> Any:
    given = {"name": display_name(subject), "number": visits.number(subject)}
    return visits.look_up(clock, **given | more)


def never_listed(world: World) -> Subject:
    return people.person(901, "公孙宁")


def in_grace(world: World) -> Subject:
    case = cases.debtor(world.on(cases.NOTICE), name="万俟远")
    return cases.listed(world.on(date(2026, 11, 16)), case, grace_months=1, grace_reasons="").subject


def shielded(world: World) -> Subject:
    listing = cases.listed_debtor(world, name="东方朔")
    cases.paid(world.on(date(2026, 11, 23)), listing.case, 86_400)
    return listing.subject


def sealed(world: World) -> Subject:
    listing = cases.listed_debtor(world, name="司空远")
    Judgment.objects.filter(cases=listing.case).update(sealed=True)
    return listing.subject


def was_listed(world: World) -> Subject:
    listing = cases.listed_debtor(world, name="皇甫静")
    cases.paid(world.on(date(2026, 9, 1)), listing.case, 86_400)
    tasks.remove_due(world.on(date(2026, 9, 30)).now)
    listing.refresh_from_db()
    assert listing.state == "deleted"
    return listing.subject


HIDDEN = [never_listed, in_grace, shielded, sealed, was_listed]


@pytest.fixture
def unknown(clock: Clock, world: World) -> str:
    return visits.text(visits.look_up(clock, "无名氏", people.citizen_number(777)))


@pytest.mark.parametrize("who", HIDDEN, ids=lambda who: who.__name__)
def test_who_is_not_to_be_shown_gets_the_page_of_an_unknown_person(
    clock: Clock, world: World, unknown: str, who: Callable[[World], Subject]
) -> None:
    response = looked_up(clock, who(world))
    assert response.status_code == 200
    assert visits.text(response) == unknown


@pytest.mark.parametrize(
    "wrong", [{"name": "另一人"}, {"number": people.citizen_number(778)}, {"number": "123"}]
)
def test_wrong_data_about_a_listed_person_gets_the_same_page(
    clock: Clock, unknown: str, listing: Listing, wrong: dict[str, str]
) -> None:
    response = looked_up(clock, listing.subject, **wrong)
    assert (response.status_code, visits.text(response)) == (200, unknown)


@pytest.mark.parametrize("who", HIDDEN, ids=lambda who: who.__name__)
def test_the_same_work_is_done_for_all_that_is_not_shown(
    clock: Clock, world: World, who: Callable[[World], Subject]
) -> None:
    subject = who(world)
    asked = [(display_name(subject), visits.number(subject)), ("无名氏", people.citizen_number(777))]
    counted = []
    for name, number in asked:
        with CaptureQueriesContext(connection) as queries:
            visits.look_up(clock, name, number)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_a_listed_person_is_shown_with_the_fields_of_article_6(clock: Clock, listing: Listing) -> None:
    page = looked_up(clock, listing.subject).content.decode()
    for shown in ("闻人舟", "41 岁", "北京市朝阳区人民法院", listing.case.number, listing.case.judgment.number,
                  "被告向原告支付86400元。", "全部未履行", "有履行能力而拒不履行生效法律文书确定义务",
                  "2026年5月12日", "姓名相同的人不一定是同一个人"):  # fmt: skip
        assert shown in page


def test_a_part_payment_is_shown_from_its_confirmation_on(
    clock: Clock, world: World, listing: Listing
) -> None:
    case = listing.case
    cases.paid(world.on(date(2026, 11, 23)), case, 40_000)
    page = looked_up(clock, listing.subject).content.decode()
    assert "部分未履行" in page
    assert "全部未履行" not in page
    listing.refresh_from_db()
    assert listing.published is not None
    assert listing.published["performance"] == "none"  # what was published stays as it was


def test_a_part_payment_that_was_reversed_is_shown_no_more(
    clock: Clock, world: World, listing: Listing
) -> None:
    cases.paid(world.on(date(2026, 11, 23)), listing.case, 40_000)
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=listing.case.performances.get().pk, reason="银行退汇。")
    page = looked_up(clock, listing.subject).content.decode()
    assert "全部未履行" in page
    assert "部分未履行" not in page


def test_scenario_68_a_name_alone_finds_nobody_and_the_number_is_masked(
    clock: Clock, listing: Listing
) -> None:
    alone = looked_up(clock, listing.subject, number="")
    assert "请填写完整的证件号码" in alone.content.decode()
    assert listing.case.number not in alone.content.decode()
    number = visits.number(listing.subject)
    page = looked_up(clock, listing.subject).content.decode()
    assert f"{number[:6]}********{number[-4:]}" in page
    assert number not in page


def test_the_age_is_that_of_the_day_on_which_it_is_read(clock: Clock, listing: Listing) -> None:
    clock.move_to("2026-07-20T04:00:00+00:00")
    assert "40 岁" in looked_up(clock, listing.subject).content.decode()
    clock.move_to("2026-07-21T04:00:00+00:00")
    assert "41 岁" in looked_up(clock, listing.subject).content.decode()


def test_an_entry_whose_term_is_over_is_gone_though_no_job_has_run(clock: Clock, world: World) -> None:
    case = cases.debtor(world.on(cases.NOTICE))
    cases.conduct(world, case, "G4")
    listing = cases.listed(world.on(cases.LISTED), case, ["G4"])
    clock.move_to("2028-05-12T10:00:00+00:00")
    assert listing.case.number in looked_up(clock, listing.subject).content.decode()
    clock.move_to("2028-05-13T04:00:00+00:00")
    assert "没有可以显示的记录" in looked_up(clock, listing.subject).content.decode()
    listing.refresh_from_db()
    assert listing.state == "published"


def test_scenario_70_after_the_deletion_nothing_public_remains(
    clock: Clock, world: World, unknown: str
) -> None:
    subject = was_listed(world)
    listing = Listing.objects.get(subject=subject)
    assert visits.text(looked_up(clock, subject)) == unknown
    for path in (f"/record/{listing.pk}/", f"/my-case/cases/{listing.case_id}/", f"/listings/{listing.pk}"):
        response = Client().get(path)
        assert response.status_code in {302, 404}
        assert listing.case.number not in response.content.decode()


def test_an_order_without_a_listing_shows_court_case_and_day(clock: Clock, world: World) -> None:
    case = cases.debtor(world.on(cases.NOTICE))
    cases.ordered(world.on(cases.LISTED), case)
    subject = Restriction.objects.get().subject
    page = looked_up(clock, subject).content.decode()
    assert all(word in page for word in ("限制消费", case.number, "北京市朝阳区人民法院", "2026年5月12日"))
    assert "失信被执行人信息" not in page
    assert "86400" not in page


def test_a_sealed_order_is_never_shown(clock: Clock, world: World, unknown: str) -> None:
    case = cases.debtor(world.on(cases.NOTICE))
    cases.ordered(world.on(cases.LISTED), case)
    Judgment.objects.filter(pk=case.judgment_id).update(sealed=True)
    assert visits.text(looked_up(clock, Restriction.objects.get().subject)) == unknown


def test_a_form_is_good_once_not_at_once_and_not_for_ever(clock: Clock, listing: Listing) -> None:
    client = Client()
    given = {"name": "闻人舟", "number": visits.number(listing.subject), "form": visits.mark(client)}
    assert "提交过快" in client.post("/record/", given).content.decode()
    clock.shift(5)
    assert listing.case.number in client.post("/record/", given).content.decode()
    again = client.post("/record/", given)
    assert (again.status_code, listing.case.number in again.content.decode()) == (429, False)
    late = given | {"form": visits.mark(client)}
    clock.shift(1900)
    assert "停留过久" in client.post("/record/", late).content.decode()


def test_whoever_fills_the_hidden_field_learns_nothing(clock: Clock, listing: Listing, unknown: str) -> None:
    assert visits.text(looked_up(clock, listing.subject, website="https://example.org")) == unknown


def test_one_number_is_looked_up_ten_times_an_hour_whatever_the_names(clock: Clock, listing: Listing) -> None:
    for turn in range(10):
        assert looked_up(clock, listing.subject, name=f"某人{turn}").status_code == 200
    assert looked_up(clock, listing.subject).status_code == 429
    clock.shift(3600)
    assert listing.case.number in looked_up(clock, listing.subject).content.decode()


def test_the_number_stands_in_no_address_no_log_no_session_and_no_trace(
    clock: Clock, listing: Listing, caplog: pytest.LogCaptureFixture
) -> None:
    number = visits.number(listing.subject)
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        responses = [looked_up(clock, listing.subject), looked_up(clock, listing.subject, name="")]
    assert all(number not in response.content.decode() for response in responses)
    assert all("Location" not in response.headers for response in responses)
    assert number not in caplog.text
    assert Session.objects.count() == 0
    documents = set(listing.subject.documents.values_list("digest", flat=True))
    assert documents.isdisjoint(Tries.objects.values_list("key", flat=True))
