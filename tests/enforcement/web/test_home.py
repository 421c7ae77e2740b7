"""The way in: what every page of the site keeps to."""

from __future__ import annotations

import re

import pytest
from django.test import Client

PAGES = ["/", "/accessibility/", "/refused/", "/record/", "/my-case/sign-in/", "/verify/receipt/"]
pytestmark = pytest.mark.django_db


def test_the_three_entries_stand_on_the_first_page() -> None:
    page = Client().get("/").content.decode()
    for address, words in {
        "/refused/": "我被拒绝购票",
        "/record/": "查询记录",
        "/my-case/": "我的案件",
    }.items():
        assert f'<a href="{address}">{words}</a>' in page


@pytest.mark.parametrize("path", PAGES)
def test_no_search_engine_and_no_cache_keeps_a_page(path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 200
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert "no-store" in response.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in response.content.decode()


@pytest.mark.parametrize("path", [*PAGES, "/nothing/"])
def test_a_page_holds_no_script_no_inline_style_and_loads_nothing_from_elsewhere(path: str) -> None:
    page = Client().get(path).content.decode()
    assert "<script" not in page
    assert not re.search(r'\s(style|on\w+)="', page)
    assert re.findall(r'(?:src|href|action)="((?:https?:)?//[^"]*)"', page) == []


def test_the_language_is_switched_by_a_plain_form() -> None:
    client = Client()
    assert '<html lang="zh-hans">' in client.get("/").content.decode()
    answer = client.post("/i18n/setlang/", {"language": "en", "next": "/record/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/record/")
    assert '<html lang="en">' in client.get("/record/").content.decode()


def test_an_unknown_address_is_answered_in_the_layout_of_the_site() -> None:
    response = Client().get("/nothing/")
    assert response.status_code == 404
    assert "没有这个页面" in response.content.decode()
    assert 'href="/my-case/"' in response.content.decode()


def test_a_form_without_its_token_is_refused_in_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/refused/", {"reference": "K7Q29M4FXX"})
    assert response.status_code == 403
    assert "表单已经失效" in response.content.decode()


def test_a_field_with_an_error_is_linked_from_the_summary_and_described() -> None:
    page = Client().post("/refused/", {"reference": "", "last": "12"}).content.decode()
    assert '<a href="#id_reference">请填写凭条号。</a>' in page
    assert 'aria-describedby="id_reference_helptext id_reference_error"' in page
    assert "<title>有误：" in page
