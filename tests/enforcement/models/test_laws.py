"""Every law of enforcement/laws.sql refuses the statement that it is there for."""

from __future__ import annotations

import pytest

from enforcement.models import Restriction
from tests.factories import breaking, everything
from tests.factories.cases import World

TOUCH = "UPDATE enforcement_restriction SET end_reason = end_reason"
ANOTHER_OWES = """
    UPDATE courts_obligor SET subject_id = (SELECT subject_id FROM courts_beneficiary LIMIT 1)
    WHERE subject_id = (SELECT subject_id FROM defaulters_listing LIMIT 1)
"""
ENDED = "ended_on = '2026-05-12', end_reason = 'D1'"
REPEALED = "UPDATE enforcement_legalbasis SET valid_until = '2026-05-11' WHERE code LIKE '{}'"

# Another restriction by the milder order, in place of nothing and ended at once.
SECOND_MILDER = """
    INSERT INTO enforcement_restriction (order_id, obligation_id, case_id, subject_id, items, basis, legal_basis_id,
        schedule_id, state, stayed_by_death, ended_on, end_reason)
    SELECT order_id, obligation_id, case_id, subject_id, items, basis, legal_basis_id, schedule_id, 'cancelled',
        false, '2026-05-12', 'wrong'
    FROM enforcement_restriction
    WHERE order_id IN (SELECT id FROM defaulters_decision WHERE kind = 'milder') LIMIT 1
"""

TRIES = {
    "schedules_are_kept": ["UPDATE enforcement_measureschedule SET content = '{}'"],
    "changes_are_kept": ["UPDATE enforcement_change SET kind = 'lifted'"],
    "checks_are_kept": ["UPDATE enforcement_check SET count = 2"],
    "hits_are_kept": ["UPDATE enforcement_hit SET verdict = 'exempt'"],
    "linked_person_findings_are_kept": ["UPDATE enforcement_linkedperson SET facts = 'x'"],
    "assistance_notices_are_kept": ["DELETE FROM enforcement_assistancenotice"],
    "assistance_ends_once": ["UPDATE enforcement_assistancenotice SET items = '{x}'"],
    "reviews_are_kept": ["UPDATE enforcement_review SET reasons = 'x'"],
    "restrictions_are_kept": ["DELETE FROM enforcement_restriction"],
    "restriction_items_are_kept": ["UPDATE enforcement_restriction SET items = '{air}'"],
    "restriction_has_a_served_order": [
        "UPDATE defaulters_decision SET state = 'revoked' WHERE kind = 'restrict' AND state = 'served'",
        TOUCH,
    ],
    "restriction_has_a_basis_in_force": [REPEALED.format("consumption_1_2"), TOUCH],
    "restriction_items_have_a_basis_in_force": [REPEALED.format("consumption_3%"), TOUCH],
    "restriction_reaches_obligor_or_found_person": [ANOTHER_OWES, TOUCH],
    "restriction_replaces_its_like": [
        "UPDATE enforcement_restriction SET end_reason = 'wrong' WHERE end_reason = 'replaced'",
        TOUCH,
    ],
    "replaced_restriction_has_a_successor": [
        "UPDATE enforcement_restriction SET end_reason = 'replaced' WHERE end_reason = 'lifted_by_decision'"
    ],
    "milder_order_adds_nothing": [SECOND_MILDER],
    "restriction_has_an_unperformed_duty": [
        "UPDATE courts_obligation SET kind = 'OB3' WHERE kind = 'OB1'",
        TOUCH,
    ],
    "performed_obligation_binds_nobody": ["UPDATE courts_obligation SET performed_on = '2026-05-12'"],
    "published_listing_has_a_restriction": [
        f"UPDATE enforcement_restriction SET state = 'lifted', {ENDED} WHERE listing_id IS NOT NULL"
    ],
    "art1_2_restriction_has_a_live_listing": [f"UPDATE defaulters_listing SET state = 'deleted', {ENDED}"],
}
KEPT_WHOLE = {
    "schedules_are_kept": ["DELETE FROM enforcement_measureschedule"],
    "changes_are_kept": ["DELETE FROM enforcement_change"],
    "reviews_are_kept": ["DELETE FROM enforcement_review"],
    "linked_person_findings_are_kept": ["DELETE FROM enforcement_linkedperson"],
}


def test_every_law_is_tried() -> None:
    assert set(TRIES) == breaking.laws("enforcement")


def test_every_law_refuses_what_breaks_it_by_its_name(world: World) -> None:
    everything.play(world)
    for tries in (TRIES, KEPT_WHOLE):
        assert {law: breaking.broken(tries[law]) for law in tries} == {law: law for law in tries}


OTHER_THAN_IT_WAS = [
    "order_id = (SELECT id FROM defaulters_decision WHERE kind = 'list' LIMIT 1)",
    "obligation_id = (SELECT max(id) FROM courts_obligation)",
    "subject_id = (SELECT max(id) FROM courts_subject)",
    "basis = 'art1_1'",
    "legal_basis_id = (SELECT id FROM enforcement_legalbasis WHERE code = 'consumption_3_1')",
    "linked_person_id = (SELECT id FROM enforcement_linkedperson LIMIT 1)",
]


@pytest.mark.parametrize("change", OTHER_THAN_IT_WAS)
def test_nothing_that_was_ordered_changes_within_a_restriction(world: World, change: str) -> None:
    listing = everything.play(world)
    row = Restriction.objects.filter(listing=listing, linked_person=None).get()
    statement = f"UPDATE enforcement_restriction SET {change} WHERE id = {row.pk}"
    assert breaking.broken([statement]) == "restriction_items_are_kept"
