"""Does a measure rest on law that is in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from courts.rules.errors import DomainError
from enforcement.rules.catalogue import LegalBasis, bases_in_force, check_measure
from enforcement.rules.codes import Code
from enforcement.rules.selection import Schedule

ITEMS = {
    "luxury_venue": "H2",
    "tourism": "H6",
    "real_estate": "H3",
    "office_lease": "H4",
    "vehicle": "H5",
    "insurance": "H8",
    "air": "H1",
    "rail_sleeper": "H1",
    "ship_cabin": "H1",
    "rail_high_speed": "H9",
    "private_school": "H7",
}
REPEALED = LegalBasis("old", "regulation", date(2010, 10, 1), date(2015, 7, 21))
CURRENT = LegalBasis("new", "judicial_interpretation", date(2015, 7, 22))


def test_the_eleven_measures_and_their_items(measures: list[dict[str, Any]], schedule: Schedule) -> None:
    assert {measure["code"]: measure["item"] for measure in measures} == ITEMS
    assert schedule.measures() == set(ITEMS)


@pytest.mark.parametrize("field", ["name", "means", "not_included"])
def test_each_measure_speaks_both_languages(measures: list[dict[str, Any]], field: str) -> None:
    assert all(measure[field]["zh"] and measure[field]["en"] for measure in measures)


def test_each_basis_that_a_measure_names_is_in_the_catalogue_and_in_force(
    measures: list[dict[str, Any]], legal_bases: dict[str, LegalBasis], today: date
) -> None:
    named = {measure["code"]: measure["legal_bases"] for measure in measures}
    alive = bases_in_force(named, legal_bases.values(), today)
    assert alive == {code: frozenset(bases) for code, bases in named.items()}


def test_a_measure_without_a_basis_on_the_day_stays_away() -> None:
    named = {"air": ["old"], "tourism": ["old", "new"], "vehicle": ["new"]}
    alive = bases_in_force(named, [REPEALED, CURRENT], date(2015, 7, 22))
    assert alive == {"tourism": frozenset({"new"}), "vehicle": frozenset({"new"})}


@pytest.mark.parametrize("bases", [[], [REPEALED]])
def test_scenario_72_a_measure_without_law_cannot_be_activated(bases: list[LegalBasis]) -> None:
    with pytest.raises(DomainError) as refused:
        check_measure("air", bases, date(2026, 11, 24))
    assert refused.value.code == Code.MEASURE_WITHOUT_BASIS


def test_a_measure_with_one_basis_in_force_is_activated() -> None:
    check_measure("air", [REPEALED, CURRENT], date(2026, 11, 24))


def test_scenario_72_a_memorandum_is_no_level_of_law() -> None:
    with pytest.raises(DomainError) as refused:
        replace(CURRENT, level="memorandum")
    assert refused.value.code == Code.BASIS_LEVEL_UNKNOWN
