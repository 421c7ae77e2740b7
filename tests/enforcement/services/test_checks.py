"""The answer to a partner's question."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from courts.models import LedgerEntry
from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.models import Check, Hit, PartnerAgency
from enforcement.rules.codes import Code
from enforcement.rules.purposes import Purpose
from enforcement.rules.questions import Person, Question
from enforcement.services import checks
from enforcement.services.checks import Answer
from tests.factories import agencies, people, register

pytestmark = pytest.mark.usefixtures("seeded")

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
ZHANG = Person("citizen_id", people.citizen_number(1), "张三")


@pytest.fixture
def airline(seeded: None) -> PartnerAgency:
    return agencies.airline().agency


def ask(agency: PartnerAgency, *asked: Person, now: datetime = NOW, **given: Any) -> Answer:
    fields: dict[str, Any] = {
        "measure": "air",
        "purpose": Purpose.SALE,
        "user_reference": "counter-17",
        "people": asked or [ZHANG],
    }
    return checks.answer(agency=agency, question=Question(**fields | given), now=now)


def verdicts(answer: Answer) -> list[tuple[str, str]]:
    return [(str(reply.verdict), str(reply.do)) for reply in answer.replies]


def test_a_restricted_person_is_refused_with_a_reference_and_the_cause(airline: PartnerAgency) -> None:
    restriction = register.restricted(people.person(1), ["air"])
    answer = ask(airline)
    (reply,) = answer.replies
    assert verdicts(answer) == [("restricted", "refuse_sale")]
    assert reply.valid_until == NOW + timedelta(minutes=15)
    assert [(told.decision, told.court, told.legal_basis) for told in reply.because] == [
        (restriction.order.number, "北京市朝阳区人民法院", "consumption_3_1")
    ]
    assert Hit.objects.get().reference == reply.reference


def test_who_is_in_no_register_is_clear_for_a_day(airline: PartnerAgency) -> None:
    answer = ask(airline)
    assert verdicts(answer) == [("clear", "sell")]
    assert answer.replies[0].valid_until == NOW + timedelta(hours=24)
    assert answer.replies[0].because == ()


def test_the_answers_stand_in_the_order_of_the_people(airline: PartnerAgency) -> None:
    register.restricted(people.person(1), ["air"])
    register.restricted(people.person(2, "李四"), ["tourism"])
    answer = ask(
        airline,
        Person("citizen_id", people.citizen_number(2), "李四"),
        ZHANG,
        Person("citizen_id", "990000199001010019", "王五"),
        Person("citizen_id", people.citizen_number(1), "赵六"),
    )
    assert [verdict for verdict, _ in verdicts(answer)] == ["clear", "restricted", "invalid", "name_mismatch"]


STANDING = [
    ({"state": "pending", "from_day": None}, "clear"),
    ({"until_day": date(2026, 11, 24)}, "restricted"),
    ({"until_day": date(2026, 11, 23)}, "clear"),
    ({"from_day": date(2026, 11, 24)}, "restricted"),
    ({"state": "lifted", "ended_on": date(2026, 11, 24), "end_reason": "D3"}, "clear"),
    ({"state": "cancelled", "ended_on": date(2026, 11, 24), "end_reason": "wrong"}, "clear"),
]


@pytest.mark.parametrize(("given", "verdict"), STANDING)
def test_scenario_63_what_binds_today_is_read_from_state_and_window(
    airline: PartnerAgency, given: dict[str, Any], verdict: str
) -> None:
    register.restricted(people.person(1), ["air"], **given)
    assert ask(airline).replies[0].verdict == verdict


USES = [
    (date(2026, 11, 30), date(2026, 11, 30), "restricted"),
    (date(2026, 11, 30), date(2026, 12, 1), "clear"),
    (None, date(2027, 5, 1), "restricted"),
]


@pytest.mark.parametrize(("until", "use_on", "verdict"), USES)
def test_what_is_free_on_the_day_of_use_may_be_sold_today(
    airline: PartnerAgency, until: date | None, use_on: date, verdict: str
) -> None:
    register.restricted(people.person(1), ["air"], until_day=until)
    assert ask(airline, use_on=use_on).replies[0].verdict == verdict


def test_a_use_in_the_past_is_refused(airline: PartnerAgency) -> None:
    with pytest.raises(DomainError) as refused:
        ask(airline, use_on=date(2026, 11, 23))
    assert refused.value.code is Code.CHECK_USE_IN_PAST
    assert not Check.objects.exists()


def test_scenario_49_a_permission_exempts_the_trip_and_no_other(airline: PartnerAgency) -> None:
    restriction = register.restricted(people.person(1), ["air"])
    register.permitted(restriction, ["air"], date(2026, 11, 20), date(2026, 11, 28))
    assert ask(airline, use_on=date(2026, 11, 28)).replies[0].verdict == "exempt"
    assert ask(airline, use_on=date(2026, 11, 29)).replies[0].verdict == "restricted"


def test_scenario_54_two_orders_bind_until_both_are_gone(airline: PartnerAgency) -> None:
    zhang = people.person(1)
    first, second = register.restricted(zhang, ["air"]), register.restricted(zhang, ["air"])
    assert {told.decision for told in ask(airline).replies[0].because} == {
        first.order.number, second.order.number,
    }  # fmt: skip
    type(first).objects.filter(pk=first.pk).update(state="lifted", ended_on=NOW, end_reason="D3")
    assert [told.decision for told in ask(airline).replies[0].because] == [second.order.number]


def test_a_sealed_case_binds_and_tells_no_number(airline: PartnerAgency) -> None:
    zhang = people.person(1)
    register.restricted(zhang, ["air"], obligation=register.debt(zhang, sealed=True))
    (reply,) = ask(airline).replies
    assert reply.verdict == "restricted"
    assert [(told.decision, told.court) for told in reply.because] == [(None, "北京市朝阳区人民法院")]


def test_scenario_65_the_name_alone_matches_nobody(airline: PartnerAgency) -> None:
    register.restricted(people.person(1), ["air"])
    answer = ask(airline, Person("citizen_id", people.citizen_number(3), "张三"))
    assert verdicts(answer) == [("clear", "sell")]
    assert not Hit.objects.exists()


@pytest.mark.parametrize("name", ["張三", " 张 三 ", "ZHANG SAN", "zhangsan", "张三丰"])
def test_every_form_of_the_name_is_a_match_and_another_name_sells(airline: PartnerAgency, name: str) -> None:
    zhang = people.person(1)
    people.named(zhang, "Zhang San", "ticket")
    register.restricted(zhang, ["air"])
    (reply,) = ask(airline, Person("citizen_id", ZHANG.id_number, name)).replies
    assert reply.verdict == ("name_mismatch" if name == "张三丰" else "restricted")


def test_any_document_of_a_person_is_a_match(airline: PartnerAgency) -> None:
    zhang = people.person(1)
    people.document(zhang, "passport", "E12345678")
    register.restricted(zhang, ["air"])
    asked = [Person("passport", "e1234 5678", "张三"), Person("passport", "E12345678", "张三", "SGP")]
    assert [reply.verdict for reply in ask(airline, *asked).replies] == ["restricted", "clear"]


@pytest.mark.parametrize(("purpose", "verdict"), [("check_in", "clear"), ("group", "restricted")])
def test_a_memorandum_on_the_sale_lets_a_ticket_fly(
    airline: PartnerAgency, purpose: str, verdict: str
) -> None:
    register.restricted(people.person(1), ["air"])
    assert ask(airline, purpose=Purpose(purpose)).replies[0].verdict == verdict


def test_scenario_61_a_measure_outside_the_memorandum_is_refused_and_kept(airline: PartnerAgency) -> None:
    with pytest.raises(DomainError) as refused, acts.begin(actor=acts.partner(airline.code), now=NOW):
        ask(airline, measure="real_estate")
    assert refused.value.code is Code.MEASURE_OUT_OF_SCOPE
    entry = LedgerEntry.objects.latest("position")
    assert (entry.code, entry.actor_id, entry.noun, entry.row_id) == (
        "refused", "airline", "enforcement.partneragency", airline.pk,
    )  # fmt: skip
    assert not Check.objects.exists()


def test_scenario_62_an_expired_memorandum_answers_nothing() -> None:
    agency = agencies.airline(valid_until=date(2026, 8, 31)).agency
    assert ask(agency, now=datetime(2026, 8, 31, 15, 59, tzinfo=UTC)).replies[0].verdict == "clear"
    with pytest.raises(DomainError) as refused:
        ask(agency, now=datetime(2026, 8, 31, 16, 0, tzinfo=UTC))
    assert refused.value.code is Code.MEMORANDUM_EXPIRED
