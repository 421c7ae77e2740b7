"""What stands open to whom a unit's order reaches, and which register extract shows that a post was left."""

from __future__ import annotations

from datetime import date

import pytest

from courts.rules.errors import DomainError
from enforcement.rules import links
from enforcement.rules.codes import Code

FOUND, TODAY = date(2026, 3, 2), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("role", "requests"),
    [
        ("legal_representative", {"left_post", "own_money"}),
        ("principal", {"left_post", "not_responsible", "own_money"}),
        ("directly_responsible", {"not_responsible", "own_money"}),
        ("controller", {"not_responsible", "own_money"}),
    ],
)
def test_each_role_has_its_requests(role: str, requests: set[str]) -> None:
    assert links.requests_of(role) == requests
    for request in requests:
        links.check(request, role)
    for request in links.OPEN_TO.keys() - requests:
        with pytest.raises(DomainError, match=str(Code.LINK_REQUEST_NOT_OPEN)):
            links.check(request, role)


def test_whom_no_order_reaches_asks_none_of_them() -> None:
    for name in links.OPEN_TO:
        with pytest.raises(DomainError, match=str(Code.LINK_REQUEST_NOT_OPEN)):
            links.check(name, None)
    links.check("not_listable", None)


@pytest.mark.parametrize("extract_on", [FOUND, TODAY])
def test_an_extract_between_the_finding_and_today_shows_it(extract_on: date) -> None:
    links.check_extract(links.LEFT_POST, extract_on, known_on=FOUND, day=TODAY)


@pytest.mark.parametrize(
    ("extract_on", "code"),
    [
        (None, Code.LINK_EXTRACT_MISSING),
        (date(2026, 3, 1), Code.LINK_EXTRACT_OUT_OF_RANGE),
        (date(2026, 6, 2), Code.LINK_EXTRACT_OUT_OF_RANGE),
    ],
)
def test_none_an_older_one_and_one_of_the_future_do_not(extract_on: date | None, code: Code) -> None:
    with pytest.raises(DomainError, match=str(code)):
        links.check_extract(links.LEFT_POST, extract_on, known_on=FOUND, day=TODAY)


def test_a_principal_found_without_an_extract_shows_any_of_the_past() -> None:
    links.check_extract(links.LEFT_POST, date(2020, 1, 2), known_on=None, day=TODAY)
    links.check_extract(links.NOT_RESPONSIBLE, None, known_on=FOUND, day=TODAY)
