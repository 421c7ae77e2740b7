"""Who enters: every active user with a posting today. Flags decide nothing."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from courts.models import Posting, User
from tests.enforcement.admin.conftest import Sign
from tests.factories.cases import LISTED, World


def test_a_posting_of_today_opens_the_queue_without_any_flag(world: World, sign: Sign) -> None:
    assert not world.people["clerk"].is_staff
    answer = sign("clerk").get("/admin/")
    assert answer.status_code == 200
    assert "待办" in answer.content.decode()


def test_a_posting_that_ended_yesterday_opens_nothing(world: World, sign: Sign) -> None:
    Posting.objects.filter(user=world.people["clerk"]).update(until_day=LISTED - timedelta(days=1))
    assert sign("clerk").get("/admin/").status_code == 302


def test_a_superuser_without_a_posting_sees_no_case(world: World, sign: Sign) -> None:
    answer = sign("administrator").get("/admin/courts/case/")
    assert answer.context["cl"].result_count == 0


def test_a_name_and_a_password_are_enough_to_sign_in(world: World) -> None:
    user = User.objects.create_user(username="fang", password="correct horse battery", full_name="方")
    Posting.objects.create(user=user, court=world.court, role="clerk", from_day=LISTED)
    client = Client()
    data = {"username": "fang", "password": "correct horse battery", "next": "/admin/"}
    answer = client.post("/admin/login/?next=/admin/", data, follow=True)
    assert answer.redirect_chain == [("/admin/", 302)]
    assert "方" in answer.content.decode()


def test_the_header_speaks_english_on_request(world: World, sign: Sign) -> None:
    client = sign("judge")
    client.post("/i18n/setlang/", {"language": "en", "next": "/admin/"})
    assert client.get("/admin/").headers["Content-Language"] == "en"
