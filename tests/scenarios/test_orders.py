"""domain: sections 14.3 and 14.4: consumption orders, severity, linked people, money, ability."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from courts.models import Case
from courts.selectors import payoffs
from defaulters.rules.codes import Code as ListingCode
from enforcement.management.demo import moves
from enforcement.models import Restriction
from enforcement.rules.codes import Code
from enforcement.rules.orders import Order, check_order
from enforcement.selectors import reach
from tests.factories import agencies, cases
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused


def apology_and_1000(world: World) -> Case:
    """J1: an apology in a chat group beside 1,000 yuan."""
    subject = moves.person(world, "钟离默", date(1978, 3, 14))
    case = moves.filed(world, [cases.apology(subject), cases.debt(subject, 1_000)], interest_rule="none")
    cases.able(world, case)
    return case


def tainted_food(world: World) -> Case:
    """J2: 3,000,000 for injured children; the company can pay and hides its stock."""
    unit = moves.company(world, "禾穗食品有限公司", "申屠岳")
    owed = cases.debt(unit, 3_000_000, grave_harm="food", protected_interest="medical", arrears_periods=1)
    case = moves.filed(world, [owed], interest_rule="none")
    cases.able(world, case, 5_200_000)
    cases.conduct(world, case, "G3")
    return case


def test_scenario_44_publication_is_the_apologys_own_tool_and_comes_first(world: World) -> None:
    case = apology_and_1000(world)
    cases.paid(world.on(LISTED), case, 1_000)
    with refused(ListingCode.OWN_TOOL_NOT_USED) as caught:
        moves.draft(world, case, ["G1"], "拒绝道歉。")
    assert caught.value.context["tools"] == ["publication"]
    assert caught.value.article == "民法典第1000条"


def test_scenario_44_the_money_is_paid_and_the_apology_grounds_no_order_of_its_own(world: World) -> None:
    case = apology_and_1000(world)
    cases.paid(world.on(LISTED), case, 1_000)
    with refused(ListingCode.NOT_PAY_OR_DELIVER):
        cases.drafted_order(world, case)


def test_scenario_46_an_apology_carries_less_than_what_hurt_children_carries(world: World) -> None:
    first, second = apology_and_1000(world), tainted_food(world)
    cases.refused_twice(world, first)
    cases.paid(world.on(LISTED), first, 1_000)
    j1 = cases.listed(world, first)
    j2 = cases.listed(world, second, ["G1", "G3"])
    items = [set(Restriction.objects.get(listing=row).items) for row in (j1, j2)]
    assert items[0] < items[1]
    assert (items[0], "air" in items[1]) == ({"luxury_venue", "tourism"}, True)
    grades = [row.decision.gradings.order_by("pk").values_list("grade", flat=True) for row in (j1, j2)]
    assert [list(of) for of in grades] == [["minor"], ["serious"]]
    clocks = [dict(row.grounds.values_list("ground", "until_day")) for row in (j1, j2)]
    assert clocks == [{"G1": None}, {"G1": None, "G3": date(2028, 5, 12)}]
    reviews = [Restriction.objects.get(listing=row).review_on for row in (j1, j2)]
    assert reviews == [date(2026, 8, 12), date(2027, 5, 12)]


def test_scenario_46_the_people_behind_the_company_are_reached_on_evidence_and_by_nothing_else(
    world: World,
) -> None:
    case = tainted_food(world)
    listing = cases.listed(world.on(LISTED), case, ["G1", "G3"])
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    bystander = moves.person(world, "同事", date(1970, 1, 1))
    cases.reached(world, case, head, listing.decision.pair)
    assert cases.bound(head, LISTED) == cases.bound(listing.subject, LISTED)
    assert cases.bound(bystander, LISTED) == set()


def test_scenario_47_an_order_without_items_is_blocked(world: World) -> None:
    case = cases.debtor(world)
    everything = [*moves.draft(world.on(LISTED), case, ["G1"], "-").pair.content["obligations"][0]["items"]]
    with refused(Code.ORDER_NO_ITEMS):
        cases.drafted_order(world, case, dropped_items=everything, drop_reasons="全部免除")


def test_scenario_48_every_order_states_its_period_and_the_consequences_of_a_breach(world: World) -> None:
    case = cases.debtor(world)
    draft = cases.drafted_order(world.on(LISTED), case)
    assert "罚款、拘留" in draft.content["consequences"]
    moves.served(world, moves.signed(world, draft))
    assert draft.restrictions.get().until_day == date(2027, 5, 12)
    silent = Order(
        items=frozenset({"air"}), from_day=LISTED, until=None, review_on=None, consequences="",
        basis="art1_1", kind="OB1", performed=False, listed=False,
    )  # fmt: skip
    with refused(Code.ORDER_NO_PERIOD):
        check_order(silent)


def test_scenario_49_a_family_flight_with_own_money_is_permitted_for_that_trip(world: World) -> None:
    case = tainted_food(world)
    listing = cases.listed(world.on(LISTED), case, ["G1", "G3"])
    head = moves.person(world, "申屠岳", date(1969, 11, 2))
    order = cases.reached(world, case, head, listing.decision.pair)
    airline = agencies.airline().agency
    trip = {
        "permission": "own_money", "evidence": "个人账户流水", "items": ["air"],
        "purpose": "家庭旅行，自有资金", "buy_from": "2026-05-13",
        "buy_until": "2026-05-13", "use_from": "2026-05-13", "use_until": "2026-05-14",
    }  # fmt: skip
    moves.relieved(world, "permit", order, "已提交银行流水，系个人财产。", **trip)
    days = (LISTED, date(2026, 5, 13), date(2026, 5, 15))
    assert [cases.verdict(airline, head, day) for day in days] == ["restricted", "exempt", "restricted"]
    assert [cases.verdict(airline, listing.subject, day) for day in days] == ["restricted"] * 3


def test_scenario_53_a_child_who_inherits_a_debt_is_neither_restricted_nor_listed(world: World) -> None:
    case = cases.debtor(world, name="小宁", born=date(2011, 6, 1))
    world.on(LISTED)
    with refused(ListingCode.MINOR) as caught:
        cases.drafted_order(world, case)
    assert caught.value.article == "法释〔2015〕17号第2条"
    with refused(ListingCode.MINOR):
        moves.draft(world, case, ["G1"], "-")


def test_scenario_54_two_courts_orders_and_the_second_still_blocks_after_the_first(world: World) -> None:
    first = cases.debtor(world)
    subject = moves.obligors(first)[0].subject
    second = moves.filed(world, [cases.debt(subject, 50_000)], interest_rule="none")
    cases.able(world, second)
    orders = [cases.ordered(world.on(LISTED), case) for case in (first, second)]
    causes = reach.of(subject.pk, LISTED)["air"]
    assert [cause.decision for cause in causes] == [order.number for order in orders]
    cases.paid(world.on(date(2026, 6, 1)), first, 86_400)
    left = reach.of(subject.pk, date(2026, 6, 1))["air"]
    assert [(cause.decision, cause.court) for cause in left] == [(orders[1].number, world.court.name)]
    cases.paid(world.on(date(2026, 6, 2)), second, 50_000)
    assert reach.of(subject.pk, date(2026, 6, 2)) == {}


def test_scenario_59_the_debt_then_the_double_part_then_nothing_left_but_the_rest(world: World) -> None:
    """500,000 due on 28 February; on 20 September 204 days late: 17,850.00."""
    case = cases.debtor(world, 500_000, interest_rule="civil_double", due_on=date(2026, 2, 28))
    day = date(2026, 9, 20)
    quote = payoffs.quote(case, moves.obligors(case)[0].subject, day)
    assert [(line.part, line.amount) for line in quote.lines] == [
        ("principal", Decimal(500_000)),
        ("double_part", Decimal("17850.00")),
    ]
    cases.paid(world.on(day), case, 510_000)
    owed = case.judgment.obligations.get()
    booked = dict(owed.allocations.values_list("part", "amount"))
    assert booked == {"principal": Decimal(500_000), "double_part": Decimal(10_000)}
    assert (payoffs.outstanding(owed, day), owed.performed_on) == (Decimal("7850.00"), None)


def test_scenario_60_the_living_costs_of_three_leave_a_part(world: World) -> None:
    case = cases.debtor(world, 500_000, assets=0)
    moves.able(world, case, income=6_000, dependants=2, reasons="月收入6000元，三口之家。")
    finding = moves.obligors(case)[0].ability_findings.order_by("-pk")[0]
    assert (finding.result, finding.deducted, finding.reasons) == (
        "partial", Decimal(3_630), "月收入6000元，三口之家。",
    )  # fmt: skip


@pytest.mark.parametrize("paid_first", [0, 1])
def test_performing_one_judgment_frees_exactly_what_it_alone_carried(world: World, paid_first: int) -> None:
    subject = moves.person(world, "百里安", date(1990, 1, 9))
    both = [
        moves.filed(world, [cases.apology(subject)]),
        moves.filed(world, [cases.debt(subject, 57_300)], interest_rule="none"),
    ]
    cases.refused_twice(world, both[0])
    for case in both:
        cases.able(world, case)
        cases.listed(world.on(LISTED), case)
        world.on(cases.NOTICE)
    before = cases.bound(subject, LISTED)
    day = date(2026, 6, 1)
    if paid_first:
        cases.paid(world.on(day), both[1], 57_300)
    else:
        cases.used(world.on(day), both[0], both[0].judgment.obligations.get(), "publication", "carried_out")
    left = {"luxury_venue", "tourism"} if paid_first else before
    assert (cases.bound(subject, day), before > {"air", "tourism"}) == (left, True)
    cases.assert_sound()
