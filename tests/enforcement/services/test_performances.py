"""Money and acts: recorded, confirmed by a second person or the case account, allocated, refused, reversed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courts.models import Allocation, Case, Performance
from courts.rules.codes import Code
from courts.selectors import payoffs
from courts.services import acts
from defaulters.models import Listing
from enforcement.management.demo import moves
from enforcement.services import performances
from tests.factories import agencies, cases, proceedings
from tests.factories.cases import LISTED, World
from tests.factories.refusals import refused

PAID = date(2026, 6, 18)
DUE = date(2026, 2, 28)


@pytest.fixture
def listing(world: World) -> Listing:
    made = cases.listed_debtor(world)
    world.on(PAID)
    return made


def recorded(world: World, case: Case, amount: str | None = "86400", **given: Any) -> Performance:
    fields: dict[str, Any] = {
        "subject_id": moves.obligors(case)[0].subject_id, "value_day": world.today, "reference": "收据1",
        "amount": Decimal(amount) if amount else None,
    }  # fmt: skip
    with world.act("clerk") as act:
        return performances.record(act=act, case_id=case.pk, **fields | given)


def parts(performance: Performance) -> dict[str, Decimal]:
    return dict(performance.allocations.order_by("pk").values_list("part", "amount"))


def sums(case: Case) -> dict[int, dict[str, Decimal]]:
    """Obligation ordinal -> part -> what is booked on it, reversals taken off."""
    booked: dict[int, dict[str, Decimal]] = {}
    for row in Allocation.objects.filter(obligation__judgment=case.judgment).select_related("obligation"):
        of = booked.setdefault(row.obligation.ordinal, {})
        of[row.part] = of.get(row.part, Decimal(0)) + row.amount
    return booked


def owed(case: Case, day: date = PAID) -> list[Decimal | None]:
    return [payoffs.outstanding(row, day) for row in case.judgment.obligations.order_by("ordinal")]


def test_what_is_recorded_works_nothing(world: World, listing: Listing) -> None:
    performance = recorded(world, listing.case)
    assert (performance.state, performance.recorded_by) == ("recorded", world.people["clerk"])
    assert (cases.states(listing.case.judgment), cases.told(listing.subject)) == (["active"], ["imposed"])
    assert (owed(listing.case), Allocation.objects.count()) == ([Decimal(86_400)], 0)


def test_who_recorded_it_does_not_confirm_it(world: World, listing: Listing) -> None:
    performance = recorded(world, listing.case)
    Performance.objects.filter(pk=performance.pk).update(recorded_by=world.people["judge"])
    with refused(Code.PERFORMANCE_SAME_PERSON):
        moves.confirmed(world, performance)


BAD = [
    ({"amount": "0"}, Code.AMOUNT_NOT_POSITIVE),
    ({"amount": "-1"}, Code.AMOUNT_NOT_POSITIVE),
    ({"amount": None}, Code.PERFORMANCE_ACT_OR_AMOUNT),
    ({"value_day": date(2026, 6, 19)}, Code.PERFORMANCE_IN_FUTURE),
    ({"obligation_id": 999_999_999}, Code.OBLIGATION_UNKNOWN),
    ({"settlement_id": 999_999_999}, Code.SETTLEMENT_UNKNOWN),
    ({"subject_id": 999_999_999}, Code.CASE_SUBJECT_OWES_NOTHING),
]


@pytest.mark.parametrize(("given", "code"), BAD)
def test_what_is_no_performance_is_not_recorded(
    world: World, listing: Listing, given: dict[str, Any], code: Code
) -> None:
    with refused(code):
        recorded(world, listing.case, **given)


def test_a_sum_of_money_is_not_performed_as_an_act(world: World, listing: Listing) -> None:
    money = listing.case.judgment.obligations.get()
    with refused(Code.PERFORMANCE_ACT_OR_AMOUNT):
        recorded(world, listing.case, None, obligation_id=money.pk)


def test_money_under_a_settlement_of_another_case_is_refused(world: World, listing: Listing) -> None:
    other = cases.debtor(world, name="李四")
    settlement = proceedings.settled(world, other, 100, date(2026, 8, 1))
    with refused(Code.SETTLEMENT_UNKNOWN):
        recorded(world, listing.case, settlement_id=settlement.pk)


def test_a_reference_counts_once(world: World, listing: Listing) -> None:
    recorded(world, listing.case, "10")
    with refused(Code.PERFORMANCE_REFERENCE_USED):
        recorded(world, listing.case, "20")


def test_what_is_refused_stays_with_its_reason_and_is_not_confirmed(world: World, listing: Listing) -> None:
    performance = recorded(world, listing.case)
    with refused(Code.REASON_MISSING), world.act("judge") as act:
        performances.refuse(act=act, performance_id=performance.pk, reason=" ")
    with world.act("judge") as act:
        performances.refuse(act=act, performance_id=performance.pk, reason="属于另案。")
    performance.refresh_from_db()
    assert (performance.state, performance.reason) == ("refused", "属于另案。")
    with refused(Code.TRANSITION_NOT_ALLOWED):
        moves.confirmed(world, performance)


@pytest.fixture
def two_debts(world: World) -> Case:
    """300.10 first, then wages of 200.20, both listed."""
    subject = moves.person(world, "闻人舟", date(1985, 7, 21))
    owing = [cases.debt(subject, "300.10"), cases.debt(subject, "200.20", protected_interest="wages")]
    case = moves.filed(world, owing, interest_rule="none")
    cases.able(world, case)
    cases.listed(world.on(LISTED), case)
    world.on(PAID)
    return case


def test_money_for_one_obligation_stops_its_restriction_only(world: World, two_debts: Case) -> None:
    first = two_debts.judgment.obligations.get(ordinal=1)
    moves.confirmed(world, recorded(world, two_debts, "300.10", obligation_id=first.pk))
    assert (cases.states(two_debts.judgment), owed(two_debts)) == (
        ["stayed", "active"],
        [Decimal(0), Decimal("200.20")],
    )
    assert Listing.objects.get().state == "published"
    cases.assert_sound()


def test_money_that_names_nothing_pays_wages_first(world: World, two_debts: Case) -> None:
    moves.confirmed(world, recorded(world, two_debts, "250.20"))
    assert sums(two_debts) == {1: {"principal": Decimal("50.00")}, 2: {"principal": Decimal("200.20")}}
    assert cases.states(two_debts.judgment) == ["active", "stayed"]


def test_an_excess_stays_unallocated(world: World, two_debts: Case) -> None:
    performance = recorded(world, two_debts, "600.00")
    moves.confirmed(world, performance)
    booked = sum(performance.allocations.values_list("amount", flat=True), Decimal(0))
    assert (booked, performance.amount) == (Decimal("500.30"), Decimal("600.00"))
    assert (cases.states(two_debts.judgment), Listing.objects.get().state) == (["stayed"] * 2, "shielded")


def test_money_for_what_is_paid_already_goes_on_to_what_is_owed(world: World, two_debts: Case) -> None:
    first = two_debts.judgment.obligations.get(ordinal=1)
    moves.confirmed(world, recorded(world, two_debts, "300.10", obligation_id=first.pk))
    again = recorded(world, two_debts, "200.20", obligation_id=first.pk, reference="收据2")
    moves.confirmed(world, again)
    assert sums(two_debts) == {1: {"principal": Decimal("300.10")}, 2: {"principal": Decimal("200.20")}}
    assert Listing.objects.get().state == "shielded"


WAIVED = [
    ("86400", [Decimal(0)], "stayed", None),
    ("86399.00", [Decimal(0)], "stayed", "1.00"),
    ("86399.99", [Decimal(0)], "stayed", "0.01"),
    ("86398.99", [Decimal("1.01")], "active", None),
]


@pytest.mark.parametrize(("amount", "left", "state", "waived"), WAIVED)
def test_a_difference_of_up_to_one_yuan_is_waived_and_booked(
    world: World, listing: Listing, amount: str, left: list[Decimal], state: str, waived: str | None
) -> None:
    performance = recorded(world, listing.case, amount)
    moves.confirmed(world, performance)
    assert (owed(listing.case), cases.states(listing.case.judgment)) == (left, [state])
    assert parts(performance).get("waived") == (None if waived is None else Decimal(waived))
    cases.assert_sound()


def test_scenario_59_the_debt_first_then_the_double_part(world: World) -> None:
    case = cases.debtor(world, 500_000, interest_rule="civil_double", due_on=DUE)
    performance = recorded(world.on(PAID), case, "510000")
    moves.confirmed(world, performance)
    double = (Decimal(500_000) * Decimal("0.000175") * 110).quantize(Decimal("0.01"))
    assert (double, parts(performance)) == (
        Decimal("9625.00"),
        {"principal": Decimal(500_000), "double_part": Decimal("9625.00")},
    )
    assert owed(case) == [Decimal(0)]


def test_scenario_59_what_is_left_of_the_double_part_keeps_the_debt_alive(world: World) -> None:
    case = cases.debtor(world, 500_000, interest_rule="civil_double", due_on=DUE)
    moves.confirmed(world.on(PAID), recorded(world.on(PAID), case, "505000"))
    assert owed(case) == [Decimal("4625.00")]
    assert owed(case, date(2026, 12, 31)) == [Decimal("4625.00")]  # no interest on interest
    assert case.judgment.obligations.get().performed_on is None


def test_two_sums_perform_whichever_is_confirmed_first(world: World, listing: Listing) -> None:
    early = recorded(world.on(date(2026, 6, 1)), listing.case, "40000", reference="收据1")
    late = recorded(world.on(PAID), listing.case, "46400", reference="收据2")
    moves.confirmed(world, late)
    assert cases.states(listing.case.judgment) == ["active"]
    moves.confirmed(world, early)
    assert (cases.states(listing.case.judgment), owed(listing.case)) == (["stayed"], [Decimal(0)])
    cases.assert_sound()


def test_a_reversal_points_each_allocation_back(world: World, listing: Listing) -> None:
    performance = recorded(world, listing.case)
    moves.confirmed(world, performance)
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=performance.pk, reason="退汇。")
    first, back = performance.allocations.order_by("pk")
    assert (back.reverses, back.amount, back.part) == (first, -first.amount, first.part)
    performance.refresh_from_db()
    assert (performance.state, performance.reason, owed(listing.case)) == (
        "reversed", "退汇。", [Decimal(86_400)],
    )  # fmt: skip


def test_a_reversal_of_a_part_opens_what_the_rest_had_completed(world: World, listing: Listing) -> None:
    part = recorded(world, listing.case, "40000", reference="收据1")
    moves.confirmed(world, part)
    moves.confirmed(world, recorded(world, listing.case, "46400", reference="收据2"))
    assert cases.states(listing.case.judgment) == ["stayed"]
    with world.act("chief") as act:
        performances.reverse(act=act, performance_id=part.pk, reason="退汇。")
    assert (cases.states(listing.case.judgment), owed(listing.case)) == (["active"], [Decimal(40_000)])
    cases.assert_sound()


def test_a_reversal_wants_a_reason(world: World, listing: Listing) -> None:
    performance = recorded(world, listing.case)
    moves.confirmed(world, performance)
    with refused(Code.REASON_MISSING), world.act("chief") as act:
        performances.reverse(act=act, performance_id=performance.pk, reason="")


def test_cents_add_up_exactly(world: World) -> None:
    case = cases.debtor(world, "0.30", assets=10)
    for number in range(3):
        moves.confirmed(world, recorded(world, case, "0.10", reference=f"收据{number}"))
    assert (owed(case), sums(case)) == ([Decimal("0.00")], {1: {"principal": Decimal("0.30")}})
    assert case.judgment.obligations.get().performed_on == cases.NOTICE


# -- the case account 一案一账号 ------------------------------------------------------------------------------------


def credited(world: World, case: Case, amount: str, reference: str = "BANK-1", **given: Any) -> Performance:
    agency = given.pop("agency", None) or agencies.case_account().agency
    with acts.begin(actor=acts.partner(agency.code), now=world.now) as act:
        return performances.credit(
            act=act, agency=agency, case_number=case.number, amount=Decimal(amount), value_day=world.today,
            reference=reference, **given,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "state", "stays"), [("86400", "confirmed", "stayed"), ("86399", "recorded", "active")]
)
def test_a_credit_releases_at_once_if_it_meets_the_quote_and_else_waits(
    world: World, listing: Listing, amount: str, state: str, stays: str
) -> None:
    performance = credited(world, listing.case, amount)
    assert (performance.state, performance.source, performance.recorded_by) == (state, "case_account", None)
    assert cases.states(listing.case.judgment) == [stays]
    assert bool(cases.bound(listing.subject, PAID)) is (stays == "active")
    cases.assert_sound()


def test_a_judge_confirms_a_credit_that_waits(world: World, listing: Listing) -> None:
    performance = credited(world, listing.case, "86399")
    moves.confirmed(world, performance)
    assert (cases.states(listing.case.judgment), parts(performance)["waived"]) == (
        ["stayed"],
        Decimal("1.00"),
    )


def test_a_credit_sent_twice_is_one_and_another_sum_under_its_reference_is_refused(
    world: World, listing: Listing
) -> None:
    agency = agencies.case_account().agency
    first = credited(world, listing.case, "86400", agency=agency)
    again = credited(world, listing.case, "86400", agency=agency)
    assert (again.pk, Performance.objects.count()) == (first.pk, 1)
    with refused(Code.PERFORMANCE_DIFFERS):
        credited(world, listing.case, "86401", agency=agency)


def test_only_the_case_account_credits(world: World, listing: Listing) -> None:
    airline = agencies.airline().agency
    with refused(Code.PERMISSION_DENIED):
        credited(world, listing.case, "86400", agency=airline)


def test_a_credit_for_what_is_paid_already_is_kept_and_unallocated(world: World, listing: Listing) -> None:
    agency = agencies.case_account().agency
    credited(world, listing.case, "86400", agency=agency, obligation_ordinal=1)
    second = credited(world, listing.case, "5", "BANK-2", agency=agency, obligation_ordinal=1)
    assert (second.state, parts(second), owed(listing.case)) == ("confirmed", {}, [Decimal(0)])
    cases.assert_sound()


def test_a_credit_for_two_who_owe_different_things_must_name_its_payer(world: World) -> None:
    first, second = moves.person(world, "甲", date(1980, 1, 1)), moves.person(world, "乙", date(1981, 1, 1))
    case = moves.filed(world, [cases.debt(first, 10), cases.debt(second, 20)], interest_rule="none")
    agency = agencies.case_account().agency
    with refused(Code.PERFORMANCE_SUBJECT_NEEDED):
        credited(world, case, "30", agency=agency)
    performance = credited(world, case, "20", agency=agency, subject=second)
    assert (performance.state, sums(case)) == ("confirmed", {2: {"principal": Decimal(20)}})
