"""From the judgment to the notice, and the facts of a case."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from courts.models import Case, Judgment, Subject
from courts.rules.codes import Code
from enforcement.management.demo import moves
from enforcement.services import cases as services
from tests.factories import cases, proceedings
from tests.factories.cases import World
from tests.factories.refusals import refused

DAY = cases.NOTICE
QUARTER_LATER = date(2026, 6, 3)  # more than three months after the filing


@pytest.fixture
def zhang(world: World) -> Subject:
    return moves.person(world, "张三", date(1985, 7, 21))


def entered(world: World, *obligations: services.NewObligation, **given: Any) -> Judgment:
    fields: dict[str, Any] = {
        "court_id": world.court.pk, "basis": "EB1", "number": "（2026）京0105民初7号", "maker": world.court.name,
        "made_on": date(2026, 1, 5), "in_force_on": date(2026, 2, 1), "interest_rule": "civil_double",
        "obligations": obligations,
    }  # fmt: skip
    with world.act("clerk") as act:
        return services.enter_judgment(act=act, **fields | given)


def filed(world: World, judgment: Judgment, number: str = "（2026）京0105执88号", **given: Any) -> Case:
    with world.act("clerk") as act:
        return services.file(
            act=act, court_id=world.court.pk, judgment_id=judgment.pk, number=number, filed_on=DAY, **given
        )


def notice(world: World, case: Case, subject: Subject, **given: Any) -> Any:
    fields: dict[str, Any] = {
        "number": "执行通知书1", "issued_on": DAY, "perform_by": date(2026, 3, 9), "method": "in_person",
        "served_on": DAY, "reference": "回证1",
    }  # fmt: skip
    with world.act("clerk") as act:
        return services.serve_notice(act=act, case_id=case.pk, subject_id=subject.pk, **fields | given)


def test_a_judgment_keeps_its_obligations_in_order_with_who_owes_and_is_owed(
    world: World, zhang: Subject
) -> None:
    li = moves.person(world, "李四", date(1970, 1, 1))
    owed = services.NewObligation(
        kind="OB1", content="连带支付", amount=Decimal("100.50"), due_on=DAY,
        obligors=[(zhang.pk, "joint"), (li.pk, "joint")], beneficiaries=[li.pk],
    )  # fmt: skip
    judgment = entered(world, owed, cases.apology(zhang))
    first, second = judgment.obligations.order_by("ordinal")
    assert [(row.ordinal, row.kind, row.amount) for row in (first, second)] == [
        (1, "OB1", Decimal("100.50")),
        (2, "OB6", None),
    ]
    assert set(first.obligors.values_list("subject", "liability")) == {(zhang.pk, "joint"), (li.pk, "joint")}
    assert list(first.beneficiaries.values_list("subject", flat=True)) == [li.pk]


def test_the_same_judgment_is_entered_once_and_never_without_a_duty(world: World, zhang: Subject) -> None:
    entered(world, cases.debt(zhang))
    with refused(Code.JUDGMENT_EXISTS):
        entered(world, cases.debt(zhang))
    with refused(Code.JUDGMENT_OBLIGATIONS_MISSING):
        entered(world, number="（2026）京0105民初8号")


@pytest.mark.parametrize("written", ["（2026）京0105执88号", "(2026)京0105执88号"])
def test_a_case_number_is_kept_in_one_form_and_as_it_was_written(
    world: World, zhang: Subject, written: str
) -> None:
    case = filed(world, entered(world, cases.debt(zhang)), written)
    assert (case.number, case.number_original) == ("（2026）京0105执88号", written)


def test_the_same_number_in_other_brackets_is_the_same_case(world: World, zhang: Subject) -> None:
    judgment = entered(world, cases.debt(zhang))
    filed(world, judgment)
    with refused(Code.CASE_EXISTS):
        filed(world, judgment, "(2026)京0105执88号")


def test_a_judgment_that_is_not_in_force_is_not_enforced(world: World, zhang: Subject) -> None:
    judgment = entered(world, cases.debt(zhang), in_force_on=date(2026, 3, 3))
    with refused(Code.JUDGMENT_NOT_IN_FORCE):
        filed(world, judgment)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"method": "electronic"}, Code.SERVICE_CONSENT_MISSING),
        ({"served_on": date(2026, 3, 1)}, Code.SERVICE_BEFORE_ISSUE),
        ({"served_on": date(2026, 3, 3)}, Code.SERVICE_IN_FUTURE),
    ],
)
def test_a_service_that_proves_nothing_is_refused(
    world: World, zhang: Subject, given: dict[str, Any], code: Code
) -> None:
    case = filed(world, entered(world, cases.debt(zhang)))
    with refused(code):
        notice(world, case, zhang, **given)


def test_the_notice_is_kept_with_its_warning_period_and_proof(world: World, zhang: Subject) -> None:
    case = filed(world, entered(world, cases.debt(zhang)))
    paper = notice(world, case, zhang, method="electronic", consent=True)
    assert (paper.kind, paper.risk_warning, paper.perform_by) == (
        "enforcement_notice", True, date(2026, 3, 9),
    )  # fmt: skip
    assert (paper.service.served_on, paper.service.method, paper.service.consent) == (DAY, "electronic", True)


def test_nobody_is_served_who_owes_nothing(world: World, zhang: Subject) -> None:
    case = filed(world, entered(world, cases.debt(zhang)))
    li = moves.person(world, "李四", date(1970, 1, 1))
    with refused(Code.CASE_SUBJECT_OWES_NOTHING):
        notice(world, case, li)


def test_a_clerk_says_once_what_kind_an_imported_duty_is(world: World, zhang: Subject) -> None:
    unknown = services.NewObligation(kind="unclassified", content="履行协议", obligors=[(zhang.pk, "sole")])
    case = filed(world, entered(world, unknown))
    owed = case.judgment.obligations.get()
    given: dict[str, Any] = {"case_id": case.pk, "obligation_id": owed.pk, "kind": "OB1", "due_on": DAY}
    with world.act("clerk") as act:
        services.classify(act=act, amount=Decimal(900), **given)
    owed.refresh_from_db()
    assert (owed.kind, owed.amount, owed.due_on) == ("OB1", Decimal(900), DAY)
    with refused(Code.OBLIGATION_CLASSIFIED), world.act("clerk") as act:
        services.classify(act=act, amount=Decimal(1), **given)


@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(-1)])
def test_a_sum_of_money_is_not_classified_without_its_amount(
    world: World, zhang: Subject, amount: Decimal | None
) -> None:
    unknown = services.NewObligation(kind="unclassified", content="履行协议", obligors=[(zhang.pk, "sole")])
    case = filed(world, entered(world, unknown))
    owed = case.judgment.obligations.get()
    with refused(Code.AMOUNT_NOT_POSITIVE), world.act("clerk") as act:
        services.classify(act=act, case_id=case.pk, obligation_id=owed.pk, kind="OB1", amount=amount)


def test_a_published_apology_is_performed(world: World, zhang: Subject) -> None:
    case = filed(world, entered(world, cases.apology(zhang)))
    owed = case.judgment.obligations.get()
    cases.used(world, case, owed, "publication", "carried_out")
    owed.refresh_from_db()
    performance = case.performances.get()
    assert (owed.performed_on, performance.state, performance.amount) == (DAY, "confirmed", None)
    cases.assert_sound()


def test_a_fine_performs_nothing_and_a_tool_wants_its_reason(world: World, zhang: Subject) -> None:
    case = filed(world, entered(world, cases.apology(zhang)))
    owed = case.judgment.obligations.get()
    cases.used(world, case, owed, "fine", "carried_out")
    owed.refresh_from_db()
    assert owed.performed_on is None
    with refused(Code.REASON_MISSING), world.act("judge") as act:
        services.record_tool(
            act=act, case_id=case.pk, obligation_id=owed.pk, tool="publication", outcome="unsuitable",
            reason=" ", on_day=DAY,
        )  # fmt: skip


def test_a_circumstance_ends_with_the_day_that_is_written(world: World) -> None:
    case = cases.debtor(world)
    row = cases.circumstance(world, case, "hold_off")
    with world.act("judge") as act:
        services.end_circumstance(act=act, circumstance_id=row.pk, until_day=date(2026, 3, 31))
    row.refresh_from_db()
    assert (row.from_day, row.until_day) == (DAY, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("kind", "value", "days", "code"),
    [
        ("security", None, -1, Code.PERIOD_BACKWARDS),
        ("seized_assets", None, 30, Code.AMOUNT_NOT_POSITIVE),
        ("seized_assets", 0, 30, Code.AMOUNT_NOT_POSITIVE),
    ],
)
def test_a_circumstance_that_cannot_be_is_refused(
    world: World, kind: str, value: int | None, days: int, code: Code
) -> None:
    case = cases.debtor(world)
    with refused(code):
        cases.circumstance(world, case, kind, value, until_day=world.today + timedelta(days=days))
    assert case.circumstances.count() == 0


def test_a_circumstance_does_not_end_before_it_began(world: World) -> None:
    row = cases.circumstance(world, cases.debtor(world), "hold_off")
    with refused(Code.PERIOD_BACKWARDS), world.act("judge") as act:
        services.end_circumstance(act=act, circumstance_id=row.pk, until_day=DAY - timedelta(days=1))
    row.refresh_from_db()
    assert row.until_day is None


def test_a_settlement_releases_nobody(world: World) -> None:
    listing = cases.listed_debtor(world)
    before = cases.bound(listing.subject, cases.LISTED)
    proceedings.settled(world, listing.case, 60_000, date(2026, 8, 1))
    assert cases.bound(listing.subject, cases.LISTED) == before
    assert cases.told(listing.subject) == ["imposed"]


def test_a_second_settlement_waits_for_the_end_of_the_first(world: World) -> None:
    case = cases.debtor(world)
    proceedings.settled(world, case, 60_000, date(2026, 8, 1))
    with refused(Code.SETTLEMENT_CURRENT):
        proceedings.settled(world, case, 50_000, date(2026, 8, 1))


def test_a_closed_case_takes_no_new_burden_but_ends_no_listing(world: World) -> None:
    listing = cases.listed_debtor(world)
    with world.on(QUARTER_LATER).act("judge") as act:
        services.close(act=act, case_id=listing.case_id, closed_as="proceedings_ended")
    with refused(Code.CASE_CLOSED):
        cases.drafted_order(world, listing.case)
    listing.refresh_from_db()
    assert (listing.state, cases.told(listing.subject)) == ("published", ["imposed"])


def test_what_relieves_goes_on_in_a_closed_case(world: World) -> None:
    listing = cases.listed_debtor(world)
    with world.on(QUARTER_LATER).act("judge") as act:
        services.close(act=act, case_id=listing.case_id, closed_as="proceedings_ended")
    moves.relieved(world, "delete", listing.decision, "申请执行人书面申请删除。", reason="D3")
    listing.refresh_from_db()
    assert (listing.state, listing.end_reason) == ("deleted", "D3")
    cases.assert_sound()
