"""Every law of courts/laws.sql refuses the statement that it is there for."""

from __future__ import annotations

from tests.factories import breaking, everything
from tests.factories.cases import World

OF_ANOTHER_JUDGMENT = """
    UPDATE courts_performance p SET obligation_id = (
        SELECT o.id FROM courts_obligation o JOIN courts_case c ON c.judgment_id <> o.judgment_id
        WHERE c.id = p.case_id LIMIT 1)
"""
MORE_THAN_CAME_IN = """
    INSERT INTO courts_allocation (performance_id, obligation_id, part, amount)
    SELECT performance_id, obligation_id, 'costs', 1000000 FROM courts_allocation WHERE reverses_id IS NULL
"""

TRIES = {
    "ledger_is_append_only": ["UPDATE courts_ledgerentry SET code = 'x'"],
    "documents_are_kept": ["UPDATE courts_document SET number = 'x'"],
    "renditions_are_kept": ["UPDATE courts_rendition SET sha256 = 'x'"],
    "service_is_kept": ["UPDATE courts_proofofservice SET served_on = '2026-01-01'"],
    "allocations_are_kept": ["UPDATE courts_allocation SET amount = 0"],
    "judgments_are_kept": ["DELETE FROM courts_judgment"],
    "obligations_are_kept": ["DELETE FROM courts_obligation"],
    "cases_are_kept": ["DELETE FROM courts_case"],
    "performances_are_kept": ["DELETE FROM courts_performance"],
    "identity_number_is_kept": ["UPDATE courts_identitydocument SET number = 'x'::bytea"],
    "performance_is_of_its_judgment": [OF_ANOTHER_JUDGMENT],
    "allocation_within_performance": [MORE_THAN_CAME_IN],
    "instalments_make_up_the_total": ["UPDATE courts_instalment SET amount = amount + 1"],
}
KEPT_WHOLE = {
    "ledger_is_append_only": ["DELETE FROM courts_ledgerentry"],
    "documents_are_kept": ["DELETE FROM courts_document"],
    "renditions_are_kept": ["DELETE FROM courts_rendition"],
    "service_is_kept": ["DELETE FROM courts_proofofservice"],
    "allocations_are_kept": ["DELETE FROM courts_allocation"],
    "instalments_make_up_the_total": ["UPDATE courts_settlement SET total = total + 1"],
}


def test_every_law_is_tried() -> None:
    assert set(TRIES) == breaking.laws("courts")


def test_every_law_refuses_what_breaks_it_by_its_name(world: World) -> None:
    everything.play(world)
    for tries in (TRIES, KEPT_WHOLE):
        assert {law: breaking.broken(tries[law]) for law in tries} == {law: law for law in tries}


def test_what_a_document_may_still_become_is_not_refused(world: World) -> None:
    everything.play(world)
    assert breaking.broken(["UPDATE courts_identitydocument SET ended_on = '2026-05-12'"]) == ""
