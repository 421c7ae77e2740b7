"""The code on a paper leads to the page that checks it; the address is the installation's own."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings

from enforcement.documents import codes, press, sheet
from enforcement.services.renditions import code_of
from tests.factories import cases
from tests.factories.cases import World

CODE = "ABCDE23456"
SITE = "https://court.example"


def test_without_an_address_there_is_no_picture(settings: Settings) -> None:
    settings.SITE_ADDRESS = ""
    assert codes.checked_by(CODE) == {"code": "ABCDE-23456", "verify": "/verify/", "qr": None}


def test_the_picture_is_a_square_of_dark_and_light_with_a_light_border(settings: Settings) -> None:
    settings.SITE_ADDRESS = SITE
    found = codes.checked_by(CODE)
    side, pixels = found["qr"]["side"], found["qr"]["pixels"]
    rows = [pixels[at : at + side] for at in range(0, len(pixels), side)]
    assert found["verify"] == f"{SITE}/verify/"
    assert (len(rows), len(rows[-1]), set(pixels)) == (side, side, {0, 255})
    assert {*rows[0], *rows[-1], *(row[0] for row in rows), *(row[-1] for row in rows)} == {255}
    assert rows[2][2:10] == [0, 0, 0, 0, 0, 0, 0, 255]  # the mark in the corner


def test_another_code_is_another_picture_and_a_paper_carries_it(settings: Settings, world: World) -> None:
    settings.SITE_ADDRESS = SITE
    assert codes.checked_by(CODE)["qr"] != codes.checked_by(CODE[::-1])["qr"]
    paper = cases.debtor(world).documents.get()
    assert sheet.of(paper)["qr"] == codes.checked_by(code_of(paper))["qr"]
    assert press.printed(paper).pdf.count(b"/Subtype/Image") == 1


@pytest.mark.django_db
def test_the_page_is_filled_in_by_the_address_on_the_paper() -> None:
    page = Client().get("/verify/?code=ABCDE-23456").content.decode()
    assert 'value="ABCDE-23456"' in page
    assert "没有带有这个核验码的文书。" not in page
