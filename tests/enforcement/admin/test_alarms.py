"""Alarms about agencies are seen, and noted, by whoever runs the platform."""

from __future__ import annotations

from django.urls import reverse

from tests.enforcement.admin.conftest import Sign
from tests.factories import agencies
from tests.factories.cases import World


def test_alarms_stand_on_the_first_page_of_who_runs_the_platform_until_they_are_noted(
    world: World, sign: Sign
) -> None:
    airline, hotel = agencies.airline().agency, agencies.hotel().agency
    agencies.fished(hotel)
    agencies.canary_asked(hotel, by=airline)
    desk = sign("administrator")
    shown = desk.get("/admin/").content.decode()
    assert ("连续号码" in shown, "诱饵记录被 airline 查询" in shown) == (True, True)
    assert "异常查询警报" not in sign("clerk").get("/admin/").content.decode()
    address = reverse("admin:act", args=["alarms.note", hotel.pk])
    assert address in shown
    assert desk.post(address, {"text": "已查明。", "seen": ""}).status_code == 302
    assert "异常查询警报" not in desk.get("/admin/").content.decode()
