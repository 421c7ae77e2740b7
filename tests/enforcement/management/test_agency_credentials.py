"""A second credential beside the first: the change-over has no gap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from oauth2_provider.models import AccessToken, Application

from enforcement import tasks
from enforcement.models import PartnerAgency
from tests.factories import agencies
from tests.factories.agencies import Credential

pytestmark = pytest.mark.usefixtures("seeded")

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


def token_of(client: Client, client_id: str, secret: str) -> Any:
    body = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret}
    return client.post("/oauth/token", body)


def status_with(client: Client, token: Any) -> int:
    bearer = {"Authorization": f"Bearer {token.json()['access_token']}"}
    return client.get("/api/v1/measures", headers=bearer).status_code


def second(capsys: pytest.CaptureFixture[str], first: Credential) -> list[str]:
    """Client id and secret of a second credential, as the command prints them."""
    call_command("agency", first.agency.code, "--issue-credential")
    return [line.partition(" = ")[2] for line in capsys.readouterr().out.splitlines()]


def test_both_serve_until_the_old_one_is_ended_which_bites_at_once(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    first = agencies.airline()
    new = second(capsys, first)
    old_token, new_token = token_of(client, first.client_id, first.client_secret), token_of(client, *new)
    assert [status_with(client, token) for token in (old_token, new_token)] == [200, 200]
    call_command("agency", "airline", "--end-credential", first.client_id)
    assert [status_with(client, token) for token in (old_token, new_token)] == [401, 200]
    assert token_of(client, first.client_id, first.client_secret).status_code == 401
    agency = PartnerAgency.objects.get()
    assert (agency.application and agency.application.client_id, agency.second_application) == (new[0], None)


def test_a_new_one_that_went_astray_is_ended_and_the_old_one_stays(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    first = agencies.airline()
    new = second(capsys, first)
    call_command("agency", "airline", "--end-credential", new[0])
    assert token_of(client, *new).status_code == 401
    assert status_with(client, token_of(client, first.client_id, first.client_secret)) == 200
    assert Application.objects.count() == 1


def test_two_at_once_are_enough_and_one_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    first = agencies.airline()
    with pytest.raises(CommandError, match=r"credential\.last"):
        call_command("agency", "airline", "--end-credential", first.client_id)
    second(capsys, first)
    with pytest.raises(CommandError, match=r"credential\.enough"):
        call_command("agency", "airline", "--issue-credential")
    with pytest.raises(CommandError, match=r"credential\.unknown"):
        call_command("agency", "airline", "--end-credential", "another")


def got(agency: PartnerAgency, token: str, hours: int) -> None:
    """A token that expires so many hours from NOW, an hour after it was got."""
    end = NOW + timedelta(hours=hours)
    row = AccessToken.objects.create(token=token, application=agency.application, expires=end, scope="checks")
    AccessToken.objects.filter(pk=row.pk).update(created=end - timedelta(hours=1))


def test_expired_tokens_are_forgotten_except_the_newest_of_each_credential() -> None:
    airline, hotel = agencies.airline().agency, agencies.hotel().agency
    for agency, token, hours in (
        (airline, "old", 1),
        (airline, "newest", 2),
        (hotel, "over", 3),
        (hotel, "live", 4),
    ):
        got(agency, token, hours)
    assert tasks.forget_tokens(NOW + timedelta(hours=3)) == 2
    assert set(AccessToken.objects.values_list("token", flat=True)) == {"newest", "live"}
    assert tasks.forget_tokens(NOW + timedelta(hours=3)) == 0
