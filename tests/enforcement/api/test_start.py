"""The page "integrate in ten minutes": its commands are taken from it and run, against a server that listens."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from courts.services import acts
from enforcement import tasks
from enforcement.rules import webhooks
from enforcement.selectors.agencies import secret_of
from enforcement.services import snapshots
from tests.factories import agencies, catalogue, endpoints
from tests.faults.storm.caller import free_port

START = "/api/v1/start"
COMMAND = re.compile(r'<code class="(own|sh|py)">(.*?)</code>', re.DOTALL)
SECONDS = 120
# What fails ends it, and what runs beside it ends with it.
STRICTLY = "set -euo pipefail\ntrap 'kill $(jobs -p) 2>&- || :' EXIT\n"


@dataclass(frozen=True)
class Terminal:
    """A partner's machine: a folder, and the values of the first step in its environment."""

    page: str
    folder: Path
    environment: dict[str, str]

    def commands(self, kind: str) -> str:
        found = [text for shown, text in COMMAND.findall(self.page) if shown == kind]
        assert found
        return "\n".join(html.unescape(text) for text in found)

    def run(self, *command: str, given: str) -> str:
        done = subprocess.run(
            command,
            input=given,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def terminal(ledger_head: None, live_server: LiveServer, tmp_path: Path) -> Terminal:
    """With a snapshot that is built, as the worker does it every ten seconds."""
    catalogue.load()
    made = agencies.sandbox(now=timezone.now())
    with acts.begin(actor=acts.partner("ci")) as act:
        snapshots.ask(act=act, agency=made.agency)
    tasks.build_snapshots()
    key = made.agency.keys.get()
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(settings.BASE_DIR),
        "NO_PROXY": "*",
        "LUYUE": live_server.url,
        "CLIENT_ID": made.client_id,
        "CLIENT_SECRET": made.client_secret,
        "KEY_ID": key.key_id,
        "KEY": secret_of(key).hex(),
        "RECEIVER": f"http://127.0.0.1:{free_port()}/luyue",
    }
    return Terminal(Client().get(START).content.decode(), tmp_path, environment)


def test_the_values_of_the_first_step_are_all_that_the_commands_need(terminal: Terminal) -> None:
    named = set(re.findall(r"\b([A-Z_]+)=", terminal.commands("own")))
    assert named == set(terminal.environment) - {"PATH", "PYTHONPATH", "NO_PROXY"}


def test_the_curl_commands_run_one_after_the_other(terminal: Terminal, settings: Settings) -> None:
    settings.LUYUE_WEBHOOKS_IN_HOUSE = True
    with endpoints.sweeping():
        printed = terminal.run("bash", "-s", given=STRICTLY + terminal.commands("sh"))
    # The people, the check, then: the mirror, the traveller bound and free, the check after the outage.
    answered = re.findall(r'"do": ?"(\w+)"', printed)
    assert answered == ["refuse_sale", "refuse_sale", "refuse_sale", "sell", "refuse_sale"]
    assert re.findall(r'"kind": ?"(imposed|stayed|lifted)"', printed)[-3:] == ["imposed", "stayed", "lifted"]
    received = re.findall(r"received ([a-z]+\.[a-z]+)", printed)
    assert (received[0], set(received)) == ("endpoint.challenge", set(webhooks.Kind))
    assert set(re.findall(r'"outcome": ?"(\w+)"', printed)) == {"delivered"}
    open_then = re.findall(r'"exceptions":\[(?:{"position":\d+,"reason":"(\w+)")?', printed)
    assert open_then == ["", "deferred", "", ""]
    assert '"code":"cursor.scope_changed"' in printed
    assert '"code":"sandbox.outage"' in printed


def test_the_python_does_what_the_contract_says(terminal: Terminal) -> None:
    *lines, changes, applied, outage = terminal.run(
        sys.executable, "-", given=terminal.commands("py")
    ).splitlines()
    assert lines == [
        "clear sell",
        "restricted refuse_sale",
        "exempt sell",
        "name_mismatch sell_and_report",
        "invalid sell",
        "traveller sell",
        "imposed refuse_sale",
        "exempted sell",
        "released sell",
    ]
    assert changes == "['imposed', 'exempted', 'stayed', 'lifted']"
    assert applied.startswith("{'position': ")
    assert outage == "outage sell"


def test_the_page_is_whole_without_a_script_and_in_both_languages(client: Client) -> None:
    chinese, english = (client.get(START, headers={"accept-language": code}) for code in ("zh-hans", "en"))
    assert chinese["Content-Type"] == english["Content-Type"] == "text/html; charset=utf-8"
    assert "<script" not in chinese.content.decode()
    assert "十分钟完成接入" in chinese.content.decode()
    assert "Integrate in ten minutes" in english.content.decode()
    assert COMMAND.findall(chinese.content.decode()) == COMMAND.findall(english.content.decode())
