"""The lists of records: open to read, closed to every change, each saying why."""

from __future__ import annotations

import ast
from decimal import Decimal
from uuid import UUID

import pytest
from django.contrib.admin.utils import quote
from django.db.models import Model
from django.test import RequestFactory
from django.utils.formats import date_format

import config.urls  # noqa: F401 - with the addresses the lists join the site
from courts.models import Case
from courts.models.secrets import decrypt, encrypt
from enforcement.admin.records import RecordAdmin
from enforcement.admin.site import site
from enforcement.management.demo import moves
from enforcement.models import FishingAlarm, IntakeRefusal, Review
from tests.architecture.sources import nodes, python_files
from tests.enforcement.admin import scenes
from tests.enforcement.admin.conftest import Sign
from tests.factories import agencies, cases, endpoints
from tests.factories.cases import LISTED, NOTICE, World

LISTS = sorted(
    (admin for admin in site._registry.values() if isinstance(admin, RecordAdmin)),
    key=lambda admin: admin.opts.label,
)


def path(admin: RecordAdmin) -> str:
    return f"/admin/{admin.opts.app_label}/{admin.opts.model_name}/"


@pytest.fixture
def case(world: World) -> Case:
    listing = cases.listed_debtor(world)
    moves.paid(world, listing.case, Decimal(1000))
    scenes.answer(world)
    airline = agencies.airline().agency
    endpoints.everything(airline)
    FishingAlarm.objects.create(agency=airline, sign="misses", raised_at=world.now)
    IntakeRefusal.objects.create(
        agency=airline, digest=UUID(int=1), row=encrypt("{}"), pointer="/cases/0", code="identity.checksum",
        first_at=world.now, last_at=world.now,
    )  # fmt: skip
    cases.authorised(world, "deputy", ["list"], LISTED, LISTED)
    ordered_alone(world)
    return listing.case


def ordered_alone(world: World) -> Review:
    """An order that stands without a listing, and that goes on after a review."""
    case = cases.debtor(world.on(NOTICE), name="漆雕独")
    return cases.reviewed(world, cases.ordered(world.on(LISTED), case))


def test_the_lists_join_the_site_with_the_addresses_of_the_server() -> None:
    """Whatever else a test has loaded: the server loads `config/urls.py` and nothing more."""
    (root,) = (path for path in python_files("config") if path.name == "urls.py")
    loaded = {
        f"{node.module}.{one.name}"
        for node in nodes(root)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }
    lists = [path for path in python_files("enforcement/admin") if path.stem.endswith("lists")]
    assert {".".join(path.with_suffix("").parts) for path in lists} <= loaded


def test_nothing_but_records_is_registered() -> None:
    assert len(LISTS) == len(site._registry) > 20


def test_no_list_can_be_taken_out_as_a_whole() -> None:
    """An export would be one more way out for fields: whoever adds one lists them as tests/disclosed.py does."""
    assert [admin.opts.label for admin in site._registry.values() if admin.actions] == []


def test_every_list_opens_and_says_why_nothing_is_edited(case: Case, sign: Sign) -> None:
    client = sign("president")
    for admin in LISTS:
        answer = client.get(path(admin))
        assert (admin.opts.label, answer.status_code) == (admin.opts.label, 200)
        assert str(admin.why) in answer.content.decode()


def test_every_record_opens_and_none_takes_a_change(world: World, case: Case, sign: Sign) -> None:
    client, request = sign("president"), RequestFactory().get("/admin/")
    request.user = world.people["president"]
    rows = {admin: admin.get_queryset(request).first() for admin in LISTS}
    assert [admin.opts.model_name for admin, row in rows.items() if row is None] == ["statutoryconsequence"]
    for admin, row in rows.items():
        if row is not None:
            assert client.get(f"{path(admin)}{_key(row)}/change/").status_code == 200
            assert client.post(f"{path(admin)}{_key(row)}/change/", {"number": "x"}).status_code == 403
            assert client.post(f"{path(admin)}{_key(row)}/delete/", {"post": "yes"}).status_code == 403
        assert client.post(f"{path(admin)}add/", {}).status_code == 403


def _key(row: Model) -> str:
    return quote(row.pk)


def test_reviews_are_listed_with_their_order_and_the_next_day(world: World, sign: Sign) -> None:
    review = ordered_alone(world)
    assert review.next_on is not None
    page = sign("judge").get("/admin/enforcement/review/").content.decode()
    assert f"/admin/cases/{review.case_id}/papers/{review.order_id}/" in page
    for shown in (review.order.number, "漆雕独", "继续限制", date_format(review.next_on)):
        assert shown in page
    assert review.order.number not in sign("other_judge").get("/admin/enforcement/review/").content.decode()


def test_the_clerk_sees_no_users(case: Case, sign: Sign) -> None:
    assert sign("clerk").get("/admin/courts/user/").status_code == 403


def test_all_lists_are_on_one_page(case: Case, sign: Sign) -> None:
    answer = sign("president").get("/admin/everything/").content.decode()
    assert all(path(admin) in answer for admin in LISTS)


def test_a_number_is_masked_in_every_list(case: Case, sign: Sign) -> None:
    number = decrypt(scenes.first(case).documents.get().number)
    client = sign("judge")
    pages = [
        client.get(path(admin))
        for admin in LISTS
        if admin.opts.model_name not in ("user", "posting", "authorisation")
    ]
    assert not any(
        number in page.content.decode() for page in [*pages, client.get(f"/admin/cases/{case.pk}/")]
    )
