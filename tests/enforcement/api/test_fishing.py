"""An alarm that is raised inside the request, refuses nothing and names nobody."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core.management import call_command
from rest_framework.test import APIClient

from courts.models import LedgerEntry
from enforcement.models import FishingAlarm
from tests.factories import people


def ask(client: APIClient, *numbers: str) -> Any:
    subjects = [{"id_type": "citizen_id", "id_number": number, "name": "张三"} for number in numbers]
    body = {"measure": "air", "purpose": "sale", "user_reference": "counter-17", "subjects": subjects}
    return client.post("/api/v1/checks", body, format="json")


def wrong(count: int) -> list[str]:
    """Numbers of no calendar's day, none beside another."""
    return [f"9900001990010{n:05}" for n in range(0, count * 30, 30)]


def test_a_hundred_numbers_that_cannot_be_raise_one_alarm(
    airline: APIClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL, logger="luyue.fishing"):
        assert ask(airline, *wrong(150)).status_code == 200
        assert ask(airline, *wrong(150)).status_code == 200
    row = FishingAlarm.objects.get(sign="invalid")
    assert (row.agency.code, row.noted_at) == ("airline", None)
    assert caplog.messages == ["airline asks like somebody who looks for numbers: invalid"]


def test_citizens_in_a_row_raise_an_alarm_in_which_nobody_is_found(airline: APIClient) -> None:
    row = [people.citizen_number(n) for n in range(1, 7)]
    for number in row:
        ask(airline, number)
    entry = LedgerEntry.objects.get(code="fishing.alarm")
    assert entry.payload == {"agency": "airline", "sign": "sequence"}
    kept = str([*FishingAlarm.objects.values(), *LedgerEntry.objects.values()])
    assert not [number for number in row if number in kept]


def test_the_administrator_notes_what_was_found_out_and_the_next_alarm_is_a_new_one(
    airline: APIClient, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(airline, *(people.citizen_number(n) for n in range(1, 7)))
    call_command("agency", "airline", "--note-alarms", "a test of theirs")
    assert capsys.readouterr().out == "1\n"
    alarm = FishingAlarm.objects.get()
    assert (alarm.note, alarm.noted_at is not None) == ("a test of theirs", True)
    call_command("agency", "airline", "--note-alarms", "again")
    assert capsys.readouterr().out == "0\n"
