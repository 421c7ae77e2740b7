"""`POST /api/v1/checks`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from oauth2_provider.models import AccessToken
from rest_framework.test import APIClient

from enforcement.api.checks import ANSWER
from enforcement.models import Check, Hit, PartnerAgency
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.factories import agencies, people, register

ZHANG = {"id_type": "citizen_id", "id_number": people.citizen_number(1), "name": "张三"}


def ask(client: APIClient, *subjects: dict[str, Any], **given: Any) -> Any:
    body = {"measure": "luxury_venue", "purpose": "sale", "user_reference": "counter-17"}
    return client.post("/api/v1/checks", body | {"subjects": subjects or [ZHANG]} | given, format="json")


def test_the_hotel_refuses_a_restricted_person_and_reads_why(hotel: APIClient) -> None:
    restriction = register.restricted(people.person(1), ["luxury_venue"])
    body = ask(hotel, use_on="2026-12-24").json()
    assert is_shaped(body, ANSWER)
    assert set(body) == {"receipt", "as_of", "register_version", "answers"}
    assert body["as_of"] == "2026-11-24T10:00:00+08:00"
    assert body["answers"] == [
        {
            "verdict": "restricted",
            "do": "refuse_sale",
            "reference": Hit.objects.get().reference,
            "display": {
                "zh": "本次购买暂不能办理。请记下凭条号，可凭号在法院网站查询原因并申请。",
                "en": "This cannot be sold at present. With the reference you can ask the court why and apply.",
            },
            "valid_until": "2026-11-24T10:15:00+08:00",
            "because": [
                {
                    "decision": restriction.order.number,
                    "court": "北京市朝阳区人民法院",
                    "measure": "luxury_venue",
                    "legal_basis": "consumption_3_2",
                    "since": "2026-09-01",
                    "until": None,
                    "review_on": "2027-03-01",
                }
            ],
        }
    ]


def test_who_is_clear_is_sold_to_and_leaves_no_reference(hotel: APIClient) -> None:
    (answer,) = ask(hotel).json()["answers"]
    assert (answer["verdict"], answer["do"], answer["reference"]) == ("clear", "sell", None)
    assert (answer["valid_until"], answer["because"]) == ("2026-11-25T10:00:00+08:00", [])


def test_all_five_verdicts_in_the_order_of_the_subjects(hotel: APIClient) -> None:
    register.restricted(people.person(1), ["luxury_venue"])
    freed = register.restricted(people.person(2, "李四"), ["luxury_venue"])
    register.permitted(freed, ["luxury_venue"], date(2026, 11, 1), date(2026, 11, 30))
    asked = [
        ZHANG,
        ZHANG | {"name": "李四"},
        ZHANG | {"id_number": people.citizen_number(2), "name": "李四"},
        ZHANG | {"id_number": "990000199001010019"},
        ZHANG | {"id_number": people.citizen_number(3)},
    ]
    body = ask(hotel, *asked).json()
    assert is_shaped(body, ANSWER)
    assert [(answer["verdict"], answer["do"]) for answer in body["answers"]] == [
        ("restricted", "refuse_sale"),
        ("name_mismatch", "sell_and_report"),
        ("exempt", "sell"),
        ("invalid", "sell"),
        ("clear", "sell"),
    ]


@pytest.mark.parametrize(("sees", "scopes"), [(False, []), (True, ["checks"])])
@pytest.mark.usefixtures("seeded", "clock")
def test_causes_are_for_an_agency_that_may_see_them_with_a_token_that_says_so(
    sees: bool, scopes: list[str]
) -> None:
    register.restricted(people.person(1), ["luxury_venue"])
    (answer,) = ask(agencies.client(agencies.hotel(sees_causes=sees).agency, *scopes)).json()["answers"]
    assert (answer["verdict"], answer["because"]) == ("restricted", [])


def test_causes_end_at_the_next_request_after_the_agency_may_not_see_them(hotel: APIClient) -> None:
    register.restricted(people.person(1), ["luxury_venue"])
    PartnerAgency.objects.update(sees_causes=False)
    assert ask(hotel).json()["answers"][0]["because"] == []


def test_scenario_61_a_measure_outside_the_memorandum(
    hotel: APIClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert code_of(ask(hotel, measure="real_estate"), 403) == "measure.out_of_scope"
    assert "refused measure.out_of_scope agency=hotel" in caplog.text


@pytest.mark.usefixtures("seeded")
def test_scenario_62_an_expired_memorandum(clock: time_machine.Traveller) -> None:
    client = agencies.client(agencies.hotel(valid_until=date(2026, 11, 24)).agency)
    assert ask(client).status_code == 200
    clock.move_to("2026-11-24T16:00:00+00:00")
    assert code_of(ask(client), 403) == "memorandum.expired"


def test_scenario_63_a_grace_period_is_not_disclosed(hotel: APIClient) -> None:
    register.restricted(people.person(1), ["luxury_venue"], state="pending", from_day=None)
    assert ask(hotel).json()["answers"][0]["verdict"] == "clear"
    assert not Hit.objects.exists()


def test_a_credential_of_an_agency_that_was_switched_off(hotel: APIClient) -> None:
    PartnerAgency.objects.update(active=False)
    assert code_of(ask(hotel), 403) == "agency.inactive"


@pytest.mark.parametrize(
    ("ended", "status"),
    [({"scope": "changes"}, 403), ({"expires": datetime(2026, 11, 24, 2, tzinfo=UTC)}, 401), (None, 401)],
    ids=["a scope taken away", "expired", "revoked"],
)
def test_a_token_that_was_good_a_moment_ago(
    hotel: APIClient, ended: dict[str, object] | None, status: int
) -> None:
    """It is remembered between requests, and nevertheless ends with the commit that ends it."""
    assert ask(hotel).status_code == 200
    AccessToken.objects.update(**ended) if ended else AccessToken.objects.all().delete()
    assert (ask(hotel).status_code, Check.objects.count()) == (status, 1)


def test_an_agency_is_answered_again_at_the_next_request_after_it_is_switched_on(hotel: APIClient) -> None:
    PartnerAgency.objects.update(active=False)
    assert ask(hotel).status_code == 403
    PartnerAgency.objects.update(active=True)
    assert ask(hotel).status_code == 200


def test_a_use_in_the_past(hotel: APIClient) -> None:
    assert code_of(ask(hotel, use_on="2026-11-23"), 422) == "check.use_in_past"
    assert not Check.objects.exists()


def test_ten_thousand_are_answered_and_one_more_is_refused(hotel: APIClient) -> None:
    answer = ask(hotel, *[ZHANG] * 10_000)
    assert len(answer.json()["answers"]) == 10_000
    assert code_of(ask(hotel, *[ZHANG] * 10_001), 400) == "request.malformed"
