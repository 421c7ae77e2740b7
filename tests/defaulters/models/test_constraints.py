"""Every constraint of `defaulters` refuses the row that it is there for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.factories import breaking, everything
from tests.factories.breaking import Wrong
from tests.factories.cases import World

LONG_AGO, DAY = date(2000, 1, 1), date(2026, 5, 12)
SERVED = {"kind": "list", "state": "served"}
PUBLISHED = {"state": "published"}
DISMISSED = {"state": "dismissed"}
REFUSED = {"state": "refused"}

TRIES = {
    "ability_finding_amounts_not_negative": Wrong("defaulters.abilityfinding", {"assets": Decimal(-1)}),
    "ability_finding_days_in_order": Wrong("defaulters.abilityfinding", {"valid_until": LONG_AGO}),
    "ability_finding_has_reasons": Wrong("defaulters.abilityfinding", {"reasons": ""}),
    "ability_finding_result_known": Wrong("defaulters.abilityfinding", {"result": "rich"}),
    "application_clock_in_order": Wrong("defaulters.application", {"due_on": LONG_AGO}),
    "application_days_in_order": Wrong("defaulters.application", {"decided_on": LONG_AGO}, REFUSED),
    "application_end_is_complete": Wrong("defaulters.application", {"refusal": ""}, REFUSED),
    "application_measure_known": Wrong("defaulters.application", {"measure": "jail"}, REFUSED),
    "application_one_pending": Wrong(
        "defaulters.application", {"receipt": "ABCDEFGHJK"}, {"state": "pending"}
    ),
    "application_says_why": Wrong("defaulters.application", {"text": ""}, REFUSED),
    "application_state_known": Wrong(
        "defaulters.application", {"state": "lost"}, REFUSED, without=("application_end_is_complete",)
    ),
    "conduct_finding_days_in_order": Wrong("defaulters.conductfinding", {"happened_on": date(2100, 1, 1)}),
    "conduct_finding_ground_known": Wrong("defaulters.conductfinding", {"ground": "G1"}),
    "conduct_finding_has_evidence": Wrong("defaulters.conductfinding", {"evidence": ""}),
    "decision_author_is_not_reviewer": Wrong(
        "defaulters.decision", lambda row: {"reviewer_id": row.author_id}, SERVED
    ),
    "decision_author_is_not_signer": Wrong(
        "defaulters.decision", lambda row: {"signer_id": row.author_id}, SERVED
    ),
    "decision_burden_has_three_people": Wrong("defaulters.decision", {"reviewer": None}, SERVED),
    "decision_frozen_by_digest": Wrong("defaulters.decision", {"digest": ""}, SERVED),
    "decision_withdrawn_has_reason": Wrong(
        "defaulters.decision", {"withdrawn_because": ""}, {"state": "withdrawn"}
    ),
    "decision_has_reasons": Wrong("defaulters.decision", {"reasons": ""}, SERVED),
    "decision_kind_known": Wrong("defaulters.decision", {"kind": "fine"}, SERVED),
    "decision_relief_has_two_people": Wrong("defaulters.decision", {"signer": None}, {"kind": "permit"}),
    "decision_reviewer_is_not_signer": Wrong(
        "defaulters.decision", lambda row: {"signer_id": row.reviewer_id}, SERVED
    ),
    "decision_served_when": Wrong("defaulters.decision", {"served_on": None}, SERVED),
    "decision_signed_when": Wrong("defaulters.decision", {"signed_on": None}, SERVED),
    "decision_state_known": Wrong(
        "defaulters.decision", {"state": "lost"}, SERVED, without=("decision_signed_when",)
    ),
    "decision_version_once": Wrong("defaulters.decisionversion"),
    "grading_grade_known": Wrong("defaulters.grading", {"grade": "worst"}),
    "listing_days_in_order": Wrong(
        "defaulters.listing", {"state": "deleted", "end_reason": "D1", "ended_on": LONG_AGO}, PUBLISHED
    ),
    "listing_end_has_reason": Wrong("defaulters.listing", {"state": "deleted"}, PUBLISHED),
    "listing_end_reason_known": Wrong(
        "defaulters.listing", {"state": "deleted", "ended_on": DAY, "end_reason": "D9"}, PUBLISHED
    ),
    "listing_ground_clock": Wrong("defaulters.listingground", {"until_day": DAY}, {"ground": "G1"}),
    "listing_ground_known": Wrong("defaulters.listingground", {"ground": "G9", "until_day": DAY}),
    "listing_ground_once": Wrong("defaulters.listingground"),
    "listing_one_live": Wrong(
        "defaulters.listing", lambda row: {"decision_id": row.decision.pair.pk}, PUBLISHED
    ),
    "listing_published_text_is_kept": Wrong("defaulters.listing", {"published": None}, PUBLISHED),
    "listing_removal_due_has_reason": Wrong("defaulters.listing", {"removal_due_on": DAY}, PUBLISHED),
    "listing_removal_reason_known": Wrong(
        "defaulters.listing", {"removal_due_on": DAY, "removal_reason": "D9"}, PUBLISHED
    ),
    "listing_state_known": Wrong(
        "defaulters.listing", {"state": "lost"}, PUBLISHED, without=("listing_end_has_reason",)
    ),
    "objection_days_in_order": Wrong("defaulters.objection", {"decided_on": LONG_AGO}, DISMISSED),
    "objection_decided_completely": Wrong("defaulters.objection", {"decided_by": None}, DISMISSED),
    "objection_dismissal_is_issued": Wrong("defaulters.objection", {"document": None}, DISMISSED),
    "objection_departure_by_extract": Wrong("defaulters.objection", {"ground": "left_post"}, DISMISSED),
    "objection_due_in_order": Wrong("defaulters.objection", {"due_on": LONG_AGO}, DISMISSED),
    "objection_follows_known": Wrong("defaulters.objection", {"follows": "applause"}, {"state": "upheld"}),
    "objection_ground_known": Wrong("defaulters.objection", {"ground": "mood"}, DISMISSED),
    "objection_one_open": Wrong("defaulters.objection", where={"state": "lodged"}),
    "objection_says_why": Wrong("defaulters.objection", {"text": ""}, DISMISSED),
    "objection_state_known": Wrong(
        "defaulters.objection",
        {"state": "lost"},
        DISMISSED,
        without=("objection_decided_completely", "objection_dismissal_is_issued"),
    ),
    "objection_upheld_says_what_follows": Wrong("defaulters.objection", {"follows": "cancel"}, DISMISSED),
    "reconsideration_days_in_order": Wrong("defaulters.reconsideration", {"decided_on": LONG_AGO}),
    "reconsideration_decided_completely": Wrong("defaulters.reconsideration", {"reasons": "x"}),
    "reconsideration_due_in_order": Wrong("defaulters.reconsideration", {"due_on": LONG_AGO}),
    "reconsideration_says_why": Wrong("defaulters.reconsideration", {"text": ""}),
    "reconsideration_state_known": Wrong(
        "defaulters.reconsideration", {"state": "lost"}, without=("reconsideration_decided_completely",)
    ),
    "reconsideration_upheld_quashes": Wrong(
        "defaulters.reconsideration", {"state": "upheld"}, without=("reconsideration_decided_completely",)
    ),
    "warning_leaves_time": Wrong("defaulters.priorwarning", lambda row: {"avoid_by": row.issued_on}),
    "warning_method_known": Wrong("defaulters.priorwarning", {"method": "pigeon"}),
    "warning_says_why_and_how": Wrong("defaulters.priorwarning", {"remedy": ""}),
}


def test_every_constraint_is_tried() -> None:
    assert set(TRIES) == breaking.constraints("defaulters")


def test_every_constraint_refuses_what_breaks_it_by_its_name(world: World) -> None:
    everything.play(world)
    assert dict(breaking.tried(TRIES)) == {name: name for name in TRIES}
