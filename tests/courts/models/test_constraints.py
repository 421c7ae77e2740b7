"""Every constraint of `courts` refuses the row that it is there for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from tests.factories import breaking, everything
from tests.factories.breaking import Wrong
from tests.factories.cases import World

LONG_AGO = date(2000, 1, 1)
NOW = datetime(2026, 5, 12, 2, tzinfo=UTC)
CLOSED = {"state": "closed", "closed_as": "performed", "closed_on": LONG_AGO}
MONEY = {"kind": "OB1"}
ASSESSED = {"result": "truthful"}
GRANTED = {"result": "granted"}
RETURNED = {"kind": "assignee"}
ENDS, SUSPENDS = {"kind": "termination"}, {"kind": "suspension_other"}

TRIES = {
    "access_code_five_tries": Wrong("courts.accesscode", {"failed_tries": 6, "ended_at": NOW}),
    "access_code_one_live": Wrong("courts.accesscode"),
    "allocation_part_known": Wrong("courts.allocation", {"part": "gift"}),
    "allocation_part_once": Wrong("courts.allocation", where={"reverses": None}),
    "allocation_sign": Wrong("courts.allocation", {"amount": Decimal(-1)}, {"reverses": None}),
    "authorisation_days_in_order": Wrong("courts.authorisation", {"until_day": LONG_AGO}),
    "authorisation_names_kinds": Wrong("courts.authorisation", {"kinds": []}),
    "authorisation_two_people": Wrong("courts.authorisation", lambda row: {"deputy_id": row.president_id}),
    "beneficiary_once": Wrong("courts.beneficiary"),
    "calendar_day_kind_known": Wrong("courts.calendarday", {"day": date(2040, 1, 1), "kind": "feast"}),
    "case_closed_as_known": Wrong("courts.case", CLOSED | {"closed_as": "lost"}),
    "case_closed_says_how": Wrong("courts.case", {"state": "closed"}),
    "case_days_in_order": Wrong("courts.case", CLOSED),
    "case_state_known": Wrong("courts.case", {"state": "lost"}, without=("case_closed_says_how",)),
    "circumstance_assets_have_value": Wrong("courts.circumstance", {"kind": "seized_assets"}),
    "circumstance_days_in_order": Wrong("courts.circumstance", {"until_day": LONG_AGO}),
    "circumstance_kind_known": Wrong("courts.circumstance", {"kind": "mood"}),
    "court_level_known": Wrong("courts.court", {"level": "world"}, {"level": "basic"}),
    "court_superior_unless_supreme": Wrong("courts.court", {"superior": None}, {"level": "basic"}),
    "document_kind_known": Wrong("courts.document", {"kind": "rumour"}),
    "document_notice_sets_period": Wrong(
        "courts.document", {"perform_by": None}, {"kind": "enforcement_notice"}
    ),
    "identity_document_one_holder": Wrong("courts.identitydocument"),
    "identity_document_two_people": Wrong(
        "courts.identitydocument", lambda row: {"verified_by_id": row.entered_by_id}
    ),
    "identity_document_type_known": Wrong("courts.identitydocument", {"id_type": "library_card"}),
    "identity_document_verified_when": Wrong("courts.identitydocument", {"verified_at": None}),
    "instalment_amount_positive": Wrong("courts.instalment", {"amount": Decimal(0)}),
    "instalment_day_once": Wrong("courts.instalment"),
    "judgment_basis_known": Wrong("courts.judgment", {"basis": "EB9"}),
    "judgment_days_in_order": Wrong("courts.judgment", {"in_force_on": LONG_AGO}),
    "judgment_interest_rule_known": Wrong("courts.judgment", {"interest_rule": "triple"}),
    "judgment_number_once": Wrong("courts.judgment"),
    "ledger_entry_actor_known": Wrong("courts.ledgerentry", {"position": 10**9, "actor_kind": "ghost"}),
    "ledger_entry_hash_once": Wrong("courts.ledgerentry", {"position": 10**9}),
    "ledger_head_not_negative": Wrong("courts.ledgerhead", {"position": -1}),
    "ledger_head_single": Wrong("courts.ledgerhead", {"id": 2}),
    "obligation_act_kind_for_ob6": Wrong("courts.obligation", {"act_kind": "personal"}, MONEY),
    "obligation_costs_not_negative": Wrong("courts.obligation", {"costs": Decimal(-1)}),
    "obligation_harm_known": Wrong("courts.obligation", {"grave_harm": "grief"}),
    "obligation_interest_known": Wrong("courts.obligation", {"protected_interest": "luck"}),
    "obligation_kind_known": Wrong("courts.obligation", {"kind": "OB9"}, MONEY),
    "obligation_money_has_amount": Wrong("courts.obligation", {"amount": None}, MONEY),
    "obligation_ordinal_once": Wrong("courts.obligation"),
    "obligation_rate_has_start": Wrong("courts.obligation", {"ordinary_rate": Decimal("0.03")}, MONEY),
    "obligor_liability_known": Wrong("courts.obligor", {"liability": "moral"}),
    "obligor_once": Wrong("courts.obligor"),
    "obligor_limit_positive": Wrong("courts.obligor", {"limit": Decimal(0)}),
    "party_change_decided_after_receipt": Wrong("courts.partychange", {"decided_on": LONG_AGO}),
    "party_change_entered_when_served": Wrong("courts.partychange", {"state": "entered"}),
    "party_change_has_text": Wrong("courts.partychange", {"text": ""}),
    "party_change_kind_known": Wrong("courts.partychange", {"kind": "spouse", "limit": None}),
    "party_change_of_two": Wrong("courts.partychange", lambda row: {"predecessor_id": row.successor_id}),
    "party_change_one_pending": Wrong("courts.partychange", where={"state": "pending"}),
    "party_change_ruling_has_reasons": Wrong("courts.partychange", {"reasons": ""}),
    "party_change_served_after_ruling": Wrong("courts.partychange", {"served_on": LONG_AGO}),
    "party_change_state_known": Wrong("courts.partychange", {"state": "lost"}),
    "party_change_within_what_was_taken": Wrong("courts.partychange", {"limit": None}),
    "party_remedy_days_in_order": Wrong(
        "courts.partyremedy",
        lambda row: {
            "state": "upheld",
            "reasons": "理由",
            "decided_on": LONG_AGO,
            "decided_by_id": row.change.received_by_id,
        },
    ),
    "party_remedy_decision_has_reasons": Wrong("courts.partyremedy", {"reasons": "理由"}),
    "party_remedy_has_text": Wrong("courts.partyremedy", {"text": ""}),
    "party_remedy_state_known": Wrong(
        "courts.partyremedy", {"state": "lost"}, without=("party_remedy_decision_has_reasons",)
    ),
    "party_request_has_text": Wrong("courts.partyrequest", {"text": ""}, RETURNED),
    "party_request_kind_known": Wrong("courts.partyrequest", {"kind": "ghost"}, RETURNED),
    "party_request_one_open": Wrong(
        "courts.partyrequest", {"receipt": "ABCDEFGHJK"}, {"returned_because": ""}
    ),
    "party_request_return_is_complete": Wrong("courts.partyrequest", {"returned_by": None}, RETURNED),
    "party_suit_days_in_order": Wrong("courts.partysuit", {"in_force_on": LONG_AGO}),
    "party_suit_end_is_complete": Wrong("courts.partysuit", {"judgment": ""}),
    "party_suit_has_number": Wrong("courts.partysuit", {"number": ""}),
    "party_suit_state_known": Wrong("courts.partysuit", {"state": "lost"}),
    "performance_confirmed_when": Wrong("courts.performance", {"confirmed_at": None}),
    "performance_desk_has_people": Wrong("courts.performance", {"recorded_by": None}, {"source": "desk"}),
    "performance_money_or_act": Wrong("courts.performance", {"amount": None}),
    "performance_reference_once": Wrong("courts.performance"),
    "performance_refusal_has_reason": Wrong("courts.performance", {"reason": ""}, {"state": "reversed"}),
    "performance_source_known": Wrong("courts.performance", {"source": "cash"}),
    "performance_state_known": Wrong("courts.performance", {"state": "lost"}),
    "performance_two_people": Wrong(
        "courts.performance", lambda row: {"confirmed_by_id": row.recorded_by_id}
    ),
    "posting_days_in_order": Wrong("courts.posting", {"until_day": LONG_AGO}),
    "posting_once_at_a_time": Wrong("courts.posting"),
    "posting_role_known": Wrong("courts.posting", {"role": "king"}),
    "property_clue_clock_in_order": Wrong(
        "courts.propertyclue", {"due_on": LONG_AGO, "receipt": "ABCDEFGHJK", "search": None}
    ),
    "property_clue_says_what": Wrong("courts.propertyclue", {"text": "", "search": None}),
    "property_item_kind_known": Wrong("courts.propertyitem", {"kind": "ghost"}),
    "property_item_once": Wrong("courts.propertyitem"),
    "property_item_says_what": Wrong("courts.propertyitem", {"content": "", "kind": "right"}),
    "property_report_assessment_is_complete": Wrong("courts.propertyreport", {"reasons": ""}, ASSESSED),
    "property_report_change_before": Wrong(
        "courts.propertyreport", {"changed_on": date(2040, 1, 1)}, {"kind": "supplement"}
    ),
    "property_report_days_in_order": Wrong("courts.propertyreport", {"assessed_on": LONG_AGO}, ASSESSED),
    "property_report_excuse_is_complete": Wrong("courts.propertyreportorder", {"excuse": "1"}),
    "property_report_first_once": Wrong(
        "courts.propertyreport", {"receipt": "ABCDEFGHJK"}, {"kind": "report"}
    ),
    "property_report_kind_known": Wrong(
        "courts.propertyreport",
        {"kind": "rumour"},
        ASSESSED,
        without=("property_report_supplement_names_change",),
    ),
    "property_report_order_once": Wrong(
        "courts.propertyreportorder", without=("courts_propertyreportorder_document_id_key",)
    ),
    "report_extension_answer_is_complete": Wrong("courts.reportextension", {"reasons": "1"}, {"result": ""}),
    "report_extension_asks_for_later": Wrong("courts.reportextension", {"asked_until": LONG_AGO}, GRANTED),
    "report_extension_days_in_order": Wrong("courts.reportextension", {"decided_on": LONG_AGO}, GRANTED),
    "report_extension_grant_names_day": Wrong("courts.reportextension", {"until": None}, GRANTED),
    "report_extension_has_text": Wrong("courts.reportextension", {"text": ""}, GRANTED),
    "report_extension_one_open": Wrong("courts.reportextension", where={"result": ""}),
    "report_extension_result_known": Wrong(
        "courts.reportextension", {"result": "lost"}, GRANTED, without=("report_extension_grant_names_day",)
    ),
    "property_report_result_known": Wrong("courts.propertyreport", {"result": "lost"}, ASSESSED),
    "property_report_supplement_names_change": Wrong(
        "courts.propertyreport", {"changed_on": LONG_AGO}, {"kind": "report"}
    ),
    "property_search_once": Wrong("courts.propertysearch", where={"source": "network"}),
    "property_search_result_known": Wrong("courts.propertysearch", {"result": "maybe"}),
    "property_search_source_known": Wrong("courts.propertysearch", {"source": "gossip"}),
    "ruling_asked_by_debtor_for_other_suspension": Wrong("courts.ruling", {"asked_by_debtor": True}, ENDS),
    "ruling_days_in_order": Wrong("courts.ruling", {"served_on": LONG_AGO}),
    "ruling_has_reasons": Wrong("courts.ruling", {"reasons": ""}),
    "ruling_kind_known": Wrong("courts.ruling", {"kind": "mercy"}, ENDS),
    "ruling_number_once": Wrong("courts.ruling"),
    "ruling_span_in_order": Wrong("courts.ruling", {"until_day": LONG_AGO}, SUSPENDS),
    "ruling_suspension_has_span": Wrong("courts.ruling", {"from_day": None}, SUSPENDS),
    "service_electronic_by_consent": Wrong("courts.proofofservice", {"method": "electronic"}),
    "service_method_known": Wrong("courts.proofofservice", {"method": "pigeon"}),
    "settlement_breach_says_what": Wrong("courts.settlement", {"breach": ""}, {"state": "breached"}),
    "settlement_days_in_order": Wrong("courts.settlement", {"due_on": LONG_AGO}),
    "settlement_one_current": Wrong("courts.settlement", where={"state": "current"}),
    "settlement_state_known": Wrong("courts.settlement", {"state": "lost"}, {"state": "current"}),
    "settlement_total_positive": Wrong("courts.settlement", {"total": Decimal(0)}),
    "subject_kind_known": Wrong("courts.subject", {"kind": "robot"}),
    "transfer_accepted_leaves_a_number": Wrong(
        "courts.transfer", {"accepted_on": date(2040, 1, 1)}, {"state": "proposed"}
    ),
    "transfer_days_in_order": Wrong("courts.transfer", {"accepted_on": LONG_AGO}, {"state": "accepted"}),
    "transfer_has_reasons": Wrong("courts.transfer", {"reasons": ""}),
    "transfer_one_open": Wrong("courts.transfer", where={"state": "proposed"}),
    "transfer_state_known": Wrong("courts.transfer", {"state": "lost"}, {"state": "proposed"}),
    "transfer_to_another_court": Wrong("courts.transfer", lambda row: {"to_court_id": row.from_court_id}),
    "subject_name_form_known": Wrong("courts.subjectname", {"form": "nickname"}),
    "subject_death_has_evidence": Wrong("courts.subject", {"died_on": date(2026, 5, 1)}, {"kind": "natural"}),
    "subject_name_once": Wrong("courts.subjectname", {"form": "former"}),
    "subject_name_one_document_form": Wrong("courts.subjectname", {"digest": UUID(int=7)}),
    "subject_sex_known": Wrong("courts.subject", {"sex": "other"}, {"kind": "natural"}),
    "subject_unit_has_no_birth": Wrong("courts.subject", {"kind": "unit"}, {"kind": "natural"}),
    "tool_use_has_reason": Wrong("courts.tooluse", {"reason": ""}),
    "tool_use_outcome_known": Wrong("courts.tooluse", {"outcome": "fun"}),
    "tool_use_tool_known": Wrong("courts.tooluse", {"tool": "whip"}),
}


def test_every_constraint_is_tried() -> None:
    assert set(TRIES) == breaking.constraints("courts")


def test_every_constraint_refuses_what_breaks_it_by_its_name(world: World) -> None:
    everything.play(world)
    assert dict(breaking.tried(TRIES)) == {name: name for name in TRIES}


def test_no_sum_is_as_wrong_as_a_sum_of_nothing(world: World) -> None:
    everything.play(world)
    nothing = {
        "obligation_money_has_amount": Wrong("courts.obligation", {"amount": Decimal(0)}, MONEY),
        "performance_money_or_act": Wrong("courts.performance", {"amount": Decimal(0)}),
        "circumstance_assets_have_value": Wrong(
            "courts.circumstance", {"kind": "seized_assets", "value": Decimal(0)}
        ),
    }
    assert dict(breaking.tried(nothing)) == {name: name for name in nothing}
