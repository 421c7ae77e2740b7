"""The admin works under a policy that allows no inline script and no inline style."""

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from courts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser refused to load or run, and what failed in a script."""
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if "Content Security" in message.text else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_the_pages_of_the_admin_break_no_policy(
    page: Page, live_server: LiveServer, complaints: list[str]
) -> None:
    User.objects.create_superuser(username="auditor", password="correct horse battery")
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("#id_username", "auditor")
    page.fill("#id_password", "correct horse battery")
    page.click("input[type=submit]")
    assert page.locator("#user-tools").is_visible()
    for path in ("", "password_change/"):
        page.goto(f"{live_server.url}/admin/{path}")
    assert complaints == []


def test_the_page_says_chinese_first_and_english_on_request() -> None:
    first = Client().get("/admin/login/")
    english = Client(headers={"accept-language": "en"}).get("/admin/login/")
    assert (first.headers["Content-Language"], english.headers["Content-Language"]) == ("zh-hans", "en")


def test_no_inline_script_and_no_eval_is_allowed() -> None:
    policy = Client().get("/admin/login/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
