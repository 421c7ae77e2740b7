"""Every Chinese text has its English one, and the compiled catalogues are those that were edited."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.messages import (
    Key,
    compiled,
    folder,
    in_python,
    in_template,
    messages,
    msgid,
    of_catalogue,
    texts,
    written,
)
from tests.architecture.sources import APPS, ROOT, python_files

PLACEHOLDER = re.compile(r"%\(\w+\)[\d.]*[a-z]|\{\w+\}|%%")
# Chinese characters, and the marks between them.
CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
LANGUAGE_SWITCH = re.compile(r"<button[^>]* name=\"language\".*?</button>", re.DOTALL)
PAGES = (
    "site:home",
    "site:refused",
    "site:record",
    "site:accessibility",
    "site:sign_in",
    "site:verify_receipt",
    "admin:login",
)

every_app = pytest.mark.parametrize("app", APPS)


def known() -> set[Key]:
    """What has an entry: Django reads all catalogues as one."""
    return {key for app in APPS for key in of_catalogue(written(app))}


@every_app
def test_every_message_is_translated(app: str) -> None:
    assert [msgid(message) for message in messages(written(app)) if not all(texts(message))] == []


@every_app
def test_no_translation_is_a_guess(app: str) -> None:
    assert [msgid(message) for message in messages(written(app)) if message.fuzzy] == []
    assert not written(app).obsolete


@every_app
def test_placeholders_agree(app: str) -> None:
    differing = [
        (msgid(message), text)
        for message in messages(written(app))
        for text in texts(message)
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(msgid(message)))
    ]
    assert differing == []


@every_app
def test_the_compiled_catalogue_is_the_edited_one(app: str) -> None:
    assert of_catalogue(compiled(app)) == of_catalogue(written(app))


def test_a_message_says_the_same_in_every_catalogue() -> None:
    """Django merges the catalogues, so that of two translations one would never be seen."""
    said: dict[Key, set[tuple[str, ...]]] = {}
    for app in APPS:
        for key, english in of_catalogue(written(app)).items():
            said.setdefault(key, set()).add(tuple(english))
    assert {key: english for key, english in said.items() if len(english) > 1} == {}


def test_every_message_of_the_code_has_an_entry() -> None:
    said = {key: str(path) for path in python_files(*APPS, "config") for key in in_python(path)}
    assert said
    assert {key: path for key, path in said.items() if key not in known()} == {}


def test_every_message_of_the_templates_has_an_entry() -> None:
    paths = [path.relative_to(ROOT) for path in sorted((ROOT / "templates").rglob("*.html"))]
    said = {key: str(path) for path in paths for key in in_template(path)}
    assert said
    assert {key: path for key, path in said.items() if key not in known()} == {}


@every_app
def test_no_catalogue_notes_places_or_dates(app: str) -> None:
    """Else each extraction would change lines that nobody changed."""
    text = (folder(app) / "django.po").read_text(encoding="utf-8")
    assert re.findall(r"^#: .*|POT-Creation-Date.*", text, re.MULTILINE) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_an_english_page_holds_no_chinese(name: str) -> None:
    response = Client(headers={"accept-language": "en"}).get(reverse(name), follow=True)
    assert response.status_code == 200
    page = LANGUAGE_SWITCH.sub("", response.content.decode())
    assert '<html lang="en' in page
    assert CHINESE.findall(page) == []
