"""Reading the feed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from courts.models import LedgerHead
from courts.rules.errors import DomainError
from courts.services import acts
from enforcement.models import Mark, Measure, PartnerAgency
from enforcement.rules import digests
from enforcement.rules.codes import Code
from enforcement.selectors import agencies as agency_rows
from enforcement.services import agencies as agency_services
from enforcement.services import changes
from enforcement.services.changes import Read
from tests.factories import agencies, people, register

pytestmark = pytest.mark.usefixtures("seeded")

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)


@pytest.fixture
def hotel(seeded: None) -> PartnerAgency:
    return agencies.hotel().agency


def read(agency: PartnerAgency, after: str = "", *, limit: int = 100, now: datetime = NOW) -> Read:
    with acts.begin(actor=acts.partner(agency.code), now=now) as act:
        return changes.read(act=act, agency=agency, after=after, limit=limit)


def told(page: Read) -> list[dict[str, Any]]:
    return [json.loads(one) for one in page.page.changes]


def refused(agency: PartnerAgency, after: str, now: datetime = NOW) -> object:
    with pytest.raises(DomainError) as refusal:
        read(agency, after, now=now)
    return refusal.value.code


def test_items_are_cut_to_the_scope_and_nothing_else_is_told(hotel: PartnerAgency) -> None:
    register.restricted(people.person(1), ["air", "tourism", "luxury_venue"])
    (change,) = told(read(hotel))
    assert (change["kind"], change["measures"]) == ("imposed", ["tourism", "luxury_venue"])
    assert (change["from"], change["until"]) == (register.FROM.isoformat(), None)


def test_a_change_outside_the_scope_is_passed_over_and_the_cursor_moves_on(hotel: PartnerAgency) -> None:
    register.restricted(people.person(1), ["air"])
    first = read(hotel)
    assert first.page.changes == ()
    assert first.page.position == first.page.head_position == LedgerHead.objects.get().position
    register.restricted(people.person(2), ["tourism"])
    assert [change["measures"] for change in told(read(hotel, first.next))] == [["tourism"]]


def test_scenario_66_an_old_cursor_receives_each_change_exactly_once(hotel: PartnerAgency) -> None:
    rows = [register.restricted(people.person(n), ["tourism"]) for n in (1, 2, 3)]
    register.changed(rows[0], "stayed", reason="performed")
    kinds, cursor, more = [], "", True
    while more:
        page = read(hotel, cursor, limit=1)
        kinds += [(change["kind"], change["position"]) for change in told(page)]
        cursor, more = page.next, page.page.more
    assert [kind for kind, _ in kinds] == ["imposed", "imposed", "imposed", "stayed"]
    assert [position for _, position in kinds] == sorted({position for _, position in kinds})
    assert read(hotel, cursor).page.changes == ()


def test_people_are_known_by_digests_under_the_agencys_own_key(hotel: PartnerAgency) -> None:
    zhang = people.person(1)
    people.named(zhang, "Zhang San", "pinyin")
    register.restricted(zhang, ["tourism"])
    made = digests.Digests(agency_rows.secret_of(hotel.keys.get()))
    key = made.row_key("citizen_id", "CHN", people.citizen_number(1))
    ((document,),) = [change["documents"] for change in told(read(hotel))]
    assert document["digest"] == digests.of_document(key)
    assert document["names"] == [digests.of_name(key, "张三"), digests.of_name(key, "zhangsan")]


def test_each_change_of_a_page_has_the_live_documents_of_its_own_person(hotel: PartnerAgency) -> None:
    zhang, li, out_of_scope = (people.person(number) for number in (1, 2, 3))
    ended = people.document(zhang, "passport", "E12345678")
    people.document(zhang, "passport", "E23456789")
    type(ended).objects.filter(pk=ended.pk).update(ended_on=date(2026, 11, 1))
    row = register.restricted(zhang, ["tourism"])
    register.restricted(out_of_scope, ["air"])
    register.restricted(li, ["tourism"])
    register.changed(row, "stayed", reason="performed")
    made = digests.Digests(agency_rows.secret_of(hotel.keys.get()))
    card, passport = ("citizen_id", people.citizen_number(1)), ("passport", "E23456789")
    of_zhang = [digests.of_document(made.row_key(kind, "CHN", number)) for kind, number in (card, passport)]
    of_li = [digests.of_document(made.row_key("citizen_id", "CHN", people.citizen_number(2)))]
    page = [(change["kind"], [one["digest"] for one in change["documents"]]) for change in told(read(hotel))]
    assert page == [("imposed", of_zhang), ("imposed", of_li), ("stayed", of_zhang)]


def test_a_page_names_the_head_and_leaves_one_mark(hotel: PartnerAgency) -> None:
    register.restricted(people.person(1), ["tourism"])
    first = read(hotel)
    read(hotel, first.next)
    head = LedgerHead.objects.get()
    assert (first.page.head_position, first.page.head_hash) == (head.position, head.hash)
    assert list(Mark.objects.values_list("agency", "kind", "position")) == [(hotel.pk, "read", head.position)]


def test_a_cursor_of_another_scope_is_gone(hotel: PartnerAgency) -> None:
    cursor = read(hotel).next
    hotel.memoranda.get().measures.remove(Measure.objects.get(code="tourism"))
    assert refused(hotel, cursor) is Code.CURSOR_SCOPE_CHANGED


def test_a_cursor_lives_as_long_as_its_key(hotel: PartnerAgency) -> None:
    cursor, old = read(hotel).next, hotel.keys.get()
    with acts.begin(actor=acts.system("setup"), now=NOW) as act:
        new = agency_services.issue_key(act=act, agency=hotel)
        agency_services.end_key(act=act, key=old, last_day=date(2026, 11, 24))
    assert (read(hotel, cursor).key_id, read(hotel).key_id) == (old.key_id, new.key_id)
    assert refused(hotel, cursor, NOW + timedelta(days=1)) is Code.CURSOR_KEY_ROTATED


def test_only_the_agencys_own_sealed_cursor_opens(hotel: PartnerAgency) -> None:
    of_another = read(agencies.airline().agency).next
    for text in (of_another, "AAAA", "履约", read(hotel).next[:-2] + "xx"):
        assert refused(hotel, text) is Code.CURSOR_INVALID


def test_scenario_62_an_expired_memorandum_reads_nothing() -> None:
    agency = agencies.airline(valid_until=date(2026, 8, 31)).agency
    assert refused(agency, "") is Code.MEMORANDUM_EXPIRED
    assert not Mark.objects.exists()
