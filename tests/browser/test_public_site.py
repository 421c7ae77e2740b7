"""The public site in a real browser: by keyboard, at 320 pixels, without a call elsewhere, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from courts.models import LedgerHead
from courts.rules.chain import GENESIS
from courts.selectors.subjects import display_name
from tests.factories import cases, visits

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPEN_TO_ALL = [
    "/",
    "/accessibility/",
    "/refused/",
    "/record/",
    "/my-case/sign-in/",
    "/verify/receipt/",
    "/nothing/",
]

# What an accessibility checker asks first: names, labels, ids, headings, target sizes, the page's language.
FAULTS = """() => {
  const faults = [], seen = new Set(), visible = e => e.checkVisibility() && !e.closest('.trap');
  if (!document.documentElement.lang) faults.push('no language');
  if (!document.title.trim()) faults.push('no title');
  if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
  let level = 1;
  for (const h of document.querySelectorAll('main :is(h1,h2,h3,h4)')) {
    if (+h.tagName[1] > level + 1) faults.push('heading skips: ' + h.textContent);
    level = +h.tagName[1];
  }
  for (const e of document.querySelectorAll('[id]')) {
    if (seen.has(e.id)) faults.push('id twice: ' + e.id);
    seen.add(e.id);
  }
  for (const e of document.querySelectorAll('[aria-describedby],[aria-labelledby]'))
    for (const name of ['aria-describedby', 'aria-labelledby'])
      for (const id of (e.getAttribute(name) || '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) faults.push(name + ' to nothing: ' + id);
  for (const e of document.querySelectorAll('input:not([type=hidden]),textarea,select'))
    if (visible(e) && !e.labels.length) faults.push('no label: ' + e.name);
  for (const e of document.querySelectorAll('a,button,summary'))
    if (!(e.textContent.trim() || e.ariaLabel)) faults.push('no name: ' + e.outerHTML);
  for (const e of document.querySelectorAll('button,summary,input:not([type=hidden]),nav a')) {
    const box = e.getBoundingClientRect();
    if (visible(e) && (box.width < 24 || box.height < 24)) faults.push('small target: ' + e.outerHTML);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways');
  return faults;
}"""

# WCAG 1.4.3 on what is written: each text against the nearest painted background.
FAINT = """() => {
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const behind = e => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const e of document.querySelectorAll('body *')) {
    const text = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!text || !e.checkVisibility()) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) faint.push(e.textContent.trim());
  }
  return faint;
}"""


@pytest.fixture
def said(page: Page, live_server: LiveServer) -> Iterator[list[str]]:
    """What the browser complained of, and every request that left for elsewhere."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: _elsewhere(request.url, live_server.url, complaints))
    yield complaints
    assert [one for one in complaints if "404 (Not Found)" not in one] == []


def _elsewhere(url: str, home: str, complaints: list[str]) -> None:
    if not url.startswith((home, "data:")):
        complaints.append(url)


def faults(page: Page) -> list[str]:
    return [*page.evaluate(FAULTS), *page.evaluate(FAINT)]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", OPEN_TO_ALL)
def test_every_open_page_is_sound(
    page: Page, live_server: LiveServer, said: list[str], path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + path)
    assert faults(page) == []


def test_the_first_tab_skips_to_the_content_and_focus_is_seen(
    page: Page, live_server: LiveServer, said: list[str]
) -> None:
    page.goto(f"{live_server.url}/refused/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "id_reference"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_a_person_reads_the_case_and_hands_in_a_paper_by_keyboard_alone(
    page: Page, live_server: LiveServer, said: list[str]
) -> None:
    LedgerHead.objects.get_or_create(pk=1, defaults={"hash": GENESIS})  # the flush of a test before takes it
    world = cases.world()
    listing = cases.listed_debtor(world)
    typed = (
        display_name(listing.subject),
        visits.number(listing.subject),
        visits.code(world, listing.subject),
    )
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{live_server.url}/my-case/sign-in/")
    page.focus("#id_name")
    for words in typed:
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/my-case/")
    paths = ["/my-case/", "/my-case/papers/", "/my-case/asked/", f"/my-case/cases/{listing.case_id}/"]
    for path in [*paths, f"{paths[-1]}file/paid/"]:
        page.goto(live_server.url + path)
        assert faults(page) == []
    page.focus("#id_text")
    page.keyboard.type("已于昨日付清。")
    page.keyboard.press("Tab")
    page.keyboard.type("13800000000")
    page.keyboard.press("Enter")
    page.wait_for_url("**/receipt/")
    assert faults(page) == []
    assert page.locator(".receipt").inner_text() != ""
