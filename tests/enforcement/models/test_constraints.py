"""Every constraint of `enforcement` refuses the row that it is there for."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from courts.models import Document, LedgerEntry
from tests.factories import breaking, everything
from tests.factories.breaking import Change, Wrong
from tests.factories.cases import World

LONG_AGO = date(1900, 1, 1)
MUCH_LATER = date(2026, 6, 13)
TEMPORARY = {"kind": "temporary", "reason": "illness", "evidence": "1"}
ACTIVE = {"state": "active", "linked_person": None, "listing__isnull": False}
REPLACING = {"replaces__isnull": False}


def _of_a_free_entry(row: object) -> Change:
    return {"entry": LedgerEntry.objects.filter(change=None, sandbox_change=None)[0].pk}


def _of_another_paper(document_id: int) -> Change:
    return {"document": Document.objects.exclude(pk=document_id)[0].pk}


TRIES = {
    "agency_key_days_in_order": Wrong("enforcement.agencykey", {"until_day": LONG_AGO}),
    "agency_kind_known": Wrong("enforcement.partneragency", {"kind": "newspaper"}),
    "assistance_delivery_days_in_order": Wrong(
        "enforcement.assistancedelivery",
        lambda row: {"delivered_on": LONG_AGO, "receipt": "1", "recorded_by": row.sent_by_id},
    ),
    "assistance_delivery_has_receipt": Wrong("enforcement.assistancedelivery", {"receipt": "1"}),
    "assistance_delivery_method_known": Wrong("enforcement.assistancedelivery", {"method": "pigeon"}),
    "assistance_delivery_once": Wrong("enforcement.assistancedelivery"),
    "assistance_days_in_order": Wrong("enforcement.assistancenotice", {"until_day": LONG_AGO}),
    "assistance_names_items": Wrong("enforcement.assistancenotice", {"items": []}),
    "assistance_once": Wrong("enforcement.assistancenotice", lambda row: _of_another_paper(row.document_id)),
    "change_exemption_names_permission": Wrong(
        "enforcement.change", lambda row: _of_a_free_entry(row) | {"kind": "exempted", "permission": None}
    ),
    "change_kind_known": Wrong("enforcement.change", lambda row: _of_a_free_entry(row) | {"kind": "whim"}),
    "change_names_items": Wrong("enforcement.change", lambda row: _of_a_free_entry(row) | {"items": []}),
    "check_asks_of_someone": Wrong("enforcement.check", {"count": 0}),
    "check_names_its_user": Wrong("enforcement.check", {"user_reference": ""}),
    "check_purpose_known": Wrong("enforcement.check", {"purpose": "gossip"}),
    "consequence_large_sum_has_figure": Wrong("enforcement.statutoryconsequence", {"threshold": None}),
    "endpoint_attempt_outcome_known": Wrong("enforcement.endpointattempt", {"outcome": "lost"}),
    "endpoint_attempt_status_is_of_an_answer": Wrong("enforcement.endpointattempt", {"status": 200}),
    "endpoint_disabled_has_its_time": Wrong("enforcement.endpoint", {"state": "disabled"}),
    "endpoint_failing_since_first_failure": Wrong("enforcement.endpoint", {"failures": 1}),
    "endpoint_notice_kind_known": Wrong(
        "enforcement.endpointnotice", {"kind": "gossip"}, without=("endpoint_notice_says_what_its_kind_says",)
    ),
    "endpoint_notice_open_once": Wrong("enforcement.endpointnotice", {"message": "msg_2"}),
    "endpoint_notice_says_what_its_kind_says": Wrong("enforcement.endpointnotice", {"kind": "endpoint.test"}),
    "endpoint_notice_state_known": Wrong("enforcement.endpointnotice", {"state": "lost"}),
    "endpoint_old_secret_ends": Wrong("enforcement.endpoint", {"old_secret": b"-"}),
    "endpoint_once": Wrong("enforcement.endpoint", {"uuid": UUID(int=1)}),
    "endpoint_state_known": Wrong("enforcement.endpoint", {"state": "lost"}),
    "filing_answer_is_complete": Wrong("enforcement.filing", {"state": "answered"}),
    "filing_departure_by_extract": Wrong("enforcement.filing", {"kind": "left_post"}),
    "filing_emergency_by_the_hour": Wrong("enforcement.filing", {"kind": "urgent_travel"}),
    "filing_journey_names_its_day": Wrong("enforcement.filing", {"kind": "travel"}),
    "filing_kind_known": Wrong("enforcement.filing", {"kind": "poem"}),
    "filing_refusal_has_its_paper": Wrong("enforcement.filing", {"refused_for": "money_not_own"}),
    "fishing_alarm_open_once": Wrong("enforcement.fishingalarm"),
    "fishing_note_has_its_time": Wrong("enforcement.fishingalarm", {"note": "-"}),
    "fishing_sign_known": Wrong("enforcement.fishingalarm", {"sign": "hunch"}),
    "intake_refusal_once": Wrong("enforcement.intakerefusal"),
    "kept_answer_once": Wrong("enforcement.keptanswer"),
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
    "partner_report_answer_is_complete": Wrong("enforcement.partnerreport", {"answer": "1"}),
    "partner_report_kind_known": Wrong("enforcement.partnerreport", {"kind": "rumour"}),
    "partner_report_once": Wrong("enforcement.partnerreport"),
    "partner_report_outcome_known": Wrong(
        "enforcement.partnerreport", {"outcome": "guilty"}, without=("partner_report_answer_is_complete",)
    ),
    "partner_report_state_known": Wrong(
        "enforcement.partnerreport", {"state": "lost"}, without=("partner_report_answer_is_complete",)
    ),
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
    "print_fault_of_one_paper": Wrong("enforcement.printfault", {"document": None}),
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
    "restriction_one_live": Wrong("enforcement.restriction", where=ACTIVE),
    "restriction_replaced_once": Wrong(
        "enforcement.restriction", {"state": "cancelled", "ended_on": LONG_AGO, "end_reason": "1"}, REPLACING
    ),
    "restriction_state_known": Wrong(
        "enforcement.restriction", {"state": "lost"}, ACTIVE, without=("restriction_end_has_reason",)
    ),
    "restriction_of_the_dead_binds_nobody": Wrong(
        "enforcement.restriction", {"stayed_by_death": True}, ACTIVE
    ),
    "restriction_stay_has_cause": Wrong("enforcement.restriction", {"state": "stayed"}, ACTIVE),
    "shortfall_once": Wrong("enforcement.shortfall"),
    "shortfall_reason_known": Wrong("enforcement.shortfall", {"reason": "mood"}),
    "shortfall_resolution_is_complete": Wrong("enforcement.shortfall", {"resolution": "1"}),
    "review_goes_on_or_drafts": Wrong("enforcement.review", {"next_on": None}),
    "review_has_reasons": Wrong("enforcement.review", {"reasons": ""}),
    "review_outcome_known": Wrong(
        "enforcement.review", {"outcome": "shrug"}, without=("review_goes_on_or_drafts",)
    ),
    "school_fee_above_standard": Wrong("enforcement.schoolfee", {"fee": 1}),
    "school_fee_names_sources": Wrong("enforcement.schoolfee", {"sources": ""}),
    "sandbox_change_kind_known": Wrong(
        "enforcement.sandboxchange", lambda row: _of_a_free_entry(row) | {"kind": "whim"}
    ),
    "sandbox_change_names_items": Wrong(
        "enforcement.sandboxchange", lambda row: _of_a_free_entry(row) | {"items": []}
    ),
    "sandbox_change_role_known": Wrong(
        "enforcement.sandboxchange", lambda row: _of_a_free_entry(row) | {"role": "extra"}
    ),
    "sandbox_shortfall_once": Wrong("enforcement.sandboxshortfall"),
    "sandbox_shortfall_reason_known": Wrong("enforcement.sandboxshortfall", {"reason": "mood"}),
    "snapshot_asked_for_once": Wrong("enforcement.snapshot", {"uuid": UUID(int=1)}),
    "snapshot_built_is_complete": Wrong("enforcement.snapshot", {"sha256": "0" * 64}),
    "terms_stamp_is_one_row": Wrong("enforcement.termsstamp", {"pk": 2}),
    "tries_door_known": Wrong("enforcement.tries", {"door": "window"}),
    "tries_key_once": Wrong("enforcement.tries"),
}


def test_every_constraint_is_tried() -> None:
    assert set(TRIES) == breaking.constraints("enforcement")


def test_every_constraint_refuses_what_breaks_it_by_its_name(world: World) -> None:
    everything.play(world)
    assert dict(breaking.tried(TRIES)) == {name: name for name in TRIES}
