"""Every law of defaulters/laws.sql refuses the statement that it is there for."""

from __future__ import annotations

import pytest

from tests.factories import breaking, everything
from tests.factories.cases import World

TOUCH = "UPDATE defaulters_listing SET removal_due_provisional = NOT removal_due_provisional"
BORN = """
    UPDATE courts_subject SET kind = 'natural', born_on = {}
    WHERE id = (SELECT subject_id FROM defaulters_listing LIMIT 1)
"""
ANOTHER_OWES = """
    UPDATE courts_obligor SET subject_id = (SELECT subject_id FROM courts_beneficiary LIMIT 1)
    WHERE subject_id = (SELECT subject_id FROM defaulters_listing LIMIT 1)
"""
FOUND_IN_ANOTHER_CASE = """
    INSERT INTO defaulters_listingground (listing_id, ground, from_day, until_day)
    SELECT id, 'G4', '2026-05-12', '2028-05-12' FROM defaulters_listing
"""
ON_THE_ORDER = """
    UPDATE defaulters_listing l SET decision_id = d.id FROM defaulters_decision d
    WHERE d.paired_with_id = l.decision_id
"""

TRIES = {
    "policies_are_kept": ["UPDATE defaulters_severitypolicy SET content = '{}'"],
    "gradings_are_kept": ["UPDATE defaulters_grading SET grade = 'minor'"],
    "ability_findings_are_kept": ["UPDATE defaulters_abilityfinding SET result = 'none'"],
    "conduct_findings_are_kept": ["UPDATE defaulters_conductfinding SET ground = 'G2'"],
    "decisions_are_kept": ["DELETE FROM defaulters_decision"],
    "listings_are_kept": ["DELETE FROM defaulters_listing"],
    "decision_text_is_frozen": ["UPDATE defaulters_decision SET reasons = 'x' WHERE state = 'served'"],
    "published_text_is_kept": ["UPDATE defaulters_listing SET published = '{}'"],
    "listing_stands_on_a_decision": [ON_THE_ORDER],
    "nobody_under_18_is_listed": [BORN.format("'2008-05-12'"), TOUCH],
    "only_obligors_are_listed": [ANOTHER_OWES, TOUCH],
    "listing_names_its_grounds": ["DELETE FROM defaulters_listingground", TOUCH],
    "g1_has_an_ability_finding": [
        "UPDATE defaulters_decision SET signed_on = '2026-03-01' WHERE kind = 'list' AND state = 'served'",
        TOUCH,
    ],
    "conduct_grounds_have_findings": [FOUND_IN_ANOTHER_CASE, TOUCH],
    "burden_is_graded": [
        "DELETE FROM defaulters_decision_gradings",
        "UPDATE defaulters_decision SET version = version + 1 WHERE state = 'served'",
    ],
}
KEPT_WHOLE = {
    "policies_are_kept": ["DELETE FROM defaulters_severitypolicy"],
    "gradings_are_kept": ["DELETE FROM defaulters_grading"],
    "ability_findings_are_kept": ["DELETE FROM defaulters_abilityfinding"],
    "conduct_findings_are_kept": ["DELETE FROM defaulters_conductfinding"],
}


def test_every_law_is_tried() -> None:
    assert set(TRIES) == breaking.laws("defaulters")


def test_every_law_refuses_what_breaks_it_by_its_name(world: World) -> None:
    everything.play(world)
    for tries in (TRIES, KEPT_WHOLE):
        assert {law: breaking.broken(tries[law]) for law in tries} == {law: law for law in tries}


@pytest.mark.parametrize(
    ("born", "refused"), [("NULL", True), ("'2008-05-12'", True), ("'2008-05-11'", False)]
)
def test_scenario_7_adult_is_who_turned_eighteen_the_day_before_and_who_has_no_birthday_is_not(
    world: World, born: str, refused: bool
) -> None:
    everything.play(world)
    law = "nobody_under_18_is_listed" if refused else ""
    assert breaking.broken([BORN.format(born), TOUCH]) == law
