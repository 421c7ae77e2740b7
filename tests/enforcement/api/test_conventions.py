"""What every answer shares beyond its body: revalidation, announced ends, the caller's trace."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest
from rest_framework.test import APIClient

from enforcement.api import endings
from enforcement.rules.endings import Ending
from tests.factories import snapshots

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.mark.parametrize("address", ["measures", "memoranda", "openapi.json"])
def test_who_has_the_answer_is_not_sent_it_again(airline: APIClient, address: str) -> None:
    first = airline.get(f"/api/v1/{address}")
    again = airline.get(f"/api/v1/{address}", headers={"If-None-Match": f'"other", W/{first["ETag"]}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    changed = airline.get(f"/api/v1/{address}", headers={"If-None-Match": '"other"'})
    assert (changed.status_code, changed.content) == (200, first.content)


def test_a_manifest_is_the_same_until_there_is_another_snapshot(hotel: APIClient) -> None:
    snapshots.manifest(hotel)
    first = hotel.get("/api/v1/snapshot")
    assert first["Cache-Control"] == "private, no-cache"
    again = hotel.get("/api/v1/snapshot", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again["API-Version"]) == (304, "1.0.0")


def test_no_address_ends_today_and_one_that_does_says_so(
    airline: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert endings.ENDINGS == {}
    ending = Ending(datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 7, 1, tzinfo=UTC), "/api/v1/docs")
    monkeypatch.setitem(endings.ENDINGS, "measures", ending)
    assert airline.get("/api/v1/measures")["Sunset"] == "Thu, 01 Jul 2027 00:00:00 GMT"
    assert "Sunset" not in airline.get("/api/v1/memoranda")


def test_a_refusal_is_logged_with_our_id_and_the_callers_trace(
    airline: APIClient, caplog: pytest.LogCaptureFixture
) -> None:
    sent = {"X-Request-Id": "r-1", "traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    with caplog.at_level(logging.WARNING, logger="luyue.api"):
        airline.get("/api/v1/measures?page=2", headers=sent)
    assert caplog.messages[0] == f"refused request.malformed agency=airline request=r-1 trace={TRACE}"
