from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courts.rules.errors import DomainError
from courts.rules.working_days import add_months
from defaulters.rules.codes import Code
from defaulters.rules.terms import (
    GroundClock,
    Until,
    grace_end,
    grounds_clock,
    listed_until,
    listing_until,
    next_review,
    order_until,
    publication_due,
    relisting_barred_until,
)

START = date(2026, 1, 15)


def test_scenario_1_refusal_has_no_term():
    assert grounds_clock({"G1"}, START) == (GroundClock("G1", START, None),)
    assert listing_until(grounds_clock({"G1"}, START)) is None


@pytest.mark.parametrize("ground", ["G2", "G3", "G4", "G5", "G6"])
def test_scenario_12_conduct_is_listed_for_two_years(ground: str):
    assert grounds_clock({ground}, START) == (GroundClock(ground, START, date(2028, 1, 15)),)


def test_scenario_27_a_term_is_not_rolled_off_a_saturday():
    assert listing_until(grounds_clock({"G4"}, date(2024, 9, 26))) == date(2026, 9, 26)


@pytest.mark.parametrize(("months", "until"), [(12, date(2029, 1, 15)), (36, date(2031, 1, 15))])
def test_scenario_13_several_conducts_extend_every_term_by_one_to_three_years(months: int, until: date):
    clocks = grounds_clock({"G2", "G4"}, START, months, "several_conducts")

    assert [clock.until for clock in clocks] == [until, until]


def test_scenario_13_serious_violence_extends_its_own_ground():
    clocks = grounds_clock({"G2", "G4"}, START, 24, "violent_serious")

    assert clocks == (
        GroundClock("G2", START, date(2030, 1, 15)),
        GroundClock("G4", START, date(2028, 1, 15)),
    )
    assert listing_until(clocks) == date(2030, 1, 15)


@pytest.mark.parametrize(
    ("grounds", "months", "reason", "code"),
    [
        ({"G2", "G4"}, 37, "violent_serious", Code.TERM_EXTENSION_OUT_OF_RANGE),
        ({"G2", "G4"}, 11, "violent_serious", Code.TERM_EXTENSION_OUT_OF_RANGE),
        ({"G2", "G4"}, 0, "violent_serious", Code.TERM_EXTENSION_OUT_OF_RANGE),
        ({"G2", "G4"}, 12, "", Code.TERM_EXTENSION_REASON_MISSING),
        ({"G4"}, 12, "violent_serious", Code.TERM_EXTENSION_REASON_UNFOUNDED),
        ({"G1", "G4"}, 12, "several_conducts", Code.TERM_EXTENSION_REASON_UNFOUNDED),
        ({"G2"}, 12, "because", Code.TERM_EXTENSION_REASON_UNFOUNDED),
        ({"G1"}, 12, "violent_serious", Code.TERM_UNTIMED),
        ({"G9"}, 0, "", Code.TERM_GROUND_UNKNOWN),
    ],
)
def test_scenario_13_an_extension_that_the_rules_do_not_know_is_refused(grounds, months, reason, code):
    with pytest.raises(DomainError) as refusal:
        grounds_clock(grounds, START, months, reason)

    assert refusal.value.code == code


def test_refusal_beside_conduct_keeps_two_clocks_and_the_listing_waits_for_both():
    clocks = grounds_clock({"G4", "G1"}, START)

    assert clocks == (GroundClock("G1", START, None), GroundClock("G4", START, date(2028, 1, 15)))
    assert listing_until(clocks) is None


@settings(max_examples=100, deadline=None)
@given(
    st.sets(st.sampled_from(["G1", "G2", "G3", "G4", "G5", "G6"]), min_size=1),
    st.dates(date(2017, 5, 1), date(2090, 1, 1)),
    st.sampled_from([0, *range(12, 37)]),
)
def test_no_term_ever_passes_five_years(grounds, start, months):
    timed = grounds - {"G1"}
    extends = months and len(timed) > 1
    clocks = grounds_clock(grounds, start, months if extends else 0, "several_conducts" if extends else "")

    for clock in clocks:
        assert (clock.until is None) == (clock.ground == "G1")
        assert clock.until is None or add_months(start, 24) <= clock.until <= add_months(start, 60)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 6, 30), 3, date(2026, 9, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 6, 30), 1, date(2026, 7, 30)),
    ],
)
def test_scenario_16_grace_ends_on_the_corresponding_day(day: date, months: int, end: date):
    assert grace_end(day, months) == end


def test_scenario_16_publication_is_due_the_day_after_the_grace():
    assert publication_due(date(2026, 6, 30), 3) == date(2026, 10, 1)
    assert publication_due(date(2026, 6, 30), 0) == date(2026, 6, 30)


@pytest.mark.parametrize(("months", "code"), [(4, Code.GRACE_TOO_LONG), (0, Code.GRACE_TOO_SHORT)])
def test_scenario_16_a_fourth_month_and_no_month_are_refused(months: int, code: Code):
    with pytest.raises(DomainError) as refusal:
        grace_end(date(2026, 6, 30), months)

    assert (refusal.value.code, refusal.value.article) == (code, "法发〔2019〕35号第15条")


def test_scenario_31_the_bar_on_listing_again_runs_through_20_september():
    assert relisting_barred_until(date(2026, 3, 20)) == date(2026, 9, 20)


@pytest.mark.parametrize(
    ("grade", "until"),
    [("minor", date(2026, 7, 15)), ("general", date(2027, 1, 15)), ("serious", date(2028, 1, 15))],
)
def test_an_order_without_a_listing_ends_by_itself(grade, until, policy):
    assert order_until(START, grade, policy) == Until(until, None)


def test_what_a_listed_person_bears_ends_with_the_term_or_is_reviewed(policy):
    timed, untimed = grounds_clock({"G4"}, START), grounds_clock({"G1"}, START)

    assert listed_until(timed, "general", policy, START, START) == Until(date(2028, 1, 15), None)
    assert listed_until(untimed, "general", policy, START, START) == Until(None, date(2026, 7, 15))


@pytest.mark.parametrize(
    ("day", "review"),
    [
        (START, date(2026, 4, 15)),
        (date(2026, 4, 15), date(2026, 4, 15)),
        (date(2026, 4, 16), date(2026, 7, 15)),
        (date(2031, 1, 16), date(2031, 4, 15)),
    ],
)
def test_the_next_review_is_the_first_on_or_after_the_day(day: date, review: date, policy):
    assert next_review(START, "minor", policy, day) == review
