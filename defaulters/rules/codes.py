"""Every refusal of `defaulters`. A bar of eligibility stands bare, all others are `noun.problem`."""

from enum import StrEnum


class Code(StrEnum):
    # Bars of eligibility: why a person may not be listed or restricted now.
    WARNING_NOT_SERVED = "warning_not_served"
    NOTICE_NOT_SERVED = "notice_not_served"
    NOTICE_PERIOD_RUNNING = "notice_period_running"
    OBLIGATION_PERFORMED = "obligation_performed"
    KIND_UNCLASSIFIED = "kind_unclassified"
    NOT_PAY_OR_DELIVER = "not_pay_or_deliver"
    GROUND_MISSING = "ground_missing"
    CONDUCT_MISSING = "conduct_missing"
    ABILITY_FINDING_MISSING = "ability_finding_missing"
    ABILITY_FINDING_EXPIRED = "ability_finding_expired"
    ABILITY_NONE = "ability_none"
    INABILITY_NOT_WEIGHED = "inability_not_weighed"
    MINOR = "minor"
    BIRTH_UNKNOWN = "birth_unknown"
    DECEASED = "deceased"
    SECURITY_GIVEN = "security_given"
    ASSETS_SUFFICE = "assets_suffice"
    RANKS_LATER = "ranks_later"
    APPLICANT_HOLDS_OFF = "applicant_holds_off"
    CAMPUS_LOAN_STUDENT = "campus_loan_student"
    LINKED_PERSON = "linked_person"
    OWN_TOOL_NOT_USED = "own_tool_not_used"
    ALREADY_LISTED = "already_listed"
    RELISTING_BARRED = "relisting_barred"
    SAME_GROUND_AFTER_TERM = "same_ground_after_term"
    ENFORCEMENT_HALTED = "enforcement_halted"
    SETTLEMENT_NOT_BREACHED = "settlement_not_breached"
    CONDUCT_IN_FUTURE = "conduct.in_future"

    # Severity and its policy.
    SEVERITY_FACTS_INVALID = "severity.facts_invalid"
    SEVERITY_NO_POLICY = "severity.no_policy"
    SEVERITY_POLICY_INVALID = "severity.policy_invalid"
    SEVERITY_POLICY_BREAKS_LAW = "severity.policy_breaks_law"

    # Terms and grace.
    TERM_GROUND_UNKNOWN = "term.ground_unknown"
    TERM_UNTIMED = "term.untimed"
    TERM_EXTENSION_OUT_OF_RANGE = "term.extension_out_of_range"
    TERM_EXTENSION_REASON_MISSING = "term.extension_reason_missing"
    TERM_EXTENSION_REASON_UNFOUNDED = "term.extension_reason_unfounded"
    GRACE_TOO_LONG = "grace.too_long"
    GRACE_TOO_SHORT = "grace.too_short"

    # Decisions and who makes them.
    DECISION_KIND_UNKNOWN = "decision.kind_unknown"
    DECISION_REVIEWER_MISSING = "decision.reviewer_missing"
    DECISION_SAME_PERSON = "decision.same_person"
    DECISION_NOT_A_DRAFT = "decision.not_a_draft"
    DECISION_NOT_GRADED = "decision.not_graded"
    DECISION_NOT_SIGNED = "decision.not_signed"
    DECISION_REVIEWING_COURT = "decision.reviewing_court"

    # Objections and reconsiderations.
    OBJECTION_ALREADY_OPEN = "objection.already_open"
    OBJECTION_DAY_IN_FUTURE = "objection.day_in_future"
    OBJECTION_DECISION_NOT_SERVED = "objection.decision_not_served"
    OBJECTION_EMPTY = "objection.empty"
    OBJECTION_NOTHING_FOLLOWS = "objection.nothing_follows"
    OBJECTION_OWN_DECISION = "objection.own_decision"
    RECONSIDERATION_NO_HIGHER_COURT = "reconsideration.no_higher_court"
    RECONSIDERATION_NO_SERVED_DISMISSAL = "reconsideration.no_served_dismissal"
    RECONSIDERATION_TOO_LATE = "reconsideration.too_late"

    # What the applicant asks for.
    APPLICATION_IN_FUTURE = "application.in_future"
    APPLICATION_PENDING = "application.pending"
    APPLICATION_NO_APPLICANT = "application.no_applicant"
    APPLICATION_NOT_THE_APPLICANT = "application.not_the_applicant"

    # The warning before a listing.
    WARNING_KEPT = "warning.kept"
    WARNING_LEAVES_NO_TIME = "warning.leaves_no_time"
    WARNING_RUNNING = "warning.running"

    # Ability to perform.
    ABILITY_FIGURES_INVALID = "ability.figures_invalid"

    # How a listing ends.
    LISTING_ENDING_UNKNOWN = "listing.ending_unknown"
    LISTING_ENDING_UNAVAILABLE = "listing.ending_unavailable"
    LISTING_GRACE_RUNS = "listing.grace_runs"
    LISTING_GROUND_LEFT = "listing.ground_left"
    LISTING_NOT_A_WORKING_DAY = "listing.not_a_working_day"
    LISTING_NOT_PERFORMED = "listing.not_performed"
    LISTING_REMOVAL_NOT_DUE = "listing.removal_not_due"
    LISTING_NOT_AN_ENDING = "listing.not_an_ending"
    LISTING_CONSENT_SCOPE_INVALID = "listing.consent_scope_invalid"
