"""My case: what binds, because of what, what would end it, and what has ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from courts.models import Judgment
from courts.selectors import payoffs
from defaulters.models import Listing
from enforcement.management.demo import moves
from enforcement.models import Mark, Measure, Restriction
from enforcement.selectors import my_case
from enforcement.services.acknowledgements import NotApplied
from tests.factories import agencies, cases, loop, visits
from tests.factories.cases import World

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def names(codes: set[str]) -> set[str]:
    return set(Measure.objects.filter(code__in=codes).values_list("name_zh", flat=True))


@pytest.fixture
def both(world: World) -> tuple[Listing, Listing]:
    """One person, an apology (minor) and a debt (general), each with its own listing."""
    subject = moves.person(world, "百里安", date(1990, 1, 9))
    first = moves.filed(world, [cases.apology(subject)])
    cases.refused_twice(world, first)
    cases.able(world, first)
    second = moves.filed(world, [cases.debt(subject, 57_300)], interest_rule="civil_double")
    cases.able(world, second)
    listings = [cases.listed(world.on(cases.LISTED), case) for case in (first, second)]
    return listings[0], listings[1]


def test_scenario_69_the_listed_person_sees_it_all(world: World, listing: Listing) -> None:
    visits.refused(agencies.airline(name_zh="晴川航空").agency, listing.subject, "air")
    client = visits.inside(world, listing.subject)
    page = client.get("/my-case/").content.decode()
    for shown in ("有履行能力而拒不履行生效法律文书确定义务", "乘坐飞机", "第三条第一款", "北京市朝阳区人民法院",
                  "至履行完毕", "十五日内审查", "十日内向上一级法院申请复议", "五年", listing.decision.pair.number):  # fmt: skip
        assert shown in page
    asked = client.get("/my-case/asked/").content.decode()
    assert all(shown in asked for shown in ("晴川航空", "乘坐飞机", "购买", "2026年11月24日 10:00"))
    assert visits.number(listing.subject) not in page


def test_the_quote_is_that_of_the_selector_line_by_line(world: World, both: tuple[Listing, Listing]) -> None:
    case = both[1].case
    client = visits.inside(world, both[1].subject)
    for pay_on in (TODAY, TODAY + timedelta(days=30)):
        page = client.get(f"/my-case/cases/{case.pk}/", {"pay_on": pay_on.isoformat()}).content.decode()
        quote = payoffs.quote(case, both[1].subject, pay_on)
        assert [str(line.part) for line in quote.lines] == ["principal", "double_part"]
        for amount in (*(line.amount for line in quote.lines), quote.total):
            assert f"{amount:,.2f} 元" in page
        assert "民事诉讼法第264条" in page


@pytest.mark.parametrize("days", [-1, 31])
def test_a_day_beyond_thirty_is_refused_and_today_is_shown(world: World, listing: Listing, days: int) -> None:
    client = visits.inside(world, listing.subject)
    day = (TODAY + timedelta(days=days)).isoformat()
    page = client.get(f"/my-case/cases/{listing.case_id}/", {"pay_on": day}).content.decode()
    assert "请选择今天起三十日内的一天。" in page
    assert "2026年11月24日 到账应付" in page


def test_each_milestone_names_exactly_what_only_its_judgment_carries(both: tuple[Listing, Listing]) -> None:
    apology, debt = my_case.overview(both[0].subject, TODAY).milestones
    shared = {"luxury_venue", "tourism"}
    carried = set(Restriction.objects.get(case=both[1].case).items)
    assert (apology.frees, {kept.measure.code for kept in apology.keeps}) == ((), shared)
    assert [kept.cases for kept in apology.keeps] == [(both[1].case,)] * 2
    assert {measure.code for measure in debt.frees} == carried - shared
    assert debt.total == payoffs.quote(both[1].case, both[1].subject, TODAY).total
    assert [act.kind for act in apology.acts] == ["OB6"]


def test_the_counterfactual_stands_in_words(world: World, both: tuple[Listing, Listing]) -> None:
    page = visits.inside(world, both[0].subject).get("/my-case/").content.decode()
    total = payoffs.quote(both[1].case, both[1].subject, TODAY).total
    assert f"今天付清 <strong>{total:,.2f} 元</strong>" in page
    assert "做完：被告向原告书面赔礼道歉。" in page
    assert "仍受限制，因为另有案件：" in page


def test_after_payment_the_tracker_follows_the_release_to_the_partners(
    world: World, listing: Listing
) -> None:
    airline = agencies.airline(name_zh="晴川航空").agency
    agencies.hotel(name_zh="云栖酒店")
    cases.paid(world.on(date(2026, 11, 23), 16), listing.case, 86_400)
    released = Restriction.objects.get().changes.get(kind="stayed")
    Mark.objects.create(agency=airline, kind="read", position=released.pk, at=world.on(TODAY, 9).now)
    page = visits.inside(world, listing.subject).get("/my-case/").content.decode()
    for shown in ("现在没有限制对您生效", "法院确认履行：2026年11月23日 16:00", "名单信息删除：最迟 2026年11月26日",
                  "晴川航空 · 已读取，2026年11月24日 09:00", "云栖酒店 · 尚未读取"):  # fmt: skip
        assert shown in page


def test_the_tracker_says_how_long_a_partner_took_and_since_when_it_was_bound(
    world: World, listing: Listing
) -> None:
    airline = agencies.airline(name_zh="晴川航空").agency
    loop.applied(airline, world.on(date(2026, 11, 20)))
    cases.paid(world.on(date(2026, 11, 23), 16), listing.case, 86_400)
    loop.applied(airline, world.on(date(2026, 11, 23), 18))
    page = visits.inside(world.on(TODAY), listing.subject).get("/my-case/").content.decode()
    assert "晴川航空 · 已执行，2026年11月23日 18:00（用时 2\xa0小时）" in page
    assert "自 2026年11月20日起负有协助义务" in page


def test_what_a_partner_could_not_apply_is_told_to_the_person(world: World, listing: Listing) -> None:
    airline = agencies.airline(name_zh="晴川航空").agency
    cases.paid(world.on(date(2026, 11, 23)), listing.case, 86_400)
    released = Restriction.objects.get().changes.get(kind="stayed")
    loop.applied(airline, world, NotApplied(released.pk, "deferred"))
    page = visits.inside(world.on(TODAY), listing.subject).get("/my-case/").content.decode()
    assert "晴川航空 · 未能执行，法院正在处理" in page


def test_a_partner_that_has_read_only_up_to_before_has_not_read_it(world: World, listing: Listing) -> None:
    airline = agencies.airline().agency
    imposed = Restriction.objects.get().changes.get(kind="imposed")
    Mark.objects.create(agency=airline, kind="read", position=imposed.pk, at=world.now)
    cases.paid(world.on(date(2026, 11, 23)), listing.case, 86_400)
    assert "airline · 尚未读取" in visits.inside(world, listing.subject).get("/my-case/").content.decode()


def test_what_has_ended_is_shown_as_ended(world: World, listing: Listing) -> None:
    cases.paid(world.on(date(2026, 9, 1)), listing.case, 86_400)
    order = listing.decision.pair
    moves.relieved(world, "delete", listing.decision, "已履行完毕。", reason="D1")
    page = visits.inside(world, listing.subject).get("/my-case/").content.decode()
    assert "已删除" in page
    assert f"{order.number} · 已解除，2026年9月1日（已履行完毕或者执行完毕）" in page


def test_a_grace_period_is_told_to_the_person_alone(world: World) -> None:
    case = cases.debtor(world.on(cases.NOTICE))
    listing = cases.listed(world.on(date(2026, 11, 16)), case, grace_months=1, grace_reasons="")
    page = visits.inside(world, listing.subject).get("/my-case/").content.decode()
    assert "至 2026年12月16日。在此以前履行完毕的，不公布，也不告知任何单位。" in page
    assert "现在没有限制对您生效" in page


def test_a_sealed_case_is_open_to_its_own_party(world: World, listing: Listing) -> None:
    Judgment.objects.filter(pk=listing.case.judgment_id).update(sealed=True)
    client = visits.inside(world, listing.subject)
    assert listing.case.number in client.get(f"/my-case/cases/{listing.case_id}/").content.decode()


def test_a_linked_person_sees_the_units_order_and_the_own_finding(world: World) -> None:
    unit, head = (
        moves.company(world, "禾穗食品有限公司", "申屠岳"),
        moves.person(world, "申屠岳", date(1969, 11, 2)),
    )
    case = moves.filed(world, [cases.debt(unit, 600_000)], interest_rule="none")
    cases.able(world, case, 900_000)
    order = cases.listed(world.on(cases.LISTED), case).decision.pair
    cases.reached(world, case, head, order)
    client = visits.inside(world, head)
    page = client.get(f"/my-case/cases/{case.pk}/").content.decode()
    for shown in ("这不是您本人的债务", "亲自批准库存转移", "公司名下无可供执行的存货", "法定代表人",
                  f"对单位的 {order.number} 及于您", "单位履行完毕这份判决"):  # fmt: skip
        assert shown in page
    assert "付清的数额" not in page
    assert "法律本身规定的后果" not in client.get("/my-case/").content.decode()


def test_papers_give_reasons_and_grades_in_words(world: World, both: tuple[Listing, Listing]) -> None:
    page = visits.inside(world, both[0].subject).get("/my-case/papers/").content.decode()
    for shown in ("纳入失信被执行人名单决定", "限制消费令", "执行通知书", "有履行能力而拒不履行。", "轻微",
                  "起点：按义务的种类确定起点 → 一般", "直接送达", both[0].decision.number):  # fmt: skip
        assert shown in page


def test_the_case_of_another_is_not_there(world: World, listing: Listing) -> None:
    other = cases.debtor(world, name="别人")
    client = visits.inside(world, listing.subject)
    paths = (f"/my-case/cases/{other.pk}/", f"/my-case/cases/{other.pk}/file/paid/")
    assert [client.get(path).status_code for path in paths] == [404, 404]
    assert Client().get(paths[0]).headers["Location"] == "/my-case/sign-in/"


@pytest.mark.parametrize(
    ("kind", "due"),
    [("objection", "2026年12月9日"), ("paid", "2026年11月25日"), ("not-me", "2026年11月24日")],
)
def test_every_form_tells_its_day_before_and_after(
    world: World, listing: Listing, kind: str, due: str
) -> None:
    client = visits.inside(world, listing.subject)
    path = f"/my-case/cases/{listing.case_id}/file/{kind}/"
    assert due in client.get(path).content.decode()
    client.post(path, {"case": listing.case_id, "text": "附证据", "contact": "a@example.org"})
    assert due in client.get("/receipt/").content.decode()
    assert due in client.get("/my-case/").content.decode()


def test_a_day_in_a_year_without_calendar_is_marked_as_provisional(
    clock: time_machine.Traveller, world: World, listing: Listing
) -> None:
    clock.move_to("2026-12-31T03:00:00+00:00")
    page = visits.inside(world, listing.subject)
    text = page.get(f"/my-case/cases/{listing.case_id}/file/paid/").content.decode()
    assert "2027年1月4日" in text
    assert "暂定" in text
