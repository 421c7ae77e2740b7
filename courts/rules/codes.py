"""The stable codes by which `courts` refuses. Clients and tests match them; labels stand in the models."""

from enum import StrEnum


class Code(StrEnum):
    """`noun.problem`, grouped by noun and sorted."""

    ACTOR_USER_NEEDED = "actor.user_needed"

    AMOUNT_NEGATIVE = "amount.negative"
    AMOUNT_NOT_POSITIVE = "amount.not_positive"

    CALENDAR_CONTRADICTORY = "calendar.contradictory"

    CASE_CLOSED = "case.closed"
    CASE_EXISTS = "case.exists"
    CASE_PROCEDURE_TOO_EARLY = "case.procedure_too_early"
    CASE_PROCEDURE_WITHOUT_ORDER = "case.procedure_without_order"
    CASE_STRUCK_OFF_WITH_SANCTIONS = "case.struck_off_with_sanctions"
    CASE_SUBJECT_OWES_NOTHING = "case.subject_owes_nothing"
    CASE_UNKNOWN = "case.unknown"

    CASE_NUMBER_COURT = "case_number.court"
    CASE_NUMBER_FORMAT = "case_number.format"
    CASE_NUMBER_TYPE = "case_number.type"

    COURT_UNKNOWN = "court.unknown"

    DAYS_NEGATIVE = "days.negative"

    IDENTITY_CHECKSUM = "identity.checksum"
    IDENTITY_FORMAT = "identity.format"
    IDENTITY_ISSUER = "identity.issuer"
    IDENTITY_MASKED = "identity.masked"
    IDENTITY_TYPE_MISMATCH = "identity.type_mismatch"
    IDENTITY_TYPE_UNKNOWN = "identity.type_unknown"

    JUDGMENT_CHANGED = "judgment.changed"
    JUDGMENT_EXISTS = "judgment.exists"
    JUDGMENT_NOT_IN_FORCE = "judgment.not_in_force"
    JUDGMENT_OBLIGATIONS_MISSING = "judgment.obligations_missing"
    JUDGMENT_UNKNOWN = "judgment.unknown"

    OBLIGATION_CLASSIFIED = "obligation.classified"
    OBLIGATION_UNKNOWN = "obligation.unknown"

    PARTY_CHANGE_ALREADY_PARTY = "party_change.already_party"
    PARTY_CHANGE_IN_FUTURE = "party_change.in_future"
    PARTY_CHANGE_LIMIT_MISSING = "party_change.limit_missing"
    PARTY_CHANGE_NO_HIGHER_COURT = "party_change.no_higher_court"
    PARTY_CHANGE_NOT_FINAL = "party_change.not_final"
    PARTY_CHANGE_NOT_RULED = "party_change.not_ruled"
    PARTY_CHANGE_NOT_SERVED = "party_change.not_served"
    PARTY_CHANGE_NO_SUIT = "party_change.no_suit"
    PARTY_CHANGE_PENDING = "party_change.pending"
    PARTY_CHANGE_PREDECESSOR_UNFIT = "party_change.predecessor_unfit"
    PARTY_CHANGE_REMEDY_TAKEN = "party_change.remedy_taken"
    PARTY_CHANGE_RULED = "party_change.ruled"
    PARTY_CHANGE_SUE_INSTEAD = "party_change.sue_instead"
    PARTY_CHANGE_TOO_LATE = "party_change.too_late"

    PARTY_REQUEST_CLOSED = "party_request.closed"
    PARTY_REQUEST_NOT_OPEN = "party_request.not_open"
    PERFORMANCE_ACT_OR_AMOUNT = "performance.act_or_amount"
    PERFORMANCE_DIFFERS = "performance.differs"
    PERFORMANCE_IN_FUTURE = "performance.in_future"
    PERFORMANCE_REFERENCE_USED = "performance.reference_used"
    PERFORMANCE_SAME_PERSON = "performance.same_person"

    PERFORMANCE_SUBJECT_NEEDED = "performance.subject_needed"

    PERIOD_BACKWARDS = "period.backwards"

    PERMISSION_DENIED = "permission.denied"

    POSTING_OVERLAPS = "posting.overlaps"

    PROPERTY_CLUE_IN_FUTURE = "property_clue.in_future"
    PROPERTY_CLUE_VERIFIED = "property_clue.verified"

    PROPERTY_REPORT_ASSESSED = "property_report.assessed"
    PROPERTY_REPORT_CHANGE_MISSING = "property_report.change_missing"
    PROPERTY_REPORT_EMPTY = "property_report.empty"
    PROPERTY_REPORT_IN_FUTURE = "property_report.in_future"
    PROPERTY_REPORT_NOT_FOR_MONEY = "property_report.not_for_money"
    PROPERTY_REPORT_NOT_MISSED = "property_report.not_missed"
    PROPERTY_REPORT_NOT_ORDERED = "property_report.not_ordered"
    PROPERTY_REPORT_ORDERED = "property_report.ordered"
    REPORT_EXTENSION_DECIDED = "report_extension.decided"
    REPORT_EXTENSION_NOT_OPEN = "report_extension.not_open"
    REPORT_EXTENSION_OUT_OF_RANGE = "report_extension.out_of_range"

    REASON_MISSING = "reason.missing"

    REFERENCE_CHANGED = "reference.changed"

    RULING_EXISTS = "ruling.exists"
    RULING_IN_FUTURE = "ruling.in_future"
    RULING_NOT_A_SUSPENSION = "ruling.not_a_suspension"
    RULING_NOT_RUNNING = "ruling.not_running"
    RULING_SERVED = "ruling.served"

    SEARCH_EXISTS = "search.exists"
    SEARCH_IN_FUTURE = "search.in_future"

    SERVICE_BEFORE_ISSUE = "service.before_issue"
    SERVICE_CONSENT_MISSING = "service.consent_missing"
    SERVICE_IN_FUTURE = "service.in_future"
    SERVICE_NOTICE_RUNS = "service.notice_runs"
    SERVICE_PROVEN = "service.proven"

    SETTLEMENT_CURRENT = "settlement.current"
    SETTLEMENT_NOT_DUE = "settlement.not_due"
    SETTLEMENT_SCHEDULE_DIFFERS = "settlement.schedule_differs"
    SETTLEMENT_UNKNOWN = "settlement.unknown"

    SUBJECT_DEATH_IN_FUTURE = "subject.death_in_future"
    SUBJECT_NAME_DIFFERS = "subject.name_differs"
    SUBJECT_NOT_ALIVE = "subject.not_alive"
    SUBJECT_NOT_DEAD = "subject.not_dead"
    SUBJECT_SAME_PERSON_VERIFIES = "subject.same_person_verifies"
    SUBJECT_UNKNOWN = "subject.unknown"

    TRANSFER_DECISIONS_OPEN = "transfer.decisions_open"
    TRANSFER_OTHER_COURTS_NUMBER = "transfer.other_courts_number"
    TRANSFER_PROPOSED = "transfer.proposed"
    TRANSFER_SAME_COURT = "transfer.same_court"

    TRANSITION_NOT_ALLOWED = "transition.not_allowed"

    USER_EXISTS = "user.exists"


class IdentityWarning(StrEnum):
    """What stays uncertain about a number that is accepted."""

    CHECKSUM = "checksum"
    LEGACY_FORMAT = "legacy_format"
    NO_CHECK_DIGIT = "no_check_digit"
    UNUSUAL_FORMAT = "unusual_format"
