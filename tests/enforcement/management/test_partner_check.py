"""`manage.py partner_check`: the report and the exit code."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from enforcement.models import Mark, PartnerAgency
from enforcement.rules import webhooks
from tests.factories import agencies, receivers
from tests.factories.receivers import Receiver
from tests.faults.storm.caller import free_port

SECRET = webhooks.secret_text(bytes(range(32)))


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receivers.running(Receiver(secret=SECRET)) as started:
        yield started


def report(url: str, **given: Any) -> str:
    written = io.StringIO()
    call_command("partner_check", url, secret=SECRET, stdout=written, **given)
    return written.getvalue()


def test_a_right_receiver_passes_and_what_cannot_be_seen_is_said(receiver: Receiver) -> None:
    lines = report(receiver.url).splitlines()
    assert "pass    challenge" in lines
    assert "warn    https" in lines
    assert {"unseen  removal", "unseen  namesake"} <= set(lines)
    assert not [line for line in lines if line.startswith("fail")]


def test_a_failure_says_what_to_mend_and_ends_with_1(
    receiver: Receiver, capsys: pytest.CaptureFixture[str]
) -> None:
    receiver.answers_challenge = False
    with pytest.raises(SystemExit) as ended:
        call_command("partner_check", receiver.url, secret=SECRET)
    assert ended.value.code == 1
    assert "fail    challenge\n        Answer `endpoint.challenge` by 200" in capsys.readouterr().out


def test_where_nothing_answers_that_alone_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        call_command("partner_check", f"http://127.0.0.1:{free_port()}/", secret=SECRET)
    failed = [line for line in capsys.readouterr().out.splitlines() if "pass" in line or "fail" in line]
    assert failed == ["fail    an answer"]


@pytest.fixture
def agency(seeded: None) -> PartnerAgency:
    return agencies.airline().agency


def test_of_an_agency_the_register_shows_the_rest(agency: PartnerAgency, receiver: Receiver) -> None:
    assert "unseen  reads what it is told" in report(receiver.url, agency=agency.code)
    at = agencies.ENTERED_AT
    Mark.objects.create(agency=agency, kind="told", position=7, at=at)
    with pytest.raises(SystemExit):
        report(receiver.url, agency=agency.code)
    Mark.objects.create(agency=agency, kind="read", position=7, at=at)
    assert "pass    reads what it is told" in report(receiver.url, agency=agency.code)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "given", [{"agency": "nobody"}, {"secret": "whsec_?"}, {"url": "ftp://partner.example"}]
)
def test_what_makes_no_sense_is_refused(given: dict[str, str]) -> None:
    arguments = {"url": "https://partner.example/", "secret": SECRET} | given
    with pytest.raises(CommandError):
        call_command("partner_check", arguments.pop("url"), **arguments)
