"""`GET /api/v1/snapshot` and the file itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
import time_machine
from rest_framework.test import APIClient

from courts.models import LedgerHead
from enforcement import tasks
from enforcement.api.snapshots import MANIFEST
from enforcement.models import AgencyKey, Memorandum, Snapshot
from enforcement.services import snapshots as services
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.factories import people, register, snapshots
from tests.factories.snapshots import SNAPSHOT, content, lines

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


def taken(client: APIClient) -> list[dict[str, Any]]:
    return lines(content(client, snapshots.manifest(client)["address"]))


def test_the_first_to_ask_waits_until_it_is_built(hotel: APIClient) -> None:
    for _ in range(2):
        answer = hotel.get(SNAPSHOT)
        assert (answer.status_code, answer.json(), answer["Retry-After"]) == (202, {"building": True}, "10")
    assert Snapshot.objects.count() == 1
    assert tasks.build_snapshots() == 1
    assert hotel.get(SNAPSHOT).status_code == 200
    assert tasks.build_snapshots() == 0


def test_the_manifest_names_one_position_and_every_sum(hotel: APIClient) -> None:
    register.restricted(people.person(1), ["tourism"])
    body = snapshots.manifest(hotel)
    assert is_shaped(body, MANIFEST)
    packed, head = content(hotel, body["address"]), LedgerHead.objects.get()
    assert body["head"] == {"position": head.position, "hash": head.hash}
    assert (body["position"], body["count"], body["size"]) == (head.position, 1, len(packed))
    assert body["sha256"] == sha256(packed).hexdigest()
    assert body["members"] == [{"offset": 0, "size": len(packed), "rows": 1, "sha256": body["sha256"]}]
    assert (body["key_id"], body["measures"]) == (AgencyKey.objects.get().key_id, ["luxury_venue", "tourism"])


def test_a_row_holds_the_changes_of_one_restriction_as_the_feed_tells_them(hotel: APIClient) -> None:
    row = register.restricted(people.person(1), ["tourism", "air"])
    register.changed(row, "stayed", reason="claim_undecided", from_day=date(2026, 12, 1), until_day=None)
    (line,) = taken(hotel)
    told = hotel.get("/api/v1/changes").json()["changes"]
    shared = ("position", "kind", "measures", "from", "until", "purchase", "reason")
    assert line["restriction"] == told[0]["restriction"]
    assert line["documents"] == told[0]["documents"]
    assert line["changes"] == [{name: change[name] for name in shared} for change in told]


def test_what_has_ended_what_waits_and_what_is_out_of_scope_is_not_in_it(hotel: APIClient) -> None:
    register.restricted(people.person(1), ["air"])
    register.restricted(people.person(2), ["tourism"], state="pending", from_day=None)
    lifted: dict[str, Any] = {"state": "lifted", "ended_on": date(2026, 11, 1), "end_reason": "performed"}
    register.restricted(people.person(3), ["tourism"], **lifted)
    assert snapshots.manifest(hotel)["count"] == 0
    assert taken(hotel) == []


def test_the_feed_goes_on_behind_the_snapshot(hotel: APIClient) -> None:
    first = register.restricted(people.person(1), ["tourism"])
    after = snapshots.manifest(hotel)["next"]
    register.changed(first, "lifted", reason="performed")
    page = hotel.get("/api/v1/changes", {"after": after}).json()
    assert [change["kind"] for change in page["changes"]] == ["lifted"]


def test_a_reader_can_begin_at_any_member(hotel: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "ROWS_OF_A_MEMBER", 2)
    for number in range(1, 6):
        register.restricted(people.person(number), ["tourism"])
    body = snapshots.manifest(hotel)
    assert [member["rows"] for member in body["members"]] == [2, 2, 1]
    for member in body["members"]:
        part = f"bytes={member['offset']}-{member['offset'] + member['size'] - 1}"
        packed = content(hotel, body["address"], Range=part)
        assert sha256(packed).hexdigest() == member["sha256"]
        assert len(lines(packed)) == member["rows"]


@pytest.mark.parametrize(
    ("asked", "status", "expected"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=5-99999999", 206, slice(5, None)),
        ("bytes=0-", 200, slice(None)),
        ("bytes=0-1,4-5", 200, slice(None)),
        ("lines=1-2", 200, slice(None)),
    ],
)
def test_a_part_of_the_file(hotel: APIClient, asked: str, status: int, expected: slice) -> None:
    register.restricted(people.person(1), ["tourism"])
    address = snapshots.manifest(hotel)["address"]
    whole, answer = content(hotel, address), hotel.get(address, headers={"Range": asked})
    assert answer.status_code == status
    got = snapshots.bytes_of(answer)
    assert (got, answer["Content-Length"]) == (whole[expected], str(len(got)))
    if status == 206:
        start = range(len(whole))[expected].start
        assert answer["Content-Range"] == f"bytes {start}-{start + len(got) - 1}/{len(whole)}"


def test_a_part_that_is_not_there_and_a_file_that_is_known(hotel: APIClient) -> None:
    body = snapshots.manifest(hotel)
    beyond = hotel.get(body["address"], headers={"Range": f"bytes={body['size']}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{body['size']}")
    tag = hotel.get(body["address"])["ETag"]
    assert tag == f'"{body["sha256"]}"'
    assert hotel.get(body["address"], headers={"If-None-Match": tag}).status_code == 304
    other = {"Range": "bytes=0-1", "If-Range": '"another"'}
    assert hotel.get(body["address"], headers=other).status_code == 200


def test_a_file_is_for_the_agency_that_asked_and_goes_with_its_scope(
    hotel: APIClient, airline: APIClient
) -> None:
    address = snapshots.manifest(hotel)["address"]
    refused = airline.get(address)
    assert code_of(refused, 410) == "snapshot.gone"
    assert refused.json()["see"] == SNAPSHOT
    hotel_memorandum = Memorandum.objects.get(agency__code="hotel")
    hotel_memorandum.measures.remove(hotel_memorandum.measures.get(code="tourism"))
    assert code_of(hotel.get(address), 410) == "snapshot.gone"
    assert hotel.get(SNAPSHOT).status_code == 202


def test_a_key_that_the_agency_does_not_have(hotel: APIClient) -> None:
    assert code_of(hotel.get(SNAPSHOT, {"key": "another"}), 422) == "agency.key_unknown"


def test_a_snapshot_is_renewed_daily_while_it_is_taken_and_removed_after_two_days(
    hotel: APIClient, clock: time_machine.Traveller
) -> None:
    first = snapshots.manifest(hotel)
    path = services.path_of(Snapshot.objects.get())
    assert tasks.tend_snapshots(NOW + timedelta(hours=23)) == 0
    assert tasks.tend_snapshots(NOW + timedelta(days=1)) == 1
    clock.move_to(NOW + timedelta(days=1))
    assert tasks.build_snapshots() == 1
    assert hotel.get(SNAPSHOT).json()["id"] != first["id"]
    assert path.exists()
    assert tasks.tend_snapshots(NOW + timedelta(days=2)) == 2
    assert not path.exists()
    tasks.build_snapshots(NOW + timedelta(days=2))
    # Nobody has asked for a week: none is built in its place any more.
    assert tasks.tend_snapshots(NOW + timedelta(days=9)) == 2
    assert not Snapshot.objects.exists()
