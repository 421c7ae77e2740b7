"""Every constraint of `enforcement` refuses the row that it is there for."""

from __future__ import annotations

from datetime import date

from courts.models import LedgerEntry
from tests.factories import breaking, everything
from tests.factories.breaking import Change, Wrong
from tests.factories.cases import World

LONG_AGO = date(1900, 1, 1)
MUCH_LATER = date(2026, 6, 13)
TEMPORARY = {"kind": "temporary", "reason": "illness", "evidence": "1"}
ACTIVE = {"state": "active", "linked_person": None}


def _of_a_free_entry(row: object) -> Change:
    return {"entry": LedgerEntry.objects.filter(change=None)[0].pk}


TRIES = {
    "agency_key_days_in_order": Wrong("enforcement.agencykey", {"until_day": LONG_AGO}),
    "agency_kind_known": Wrong("enforcement.partneragency", {"kind": "newspaper"}),
    "change_kind_known": Wrong("enforcement.change", lambda row: _of_a_free_entry(row) | {"kind": "whim"}),
    "change_names_items": Wrong("enforcement.change", lambda row: _of_a_free_entry(row) | {"items": []}),
    "check_asks_of_someone": Wrong("enforcement.check", {"count": 0}),
    "check_names_its_user": Wrong("enforcement.check", {"user_reference": ""}),
    "check_purpose_known": Wrong("enforcement.check", {"purpose": "gossip"}),
    "consequence_large_sum_has_figure": Wrong("enforcement.statutoryconsequence", {"threshold": None}),
    "filing_answer_is_complete": Wrong("enforcement.filing", {"state": "answered"}),
    "filing_kind_known": Wrong("enforcement.filing", {"kind": "poem"}),
    "filing_state_known": Wrong(
        "enforcement.filing", {"state": "lost"}, without=("filing_answer_is_complete",)
    ),
    "hit_reference_once": Wrong("enforcement.hit"),
    "hit_refusal_has_reference": Wrong("enforcement.hit", {"reference": ""}),
    "hit_verdict_known": Wrong("enforcement.hit", {"verdict": "guilty"}),
    "legal_basis_days_in_order": Wrong("enforcement.legalbasis", {"valid_until": LONG_AGO}),
    "legal_basis_level_known": Wrong("enforcement.legalbasis", {"level": "memorandum"}),
    "linked_person_has_finding": Wrong("enforcement.linkedperson", {"facts": ""}),
    "linked_person_is_another": Wrong("enforcement.linkedperson", lambda row: {"person_id": row.unit_id}),
    "linked_person_representative_by_extract": Wrong(
        "enforcement.linkedperson", {"register_extract_on": None}
    ),
    "linked_person_role_known": Wrong("enforcement.linkedperson", {"role": "cousin"}),
    "mark_kind_known": Wrong("enforcement.mark", {"kind": "heard"}),
    "mark_position_once": Wrong("enforcement.mark"),
    "memorandum_binds_known": Wrong("enforcement.memorandum", {"binds": "all"}),
    "memorandum_days_in_order": Wrong("enforcement.memorandum", {"valid_until": LONG_AGO}),
    "permission_has_evidence": Wrong("enforcement.permission", {"kind": "own_money"}),
    "permission_kind_known": Wrong("enforcement.permission", {"kind": "gift", "evidence": "1"}),
    "permission_names_items": Wrong("enforcement.permission", {"items": []}),
    "permission_purchase_in_order": Wrong("enforcement.permission", {"buy_until": LONG_AGO}),
    "permission_temporary_has_reason": Wrong("enforcement.permission", {"reason": "illness"}),
    "permission_temporary_is_travel": Wrong(
        "enforcement.permission", TEMPORARY | {"items": ["air", "tourism"]}
    ),
    "permission_temporary_within_month": Wrong(
        "enforcement.permission", TEMPORARY | {"use_until": MUCH_LATER}
    ),
    "permission_use_in_order": Wrong("enforcement.permission", {"use_until": LONG_AGO}),
    "province_policy_known": Wrong("enforcement.provincepolicy", {"on_bankruptcy": "ignore"}),
    "restriction_basis_known": Wrong("enforcement.restriction", {"basis": "art9"}, ACTIVE),
    "restriction_days_in_order": Wrong("enforcement.restriction", {"until_day": LONG_AGO}, ACTIVE),
    "restriction_end_has_reason": Wrong("enforcement.restriction", {"state": "lifted"}, ACTIVE),
    "restriction_has_end_or_review": Wrong(
        "enforcement.restriction", {"until_day": None, "review_on": None}, ACTIVE
    ),
    "restriction_in_force_has_start": Wrong("enforcement.restriction", {"from_day": None}, ACTIVE),
    "restriction_listed_names_listing": Wrong("enforcement.restriction", {"listing": None}, ACTIVE),
    "restriction_names_items": Wrong("enforcement.restriction", {"items": []}, ACTIVE),
    "restriction_once": Wrong("enforcement.restriction", where=ACTIVE),
    "restriction_state_known": Wrong(
        "enforcement.restriction", {"state": "lost"}, ACTIVE, without=("restriction_end_has_reason",)
    ),
    "restriction_stay_has_cause": Wrong("enforcement.restriction", {"state": "stayed"}, ACTIVE),
    "tries_door_known": Wrong("enforcement.tries", {"door": "window"}),
    "tries_key_once": Wrong("enforcement.tries"),
}


def test_every_constraint_is_tried() -> None:
    assert set(TRIES) == breaking.constraints("enforcement")


def test_every_constraint_refuses_what_breaks_it_by_its_name(world: World) -> None:
    everything.play(world)
    assert dict(breaking.tried(TRIES)) == {name: name for name in TRIES}
