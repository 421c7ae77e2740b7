"""What does the law itself attach to a default."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from courts.rules.errors import DomainError
from enforcement.rules.catalogue import LegalBasis
from enforcement.rules.codes import Code
from enforcement.rules.statutory import Consequence, Default, attached
from enforcement.rules.windows import Window

LISTED = (Window(date(2026, 9, 1)),)
LARGE = Decimal(500_000)
BY_LISTING = {"civil_servant", "peoples_assessor", "supervisor"}
BY_DEBT = {"legal_representative", "private_fund_officer"}
EVERY = BY_LISTING | BY_DEBT | {"company_officer"}
TABLE = [
    (Default(1, Decimal(500_000), own=True, listed=LISTED), True, EVERY),
    (Default(1, Decimal(500_000), own=True), True, BY_DEBT),
    (Default(1, Decimal("499999.99"), own=True, listed=LISTED), True, BY_LISTING),
    (Default(1, Decimal(0), own=True, listed=LISTED), True, BY_LISTING),
    (Default(1, Decimal(900_000), own=True, listed=LISTED), False, set()),
    (Default(1, Decimal(900_000), own=False, listed=LISTED), True, set()),
    (Default(1, Decimal(900_000), own=True, listed=LISTED, shields=LISTED), True, BY_DEBT),
    (Default(1, Decimal(900_000), own=True, listed=(Window(date(2027, 1, 1)),)), True, BY_DEBT),
]


@pytest.fixture
def consequences(
    consequence_seeds: list[dict[str, Any]], legal_bases: dict[str, LegalBasis]
) -> list[Consequence]:
    return [Consequence.from_dict(d, legal_bases) for d in consequence_seeds]


@pytest.mark.parametrize(("default", "natural_person", "expected"), TABLE)
def test_the_law_attaches_by_its_own_tests(
    consequences: list[Consequence], today: date, default: Default, natural_person: bool, expected: set[str]
) -> None:
    found = attached(consequences, [default], today, natural_person=natural_person, large_sum=LARGE)
    assert {one.code for one in found} == expected


def test_a_listing_for_an_apology_does_not_fit_company_law_178(
    consequences: list[Consequence], today: date
) -> None:
    apology = Default(1, Decimal(0), own=True, listed=LISTED)
    debt = Default(2, Decimal(800_000), own=True)
    found = attached(consequences, [apology, debt], today, natural_person=True, large_sum=LARGE)
    assert "company_officer" not in {one.code for one in found}
    assert {one.judgment_ids for one in found if one.code in BY_LISTING} == {(1,)}
    assert {one.judgment_ids for one in found if one.code in BY_DEBT} == {(2,)}


def test_an_apology_carries_nothing_by_debt_even_without_a_threshold(
    consequences: list[Consequence], today: date
) -> None:
    apology = Default(1, Decimal(0), own=True, listed=LISTED)
    found = attached(consequences, [apology], today, natural_person=True, large_sum=Decimal(0))
    assert {one.code for one in found} == BY_LISTING


def test_nothing_attaches_before_its_law_was_in_force(
    consequences: list[Consequence], legal_bases: dict[str, LegalBasis]
) -> None:
    default = Default(1, Decimal(900_000), own=True, listed=(Window(date(2013, 10, 1)),))
    before = legal_bases["company_178_1_5"].valid_from - timedelta(days=1)
    found = attached(consequences, [default], before, natural_person=True, large_sum=LARGE)
    assert {one.code for one in found} == EVERY - {"company_officer"}


def test_an_unknown_test_is_refused(
    consequence_seeds: list[dict[str, Any]], legal_bases: dict[str, LegalBasis]
) -> None:
    with pytest.raises(DomainError) as refused:
        Consequence.from_dict(consequence_seeds[0] | {"tests": ["listed", "rude"]}, legal_bases)
    assert refused.value.code == Code.CONSEQUENCE_TEST_UNKNOWN
    assert refused.value.context["tests"] == ["rude"]
