"""What is sent to an endpoint, its signature, and its waits."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from standardwebhooks import Webhook

from courts.rules.errors import DomainError
from enforcement.rules import webhooks
from enforcement.rules.addresses import is_public, is_public_literal
from enforcement.rules.webhooks import Kind, Message

AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
# The test vector that the specification's reference libraries share.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
VECTOR = Message("msg_p5jXN8AQM9LWM0D4loKWxJek", b'{"test": 2432232314}')


def test_the_public_vector_is_signed_as_it_says() -> None:
    signed = webhooks.signature(webhooks.secret_bytes(SECRET), VECTOR, 1614265330)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_secret_is_written_as_it_is_read() -> None:
    raw = bytes(range(32))
    assert webhooks.secret_text(raw) == "whsec_" + base64.b64encode(raw).decode()
    assert webhooks.secret_bytes(webhooks.secret_text(raw)) == raw


def test_a_message_says_three_things_and_no_more() -> None:
    sent = webhooks.message("msg_1", Kind.CHANGES, AT, {"position": 7})
    assert json.loads(sent.body) == {
        "type": "changes.available",
        "timestamp": "2026-11-24T02:00:00+00:00",
        "data": {"position": 7},
    }


@pytest.mark.parametrize("index", [0, 1])
def test_the_package_verifies_either_of_two_secrets(index: int) -> None:
    secrets = [bytes([each]) * 32 for each in (1, 2)]
    sent = webhooks.message("msg_1", Kind.TEST, AT, {})
    with time_machine.travel(AT, tick=False):
        Webhook(webhooks.secret_text(secrets[index])).verify(sent.body, webhooks.headers(sent, AT, secrets))


def test_it_is_tried_over_more_than_three_days_with_growing_waits() -> None:
    assert sum(webhooks.WAITS, timedelta()) > timedelta(days=3)
    assert list(webhooks.WAITS) == sorted(set(webhooks.WAITS))
    assert webhooks.wait_after(1) == timedelta(seconds=5)
    assert webhooks.wait_after(len(webhooks.WAITS)) == timedelta(hours=24)
    assert webhooks.wait_after(len(webhooks.WAITS) + 1) is None


@pytest.mark.parametrize(
    ("body", "right"),
    [
        (b'{"challenge": "a1"}', True),
        (b'{"challenge": "a2"}', False),
        (b'{"challenge": null}', False),
        (b'["a1"]', False),
        (b"a1", False),
        (b"\xff", False),
        (b"", False),
    ],
)
def test_a_challenge_is_answered_by_its_value_alone(body: bytes, right: bool) -> None:
    assert webhooks.answers_challenge(body, "a1") is right


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://partner.example/luyue?a=1", None),
        ("https://8.8.8.8:8443/", None),
        ("http://partner.example/", "endpoint.not_https"),
        ("ftp://partner.example/", "endpoint.url_malformed"),
        ("https://", "endpoint.url_malformed"),
        ("https://user:pass@partner.example/", "endpoint.url_malformed"),
        ("https://partner.example/#a", "endpoint.url_malformed"),
        ("https://partner.example:99999/", "endpoint.url_malformed"),
        ("https://partner.example/\r\nHost: a", "endpoint.url_malformed"),
        ("https://[::1/", "endpoint.url_malformed"),
        ("https://履约.example/", "endpoint.url_malformed"),
        ("https://partner.example/" + "a" * 500, "endpoint.url_malformed"),
        ("https://127.0.0.1/", "endpoint.private_network"),
        ("https://[::ffff:10.0.0.1]/", "endpoint.private_network"),
        ("https://localhost/", "endpoint.private_network"),
        ("https://metadata.google.internal/", "endpoint.private_network"),
        ("https://2130706433/", "endpoint.private_network"),
        ("https://127.1/", "endpoint.private_network"),
        ("https://0x7f.0x1/", "endpoint.private_network"),
    ],
)
def test_an_address_is_checked_when_it_is_entered(url: str, code: str | None) -> None:
    if code is None:
        webhooks.check_url(url, in_house=False)
        return
    with pytest.raises(DomainError) as refused:
        webhooks.check_url(url, in_house=False)
    assert refused.value.code == code


def test_in_development_a_private_network_will_do() -> None:
    webhooks.check_url("http://127.0.0.1:8970/luyue", in_house=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("100.100.100.200", False),
        ("168.63.129.16", False),
        ("192.0.2.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("fd00:ec2::254", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_what_means_something_inside_a_network_only_is_not_public(address: str, public: bool) -> None:
    assert is_public(address) is public
    assert is_public_literal(address) is public
