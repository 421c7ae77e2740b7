"""Trace context, idempotency keys and announced ends, as their standards write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from courts.rules.errors import DomainError
from enforcement.rules.endings import Ending
from enforcement.rules.idempotency import key_of
from enforcement.rules.traces import trace_id

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = "00f067aa0ba902b7"


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (f"00-{TRACE}-{PARENT}-01", TRACE),
        (f"01-{TRACE}-{PARENT}-01-more", TRACE),
        (f"00-{TRACE}-{PARENT}-01-more", ""),
        (f"ff-{TRACE}-{PARENT}-01", ""),
        (f"00-{'0' * 32}-{PARENT}-01", ""),
        (f"00-{TRACE}-{'0' * 16}-01", ""),
        (f"00-{TRACE.upper()}-{PARENT}-01", ""),
        ("", ""),
    ],
)
def test_a_trace_is_taken_up_only_from_a_header_that_is_one(header: str, found: str) -> None:
    assert trace_id(header) == found


@pytest.mark.parametrize(
    ("header", "key"), [(None, ""), ("r-1", "r-1"), ('"8e03978e-40d5"', "8e03978e-40d5")]
)
def test_a_key_with_or_without_quotes(header: str | None, key: str) -> None:
    assert key_of(header) == key


@pytest.mark.parametrize("header", ["", "a b", "键", "k" * 129, '""'])
def test_what_is_no_key_is_refused(header: str) -> None:
    with pytest.raises(DomainError, match=r"idempotency\.key_malformed"):
        key_of(header)


def test_an_end_is_announced_as_the_two_standards_write_it() -> None:
    ending = Ending(
        datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 7, 1, tzinfo=UTC), "/api/v1/docs#endings"
    )
    assert ending.headers() == {
        "Deprecation": "@1798761600",
        "Sunset": "Thu, 01 Jul 2027 00:00:00 GMT",
        "Link": '</api/v1/docs#endings>; rel="deprecation"; type="text/html"',
    }
