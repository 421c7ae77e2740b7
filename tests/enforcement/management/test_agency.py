"""Keys and canaries of an agency from the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from courts.models import LedgerEntry
from courts.models.secrets import decrypt
from enforcement import tasks
from enforcement.models import AgencyKey, Canary, PartnerAgency
from enforcement.selectors.agencies import secret_of
from tests.enforcement.api.shapes import code_of
from tests.factories import agencies, people, register, snapshots

CHANGES = "/api/v1/changes"
TOMORROW = datetime(2026, 11, 25, 2, tzinfo=UTC)


@pytest.fixture
def hotel(seeded: None, clock: time_machine.Traveller) -> APIClient:
    return agencies.client(agencies.hotel().agency)


def issued(capsys: pytest.CaptureFixture[str]) -> AgencyKey:
    call_command("agency", "hotel", "--issue-key")
    key = AgencyKey.objects.latest("pk")
    assert capsys.readouterr().out == f"key_id = {key.key_id}\nkey = {secret_of(key).hex()}\n"
    return key


def test_a_partner_changes_its_key_without_a_gap(
    hotel: APIClient, clock: time_machine.Traveller, capsys: pytest.CaptureFixture[str]
) -> None:
    register.restricted(people.person(1), ["tourism"])
    old = AgencyKey.objects.get()
    cursor = hotel.get(CHANGES).json()["next"]
    new = issued(capsys)
    assert hotel.get(CHANGES, {"after": cursor}).json()["key_id"] == old.key_id
    assert hotel.get(CHANGES, {"key": old.key_id}).json()["key_id"] == old.key_id
    taken = snapshots.manifest(hotel, key=new.key_id)
    assert taken["key_id"] == new.key_id
    call_command("agency", "hotel", "--end-key", old.key_id)
    clock.move_to(TOMORROW)
    gone = hotel.get(CHANGES, {"after": cursor})
    assert (code_of(gone, 410), gone.json()["see"]) == ("cursor.key_rotated", "/api/v1/snapshot")
    assert hotel.get(CHANGES, {"after": taken["next"]}).json()["key_id"] == new.key_id


def test_no_more_than_two_keys_are_in_use(hotel: APIClient, capsys: pytest.CaptureFixture[str]) -> None:
    issued(capsys)
    with pytest.raises(CommandError, match=r"agency\.keys_enough"):
        call_command("agency", "hotel", "--issue-key")
    assert AgencyKey.objects.count() == 2
    yesterday = date(2026, 11, 24) - timedelta(days=1)
    AgencyKey.objects.filter(pk=AgencyKey.objects.earliest("pk").pk).update(
        from_day=yesterday, until_day=yesterday
    )
    issued(capsys)


def test_a_key_is_shown_again_on_the_record(hotel: APIClient, capsys: pytest.CaptureFixture[str]) -> None:
    key = AgencyKey.objects.get()
    call_command("agency", "hotel", "--reveal-key", key.key_id)
    assert secret_of(key).hex() in capsys.readouterr().out
    assert LedgerEntry.objects.latest("position").code == "agencies.reveal_key"
    with pytest.raises(CommandError):
        call_command("agency", "hotel", "--reveal-key", "another")


def test_a_canary_is_in_the_agencys_snapshot_and_raises_the_alarm_when_asked_for(
    hotel: APIClient, caplog: pytest.LogCaptureFixture
) -> None:
    call_command("agency", "hotel", "--plant-canaries", "2")
    rows = snapshots.lines(snapshots.content(hotel, snapshots.manifest(hotel)["address"]))
    assert [row["changes"][0]["measures"] for row in rows] == [["luxury_venue", "tourism"]] * 2
    canary = Canary.objects.earliest("pk")
    airline = agencies.client(agencies.airline().agency)
    person = {"id_type": "citizen_id", "id_number": decrypt(canary.number), "name": decrypt(canary.name)}
    body = {"measure": "air", "purpose": "sale", "user_reference": "c", "subjects": [person]}
    assert airline.post("/api/v1/checks", body, format="json").json()["answers"][0]["verdict"] == "clear"
    entry = LedgerEntry.objects.latest("position")
    assert (entry.code, entry.row_id) == ("canaries.asked", canary.pk)
    assert entry.payload == {"planted_for": "hotel", "asked_by": "airline"}
    assert f"canary {canary.pk} of hotel was asked by airline" in caplog.text
    assert person["id_number"] not in caplog.text


def test_a_canary_is_in_no_other_agencys_snapshot(hotel: APIClient) -> None:
    call_command("agency", "hotel", "--plant-canaries", "1")
    airline = agencies.client(agencies.airline().agency)
    assert snapshots.manifest(airline)["count"] == 0


def test_an_agency_that_is_not_there(hotel: APIClient) -> None:
    with pytest.raises(CommandError):
        call_command("agency", "nobody", "--issue-key")
    assert (PartnerAgency.objects.count(), tasks.build_snapshots()) == (1, 0)
