"""In a real browser: the clerk records the money, the judge finds the task and confirms, the restriction stops."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from courts.models import User
from defaulters.models import Listing
from tests.factories import cases
from tests.factories.cases import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "correct horse battery"


@pytest.fixture
def today() -> None:
    """The browser's own clock counts here: no travelling."""


@pytest.fixture
def listing(committed_world: World) -> Listing:
    for name in ("clerk", "judge"):
        user = User.objects.get(username=name)
        user.set_password(PASSWORD)
        user.save()
    return cases.listed_debtor(committed_world, interest_rule="none")


def enter(page: Page, server: LiveServer, name: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{server.url}/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")


def test_from_the_recorded_money_to_the_confirmation(
    page: Page, live_server: LiveServer, listing: Listing
) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    enter(page, live_server, "clerk")
    page.fill("#find", "闻人舟")
    page.press("#find", "Enter")
    page.click(f"text={listing.case.number}")
    page.click("a.act:has-text('录入履行')")
    page.fill("#id_amount", "86400")
    page.fill("#id_reference", "收据0001")
    page.click(".submit button")
    assert page.locator(".messagelist").inner_text() == "已办理：录入履行。"
    enter(page, live_server, "judge")
    page.click("section.queue.release a.task")
    assert "86,400.00" in page.locator(".aside").inner_text()
    page.click(".submit button")
    assert "已屏蔽" in page.locator("#listings").inner_text()
    assert "暂停" in page.locator("#restrictions").inner_text()
    assert complaints == []
