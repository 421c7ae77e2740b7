"""The door of "my case": one answer to all that is wrong, five tries, thirty minutes."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client

from courts.models import AccessCode, User
from courts.selectors.subjects import display_name
from defaulters.models import Listing
from tests.factories import people, visits
from tests.factories.cases import World

pytestmark = pytest.mark.django_db
Clock = time_machine.Traveller
WRONG = "ABCDEFGHJKLM"


def given(listing: Listing, code: str, **more: str) -> dict[str, str]:
    subject = listing.subject
    return {"name": display_name(subject), "number": visits.number(subject), "code": code} | more


def sign_in(data: dict[str, str], client: Client | None = None) -> int:
    return (client or Client()).post("/my-case/sign-in/", data).status_code


def test_name_number_and_code_open_the_case_in_any_way_of_writing(world: World, listing: Listing) -> None:
    code = visits.code(world, listing.subject)
    spaced = f"{code[:4].lower()} {code[4:8]}-{code[8:]}"
    assert sign_in(given(listing, spaced)) == 302


def test_every_wrong_combination_gets_the_same_answer(world: World, listing: Listing) -> None:
    code = visits.code(world, listing.subject)
    tried = [
        given(listing, WRONG),
        given(listing, code, name="另一人"),
        given(listing, code, number=people.citizen_number(779)),
        given(listing, code, number="12"),
    ]
    answers = [Client().post("/my-case/sign-in/", data) for data in tried]
    pages = {visits.text(one).replace(data["name"], "") for one, data in zip(answers, tried, strict=True)}
    assert {one.status_code for one in answers} == {200}
    assert len(pages) == 1
    assert all(
        data["number"] not in one.content.decode() for one, data in zip(answers[:3], tried, strict=False)
    )


def test_after_five_wrong_codes_the_code_is_dead_and_a_new_one_lives(world: World, listing: Listing) -> None:
    code = visits.code(world, listing.subject)
    for turn in range(5):
        assert sign_in(given(listing, WRONG), Client(REMOTE_ADDR=f"203.0.113.{turn}")) == 200
    assert sign_in(given(listing, code)) == 200
    assert AccessCode.objects.get(ended_at=None).failed_tries == 5
    assert sign_in(given(listing, visits.code(world, listing.subject))) == 302


def test_four_wrong_codes_are_forgiven_by_a_right_one(world: World, listing: Listing) -> None:
    code = visits.code(world, listing.subject)
    assert [sign_in(given(listing, WRONG)) for _ in range(4)] == [200] * 4
    assert sign_in(given(listing, code)) == 302
    assert AccessCode.objects.get(ended_at=None).failed_tries == 0


def test_who_knows_only_the_number_cannot_use_up_the_code(world: World, listing: Listing) -> None:
    code = visits.code(world, listing.subject)
    for _ in range(6):
        sign_in(given(listing, WRONG, name="另一人"))
    assert sign_in(given(listing, code)) == 302


def test_a_new_code_ends_the_old(world: World, listing: Listing) -> None:
    old = visits.code(world, listing.subject)
    visits.code(world, listing.subject)
    assert sign_in(given(listing, old)) == 200


def test_one_address_may_be_wrong_twenty_times_an_hour(clock: Clock, world: World, listing: Listing) -> None:
    code = visits.code(world, listing.subject)
    for _ in range(20):
        sign_in(given(listing, WRONG, name="另一人"))
    assert sign_in(given(listing, code)) == 200
    clock.shift(3600)
    assert sign_in(given(listing, code)) == 302


def test_the_session_holds_the_subject_and_ends_after_thirty_idle_minutes(
    clock: Clock, world: World, listing: Listing
) -> None:
    client = visits.inside(world, listing.subject)
    held = dict(client.session)
    assert held.pop("_session_expiry") == 1800
    assert held == {"my_case": listing.subject_id}
    clock.shift(1500)
    assert client.get("/my-case/").status_code == 200
    clock.shift(1500)
    assert client.get("/my-case/papers/").status_code == 200
    clock.shift(1801)
    assert client.get("/my-case/").headers["Location"] == "/my-case/sign-in/"


def test_a_member_of_staff_is_signed_out_before_the_case_opens(world: World, listing: Listing) -> None:
    client = Client()
    client.force_login(
        User.objects.get(username="clerk"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert visits.sign_in(client, listing.subject, visits.code(world, listing.subject)).status_code == 302
    assert "_auth_user_id" not in client.session


def test_sign_out_is_at_once_and_by_post_only(world: World, listing: Listing) -> None:
    client = visits.inside(world, listing.subject)
    assert client.get("/my-case/sign-out/").status_code == 405
    assert client.post("/my-case/sign-out/").headers["Location"] == "/"
    assert client.get("/my-case/").headers["Location"] == "/my-case/sign-in/"
