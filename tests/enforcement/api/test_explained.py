"""`/problems/<code>`: the `type` of a refusal leads to its meaning in words."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.utils import translation

from enforcement.api.codes import Fault, Refusal
from enforcement.api.explained import in_words
from enforcement.api.problems import STATUS
from enforcement.rules.codes import Code


def lead(answer: str) -> str:
    found = re.search(r'<p class="lead">(.*?)</p>', answer)
    assert found
    return unescape(found[1])


def test_every_code_of_the_interface_is_said_in_both_languages() -> None:
    for code in {*Fault, *Refusal, *STATUS, *Code}:
        for language in ("zh-hans", "en"):
            with translation.override(language):
                text = in_words(code)
            assert text is not None, code
            assert re.search("[\u4e00-\u9fff]", text) is None or language == "zh-hans", code


def test_the_type_of_a_refusal_leads_to_its_page(client: Client) -> None:
    refused = client.get("/api/v1/measures").json()
    assert (refused["code"], refused["type"]) == ("credential.missing", "/problems/credential.missing")
    english = client.get(refused["type"], headers={"accept-language": "en"}).content.decode()
    assert lead(english) == "There is no token, or it is not valid or has run out. Get a new one."


@pytest.mark.parametrize(
    ("code", "status"), [("cursor.key_rotated", 200), ("nothing.known", 404), ("measure", 404)]
)
def test_a_page_for_each_code_and_for_no_other(client: Client, code: str, status: int) -> None:
    answer = client.get(f"/problems/{code}")
    assert answer.status_code == status
    assert ("/api/v1/snapshot" in answer.content.decode()) == (status == 200)
