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

DECIDED_BY_THE_AUTHOR = """
    UPDATE defaulters_objection o SET decided_by_id = d.author_id FROM defaulters_decision d
    WHERE d.id = o.decision_id AND o.state = 'dismissed'
"""

POSTED_ABOVE = """
    UPDATE courts_posting p SET court_id = c.superior_id FROM courts_court c
    WHERE c.id = p.court_id AND p.role = 'chief'
"""

RECONSIDERED_BY_WHO_DISMISSED = """
    UPDATE defaulters_reconsideration r
    SET state = 'dismissed', reasons = '-', decided_on = r.lodged_on, decided_by_id = o.decided_by_id
    FROM defaulters_objection o WHERE o.id = r.objection_id
"""
COPIED = """
    INSERT INTO {0} SELECT (jsonb_populate_record(NULL::{0}, to_jsonb(r) || {1})).* FROM {0} r WHERE {2}
"""
LISTED_CASE = "(SELECT case_id FROM defaulters_listing LIMIT 1)"
LIST_DECISION = "(SELECT decision_id FROM defaulters_listing LIMIT 1)"
# The same person listed in a second case of the same judgment, with a decision, grading and ground as the first.
LISTED_TWICE = [
    COPIED.format("courts_case", """'{"id": 9000, "number": "x"}'""", f"r.id = {LISTED_CASE}"),
    COPIED.format(
        "courts_document",
        """'{"id": 9000, "number": "x"}'""",
        f"r.id = (SELECT document_id FROM defaulters_decision WHERE id = {LIST_DECISION})",
    ),
    COPIED.format(
        "defaulters_decision",
        """'{"id": 9000, "number": "x", "case_id": 9000, "document_id": 9000}'""",
        f"r.id = {LIST_DECISION}",
    ),
    COPIED.format(
        "defaulters_decision_gradings",
        """jsonb_build_object('id', r.id + 9000, 'decision_id', 9000)""",
        f"r.decision_id = {LIST_DECISION}",
    ),
    COPIED.format(
        "defaulters_listing",
        """'{"id": 9000, "decision_id": 9000, "case_id": 9000,
            "state": "pending", "published_on": null, "published": null}'""",
        "true",
    ),
    COPIED.format("defaulters_listingground", """'{"id": 9000, "listing_id": 9000}'""", "r.ground = 'G1'"),
]

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
    "one_live_listing_for_a_judgment": LISTED_TWICE,
    "nobody_under_18_is_listed": [BORN.format("'2008-05-12'"), TOUCH],
    "only_obligors_are_listed": [ANOTHER_OWES, TOUCH],
    "listing_names_its_grounds": ["DELETE FROM defaulters_listingground", TOUCH],
    "g1_has_an_ability_finding": [
        "UPDATE defaulters_decision SET signed_on = '2026-03-01' WHERE kind = 'list' AND state = 'served'",
        TOUCH,
    ],
    "conduct_grounds_have_findings": [FOUND_IN_ANOTHER_CASE, TOUCH],
    "objections_are_kept": ["DELETE FROM defaulters_objection"],
    "reconsiderations_are_kept": ["DELETE FROM defaulters_reconsideration"],
    "objection_is_against_a_served_decision": [
        "UPDATE defaulters_objection SET decision_id = relief_id WHERE state = 'upheld'"
    ],
    "nobody_decides_on_an_own_decision": [DECIDED_BY_THE_AUTHOR],
    "made_outside_the_reviewing_court": [
        POSTED_ABOVE,
        "UPDATE defaulters_decision SET version = version + 1 WHERE state = 'served'",
    ],
    "nobody_reconsiders_what_they_decided": [RECONSIDERED_BY_WHO_DISMISSED],
    "reconsideration_follows_a_dismissal": [
        "UPDATE defaulters_reconsideration SET court_id = (SELECT court_id FROM courts_case LIMIT 1)"
    ],
    "warning_renditions_are_kept": ["UPDATE defaulters_warningrendition SET sha256 = 'x'"],
    "warning_rendition_goes_with_its_warning": ["DELETE FROM defaulters_warningrendition"],
    "warning_is_erased_in_its_time": [
        "DELETE FROM defaulters_warningrendition",
        "DELETE FROM defaulters_priorwarning",
    ],
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
