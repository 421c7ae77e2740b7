"""`GET /api/v1/changes`."""

from __future__ import annotations

from datetime import date

from rest_framework.test import APIClient

from courts.models import LedgerHead
from enforcement.api.changes import PAGE
from enforcement.models import AgencyKey, Mark, Memorandum
from tests.enforcement.api.shapes import code_of, is_shaped
from tests.factories import people, register

CHANGES = "/api/v1/changes"


def test_a_page_of_the_feed(hotel: APIClient) -> None:
    register.restricted(people.person(1), ["tourism", "air"])
    body = hotel.get(CHANGES).json()
    assert is_shaped(body, PAGE)
    head = LedgerHead.objects.get()
    assert body["head"] == {"position": head.position, "hash": head.hash}
    assert body["key_id"] == AgencyKey.objects.get().key_id
    assert body["more"] is False
    (change,) = body["changes"]
    assert len(change.pop("documents")) == 1
    assert len(change.pop("restriction")) == 32
    assert change == {
        "position": head.position,
        "at": "2026-11-24T10:00:00+08:00",
        "kind": "imposed",
        "measures": ["tourism"],
        "from": "2026-09-01",
        "until": None,
        "purchase": None,
        "reason": "",
        "article": "",
    }


def test_scenario_66_the_cursor_goes_on_where_the_page_ended(hotel: APIClient) -> None:
    rows = [register.restricted(people.person(n), ["tourism"]) for n in (1, 2)]
    first = hotel.get(CHANGES, {"limit": 1}).json()
    assert first["more"] is True
    second = hotel.get(CHANGES, {"after": first["next"]}).json()
    register.changed(rows[0], "lifted", reason="D3", until_day=date(2026, 11, 24))
    third = hotel.get(CHANGES, {"after": second["next"]}).json()
    kinds = [[change["kind"] for change in page["changes"]] for page in (first, second, third)]
    assert kinds == [["imposed"], ["imposed"], ["lifted"]]
    assert hotel.get(CHANGES, {"after": second["next"]}).json()["changes"] == third["changes"]
    assert Mark.objects.count() == 3


def test_no_number_and_no_name_is_in_the_feed(hotel: APIClient) -> None:
    register.restricted(people.person(1), ["tourism"])
    text = hotel.get(CHANGES).content.decode()
    assert people.citizen_number(1) not in text
    assert "张三" not in text


def test_after_a_change_of_scope_or_key_the_reader_starts_anew(hotel: APIClient) -> None:
    cursor = hotel.get(CHANGES).json()["next"]
    Memorandum.objects.get().measures.remove(Memorandum.objects.get().measures.get(code="tourism"))
    assert code_of(hotel.get(CHANGES, {"after": cursor}), 410) == "cursor.scope_changed"
    cursor = hotel.get(CHANGES).json()["next"]
    AgencyKey.objects.update(key_id="another")
    assert code_of(hotel.get(CHANGES, {"after": cursor}), 410) == "cursor.key_rotated"


def test_a_cursor_that_was_not_sealed_here(hotel: APIClient) -> None:
    assert code_of(hotel.get(CHANGES, {"after": "MTIz"}), 400) == "cursor.invalid"


def test_scenario_62_an_expired_memorandum_reads_nothing(hotel: APIClient) -> None:
    Memorandum.objects.update(valid_until=date(2026, 11, 23))
    assert code_of(hotel.get(CHANGES), 403) == "memorandum.expired"
