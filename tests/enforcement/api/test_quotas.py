"""What an agency may ask in a minute, and the headers that say how it stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings
from rest_framework.test import APIClient

from tests.enforcement.api.shapes import code_of
from tests.factories import people

ZHANG = {"id_type": "citizen_id", "id_number": people.citizen_number(1), "name": "张三"}


@pytest.fixture(autouse=True)
def one_process(settings: Settings) -> None:
    settings.LUYUE_WEB_PROCESSES = 1


def ask(client: APIClient, count: int) -> Any:
    body = {"measure": "air", "purpose": "sale", "user_reference": "counter-17", "subjects": [ZHANG] * count}
    return client.post("/api/v1/checks", body, format="json")


def limits(answer: Any) -> tuple[str, str]:
    return answer["RateLimit-Policy"], answer["RateLimit"]


def test_every_answer_says_how_the_agency_stands(airline: APIClient) -> None:
    call_command("agency", "airline", "--quota", "reads=60", "checks=120")
    assert limits(airline.get("/api/v1/measures")) == ('"reads";q=60;w=60', '"reads";r=59;t=1')
    assert limits(airline.get("/api/v1/measures?page=2")) == ('"reads";q=60;w=60', '"reads";r=58;t=2')
    assert limits(ask(airline, 60)) == ('"checks";q=120;w=60', '"checks";r=60;t=30')


def test_whoever_lacks_the_scope_is_told_too(airline: APIClient) -> None:
    answer = airline.post("/api/v1/court/payoffs", {}, format="json")
    assert (answer.status_code, answer["RateLimit"]) == (403, '"writes";r=2999;t=1')


def test_beyond_the_quota_it_is_429_until_the_bucket_is_refilled(
    airline: APIClient, clock: time_machine.Traveller
) -> None:
    call_command("agency", "airline", "--quota", "checks=120")
    assert ask(airline, 120).status_code == 200
    refused = ask(airline, 1)
    assert (code_of(refused, 429), refused["Retry-After"]) == ("quota.exhausted", "1")
    assert airline.get("/api/v1/measures").status_code == 200
    clock.move_to(timezone.now() + timedelta(seconds=1))
    assert ask(airline, 1).status_code == 200


def test_each_process_grants_its_share(airline: APIClient, settings: Settings) -> None:
    settings.LUYUE_WEB_PROCESSES = 2
    call_command("agency", "airline", "--quota", "reads=4")
    statuses = [airline.get("/api/v1/measures").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_without_a_figure_of_its_own_the_defaults_hold_again(airline: APIClient) -> None:
    call_command("agency", "airline", "--quota", "reads=4")
    call_command("agency", "airline", "--quota")
    assert airline.get("/api/v1/measures")["RateLimit-Policy"] == '"reads";q=1200;w=60'


@pytest.mark.parametrize("given", ["people=4", "reads=0", "reads=many"])
def test_a_quota_of_another_kind_or_of_nothing_is_refused(airline: APIClient, given: str) -> None:
    with pytest.raises(CommandError):
        call_command("agency", "airline", "--quota", given)
