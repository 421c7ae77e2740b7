"""The pages of the partner API in a real browser: whole, and without a call elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asked(page: Page) -> list[str]:
    """Every address that the browser asks for."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def test_the_description_can_be_browsed_and_asks_nobody_else(
    page: Page, live_server: LiveServer, asked: list[str]
) -> None:
    page.goto(f"{live_server.url}/api/v1/docs")
    page.locator("#operations-checks-check").wait_for()
    page.locator("#operations-checks-check .opblock-summary-control").click()
    page.get_by_text("refuse_sale").first.wait_for()
    assert page.locator(".opblock").count() >= 16
    assert [address for address in asked if not address.startswith((live_server.url, "data:"))] == []


def test_the_page_of_integration_asks_nobody_else(
    page: Page, live_server: LiveServer, asked: list[str]
) -> None:
    page.goto(f"{live_server.url}/api/v1/start")
    assert page.locator("h1").inner_text() == "十分钟完成接入"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [address for address in asked if not address.startswith(live_server.url)] == []
