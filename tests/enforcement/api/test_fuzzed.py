"""schemathesis against the running server: all its checks, with each credential, with none and with a wrong one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections
from django.test import testcases
from pytest_django.live_server_helper import LiveServer

from courts.services import acts
from enforcement.api.short_way import ShortWay
from enforcement.models import PartnerAgency
from enforcement.rules.quotas import Kind
from enforcement.services import quotas
from tests.factories import agencies, people, register
from tests.factories.agencies import Credential
from tests.factories.catalogue import load

TESTS = Path(__file__).parents[2]
MORE_THAN_ENOUGH = 10**9
CALLERS = {
    "partner": (agencies.hotel, "/api/v1/(?!court/)"),
    "bank": (agencies.case_account, "/court/p"),
    "case system": (agencies.case_system, "/court/cases"),
    "nobody": (None, "/api/v1/"),
}
QUICK = ("--phases", "examples,coverage", "--max-examples", "5")
THOROUGH = ("--max-examples", "150")
PROFILES = [
    *[(caller, QUICK) for caller in CALLERS],
    *[pytest.param(caller, THOROUGH, marks=pytest.mark.long) for caller in CALLERS],
]


def bearer(made: Callable[[], Credential] | None) -> str:
    """The token of an agency that may ask as often as it likes, or one that nobody issued."""
    if made is None:
        return "Bearer nobody"
    agency: PartnerAgency = made().agency
    with acts.begin(actor=acts.system("setup")) as act:
        quotas.agree(act=act, agency=agency, quotas=dict.fromkeys(Kind, MORE_THAN_ENOUGH))
    client = agencies.client(agency)
    return str(client._credentials["HTTP_AUTHORIZATION"])  # type: ignore[attr-defined]


@pytest.fixture
def court(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a running server, in which the short way of checks stands before Django as in `config.wsgi`."""
    monkeypatch.setattr(testcases, "WSGIHandler", lambda: ShortWay(WSGIHandler(), close_old_connections))
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.mark.lengthy
@pytest.mark.parametrize(("caller", "profile"), PROFILES)
@pytest.mark.usefixtures("ledger_head")
def test_nothing_is_found(
    court: str,
    tmp_path: Path,
    caller: str,
    profile: tuple[str, ...],
) -> None:
    made, addresses = CALLERS[caller]
    load()
    token = bearer(made)
    register.restricted(people.person(1), ["tourism"])
    run = subprocess.run(
        [
            *(Path(sys.executable).with_name("schemathesis"), "--config-file", TESTS / "schemathesis.toml", "run"),
            *(f"{court}/api/v1/openapi.json", "--header", f"Authorization: {token}"),
            *("--include-path-regex", addresses, "--checks", "all", *profile),
            *("--generation-deterministic", "--suppress-health-check", "all", "--no-color"),
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
