"""A disabled endpoint is seen by whoever has to call the partner."""

from __future__ import annotations

import pytest

from tests.enforcement.admin.conftest import Sign
from tests.factories import agencies, endpoints
from tests.factories.cases import World

SILENT = "https://partner.example/silent"


@pytest.mark.parametrize(("who", "address", "shown"), [
    ("administrator", "/admin/", True),
    ("clerk", "/admin/", False),
    ("administrator", "/admin/release-times/", True),
    ("clerk", "/admin/release-times/", True),
    ("clerk", "/admin/enforcement/endpoint/", True),
])  # fmt: skip
def test_a_disabled_endpoint_is_shown_to_who_runs_the_platform_and_on_the_partners_page(
    world: World, sign: Sign, who: str, address: str, shown: bool
) -> None:
    endpoints.disabled(agencies.airline().agency)
    page = sign(who).get(address)
    assert page.status_code == 200
    assert (SILENT in page.content.decode()) is shown


def test_where_all_endpoints_receive_nothing_is_said_about_them(world: World, sign: Sign) -> None:
    endpoints.everything(agencies.airline().agency)
    assert "已停用的接收地址" not in sign("administrator").get("/admin/").content.decode()
