"""The conformance kit against receivers that are right, and against each kind of wrong one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from django.utils import timezone

from enforcement.rules import webhooks
from enforcement.webhooks import kit, sender
from enforcement.webhooks.kit import Grade
from tests.factories import receivers
from tests.factories.receivers import Receiver

SECRET = webhooks.secret_text(bytes(range(32)))
Graded = Callable[[Receiver], dict[str, Grade]]


@dataclass
class Forgetful(Receiver):
    """Refuses an id that it knows, and a position that it has passed."""

    def answer(self, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        known = {seen.get("webhook-id") for seen in self.seen}
        passed = max((each["data"].get("position", 0) for each in self.taken), default=0)
        data = json.loads(body)["data"]
        status, answer = super().answer(headers, body)
        late = headers.get("webhook-id") in known or 0 < data.get("position", passed) < passed
        return (409, b"") if status < 300 and late else (status, answer)


@dataclass
class Timeless(Receiver):
    """Verifies the signature, and never looks at the time."""

    def _is_genuine(self, headers: dict[str, str], body: bytes) -> bool:
        sent = webhooks.Message(headers.get("webhook-id", ""), body)
        signed = webhooks.signature(
            webhooks.secret_bytes(self.secret), sent, int(headers.get("webhook-timestamp", 0))
        )
        return signed in headers.get("webhook-signature", "").split(" ")


@dataclass
class Rewriting(Receiver):
    """Verifies what it has parsed and written anew."""

    def _is_genuine(self, headers: dict[str, str], body: bytes) -> bool:
        return super()._is_genuine(headers, json.dumps(json.loads(body), separators=(",", ":")).encode())


@pytest.fixture
def graded() -> Graded:
    """What the kit finds of a receiver, by probe."""

    def grades(receiver: Receiver) -> dict[str, Grade]:
        receiver.secret = receiver.secret or SECRET
        with receivers.running(receiver):
            court = kit.Court(
                secret=webhooks.secret_bytes(SECRET),
                post=partial(sender.post, receiver.url, in_house=True),
                now=timezone.now,
                new=partial(secrets.token_hex, 12),
                position=0,
            )
            return {each.probe: each.grade for each in kit.examine(court)}

    return grades


def failed(grades: dict[str, Grade]) -> set[str]:
    return {probe for probe, grade in grades.items() if grade == Grade.FAIL}


def test_the_example_receiver_passes_everything(graded: Graded) -> None:
    found = graded(Receiver())
    assert set(found.values()) == {Grade.PASS}
    assert len(found) == len(kit.PROBES)


FORGERIES = {
    "challenge with a wrong signature", "wrong signature", "no signature", "altered body",
    "another id under the same signature", "old timestamp", "timestamp to come",
}  # fmt: skip


@pytest.mark.parametrize(
    ("receiver", "probes"),
    [
        (Receiver(verifies=False), FORGERIES),
        (Receiver(answers_challenge=False), {"challenge"}),
        (Forgetful(), {"the same message again", "positions out of order"}),
        (Timeless(), {"old timestamp", "timestamp to come"}),
        (Rewriting(), {"other spacing"}),
    ],
    ids=["trusts all", "no challenge", "forgetful", "timeless", "rewriting"],
)
def test_each_flaw_fails_the_probe_that_is_there_for_it(
    graded: Graded, receiver: Receiver, probes: set[str]
) -> None:
    assert failed(graded(receiver)) == probes


def test_another_secret_takes_nothing_that_the_court_sends(graded: Graded) -> None:
    found = graded(Receiver(secret=webhooks.secret_text(bytes(32))))
    assert failed(found) & FORGERIES == set()
    assert {"challenge", "right signature", "test event"} <= failed(found)


def test_a_receiver_at_a_loss_is_warned_where_it_should_refuse(graded: Graded) -> None:
    found = graded(Receiver(status=500, verifies=False))
    assert (found["wrong signature"], found["right signature"]) == (Grade.WARN, Grade.FAIL)


def test_nobody_there_fails() -> None:
    silent = sender.Answer(webhooks.Outcome.NO_CONNECTION, 0.0)
    assert (kit.taken(silent), kit.refused(silent)) == (Grade.FAIL, Grade.FAIL)


def test_an_address_without_tls_is_warned() -> None:
    assert kit.address("https://partner.example/").grade == Grade.PASS
    assert kit.address("http://127.0.0.1/").grade == Grade.WARN


def test_every_finding_but_a_pass_says_what_to_mend(graded: Graded) -> None:
    assert all(mend for _, _, mend in kit.PROBES)
    assert all(each.mend for each in kit.UNSEEN)
