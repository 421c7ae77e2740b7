from datetime import date

import pytest

from courts.rules.errors import DomainError
from defaulters.rules.codes import Code
from defaulters.rules.endings import (
    BY_SYSTEM,
    ENDINGS,
    NOT_REASONS,
    RESTRICTIONS,
    Consent,
    article,
    available,
    consent,
    grounds_ended,
    terms_ended,
)
from defaulters.rules.terms import grounds_clock

EVENTS = ["D1", "D2", "D3", "D4", "D5", "D6", "D7"]


@pytest.mark.parametrize("ending", [*EVENTS, "cancelled"])
def test_an_untimed_listing_ends_by_these(ending: str):
    assert grounds_ended(ending, {"G1"}) == {"G1"}


@pytest.mark.parametrize("ending", ["term_end", "early_deletion", "cancelled"])
def test_a_timed_listing_ends_by_these(ending: str):
    assert grounds_ended(ending, {"G2", "G4"}) == {"G2", "G4"}


@pytest.mark.parametrize(
    ("ending", "ground"), [*((event, "G4") for event in EVENTS), ("term_end", "G1"), ("early_deletion", "G1")]
)
def test_scenario_26_the_events_are_not_for_a_timed_listing_nor_a_term_for_an_untimed(ending, ground):
    with pytest.raises(DomainError) as refusal:
        grounds_ended(ending, {ground})

    assert refusal.value.code == Code.LISTING_ENDING_UNAVAILABLE
    assert refusal.value.context["available"] == sorted(available({ground}))


def test_refusal_beside_conduct_ends_ground_by_ground():
    assert grounds_ended("D1", {"G1", "G4"}) == {"G1"}
    assert grounds_ended("term_end", {"G1", "G4"}) == {"G4"}
    assert grounds_ended("cancelled", {"G1", "G4"}) == {"G1", "G4"}
    assert available({"G1", "G4"}) == ENDINGS


@pytest.mark.parametrize(
    "event", ["part_payment", "settlement_signed", "proceedings_ended", "representative_changed", "death"]
)
def test_scenario_30_what_ends_no_listing_is_refused_with_its_article(event: str):
    with pytest.raises(DomainError) as refusal:
        grounds_ended(event, {"G1"})

    assert (refusal.value.code, refusal.value.article) == (Code.LISTING_NOT_AN_ENDING, NOT_REASONS[event])


def test_an_ending_that_nobody_knows_is_refused():
    with pytest.raises(DomainError) as refusal:
        grounds_ended("D8", {"G1"})

    assert refusal.value.code == Code.LISTING_ENDING_UNKNOWN


@pytest.mark.parametrize(
    ("fate", "endings"),
    [
        ("lift", {"D1", "D2", "D6", "D7"}),
        ("cancel", {"cancelled"}),
        ("by_consent", {"D3"}),
        ("by_province", {"D5"}),
        ("ask", {"D4", "early_deletion", "term_end"}),
    ],
)
def test_each_ending_has_one_fate_for_the_restrictions(fate: str, endings: set[str]):
    assert {ending for ending, its in RESTRICTIONS.items() if its == fate} == endings


def test_every_ending_has_a_fate_and_the_clock_only_records_performance_and_time():
    assert set(RESTRICTIONS) == ENDINGS
    assert {"D1", "D2", "term_end"} == BY_SYSTEM


@pytest.mark.parametrize(("day", "ended"), [(date(2026, 9, 26), set()), (date(2026, 9, 27), {"G4"})])
def test_scenario_27_the_last_day_of_a_term_still_binds(day: date, ended: set[str]):
    assert terms_ended(grounds_clock({"G1", "G4"}, date(2024, 9, 26)), day) == ended


@pytest.mark.parametrize(
    ("scope", "reach"), [("list", (True, False)), ("order", (False, True)), ("both", (True, True))]
)
def test_consent_reaches_what_the_applicant_says(scope: str, reach: tuple[bool, bool]):
    assert consent(scope) == Consent(*reach)


def test_consent_to_nothing_is_refused():
    with pytest.raises(DomainError) as refusal:
        consent("")

    assert refusal.value.code == Code.LISTING_CONSENT_SCOPE_INVALID


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("D3", "法释〔2017〕7号第10条第1款第3项"),
        ("term_end", "法释〔2017〕7号第10条第2款"),
        ("early_deletion", "法释〔2017〕7号第2条第2款"),
        ("cancelled", "法释〔2017〕7号第9条"),
    ],
)
def test_each_ending_names_its_article(ending: str, expected: str):
    assert article(ending) == expected
