"""The refusals of enforcement, as stable codes; their sentences stand with the models."""

from enum import StrEnum


class Code(StrEnum):
    """Why a rule or a service of enforcement says no. Grouped by the noun that was refused."""

    # catalogue
    BASIS_LEVEL_UNKNOWN = "basis.level_unknown"
    MEASURE_WITHOUT_BASIS = "measure.without_basis"

    # schedule
    SCHEDULE_MALFORMED = "schedule.malformed"
    SCHEDULE_NONE_IN_FORCE = "schedule.none_in_force"
    SCHEDULE_NO_COLUMN = "schedule.no_column"
    SCHEDULE_EMPTY_SET = "schedule.empty_set"
    SCHEDULE_NOT_NESTED = "schedule.not_nested"
    SCHEDULE_ACT_NOT_SMALLER = "schedule.act_not_smaller"
    SCHEDULE_MEASURE_WITHOUT_BASIS = "schedule.measure_without_basis"

    # order (限制消费令) and its items
    ORDER_NO_ITEMS = "order.no_items"
    ORDER_BEYOND_SCHEDULE = "order.beyond_schedule"
    ORDER_DROP_WITHOUT_REASON = "order.drop_without_reason"
    ORDER_NO_PERIOD = "order.no_period"
    ORDER_PERIOD_REVERSED = "order.period_reversed"
    ORDER_NO_CONSEQUENCES = "order.no_consequences"
    ORDER_BASIS_UNKNOWN = "order.basis_unknown"
    ORDER_NO_DUTY_TO_PAY = "order.no_duty_to_pay"
    ORDER_NOT_LISTED = "order.not_listed"
    ORDER_ON_MINOR = "order.on_minor"

    ORDER_ALREADY_IN_FORCE = "order.already_in_force"
    ORDER_REPLACEMENT_UNDER_WAY = "order.replacement_under_way"
    ORDER_REPLACES_NOTHING = "order.replaces_nothing"
    ORDER_UNCHANGED = "order.unchanged"

    # restriction
    RESTRICTION_CLAIM_OPEN = "restriction.claim_open"
    RESTRICTION_NOT_ENDED = "restriction.not_ended"

    # its review
    REVIEW_NOT_MILDER = "review.not_milder"
    REVIEW_NOTHING_IN_FORCE = "review.nothing_in_force"

    # decisions that relieve, and permissions
    RELIEF_CONCERNS_NOTHING_IN_FORCE = "relief.concerns_nothing_in_force"
    RELIEF_CORRECTS_NOTHING = "relief.corrects_nothing"
    RELIEF_KEEPS_ANOTHERS_ORDER = "relief.keeps_anothers_order"
    RELIEF_KIND_UNKNOWN = "relief.kind_unknown"
    RELIEF_LISTING_NEEDS_ORDER = "relief.listing_needs_order"
    RELIEF_NEEDS_RULING = "relief.needs_ruling"
    RELIEF_NEEDS_SEARCHES = "relief.needs_searches"
    RELIEF_RESTRICTIONS_UNSAID = "relief.restrictions_unsaid"
    RELIEF_RULING_NOT_SERVED = "relief.ruling_not_served"
    PERMISSION_BEYOND_MONTH = "permission.beyond_month"
    PERMISSION_BEYOND_ORDER = "permission.beyond_order"
    PERMISSION_EVIDENCE_NOT_OWED = "permission.evidence_not_owed"
    PERMISSION_KIND_UNKNOWN = "permission.kind_unknown"
    PERMISSION_NEEDS_EVIDENCE = "permission.needs_evidence"
    PERMISSION_NEEDS_PURPOSE = "permission.needs_purpose"
    PERMISSION_NEEDS_REASON = "permission.needs_reason"
    PERMISSION_ONLY_LINKED = "permission.only_linked"
    PERMISSION_ONLY_TRAVEL = "permission.only_travel"
    PERMISSION_SHALL_BE_GRANTED = "permission.shall_be_granted"

    # linked people of a unit
    LINK_EXTRACT_MISSING = "link.extract_missing"
    LINK_EXTRACT_OUT_OF_RANGE = "link.extract_out_of_range"
    LINK_NOT_A_UNIT = "link.not_a_unit"
    LINK_ORDER_OF_ANOTHER_UNIT = "link.order_of_another_unit"
    LINK_REQUEST_NOT_OPEN = "link.request_not_open"

    # what a school charges
    SCHOOL_WITHIN_STANDARD = "school.within_standard"

    # memorandum and what a partner asks
    MEASURE_OUT_OF_SCOPE = "measure.out_of_scope"
    MEMORANDUM_EXPIRED = "memorandum.expired"
    MEMORANDUM_NOT_IN_FORCE = "memorandum.not_in_force"
    MEMORANDUM_SUSPENDED = "memorandum.suspended"

    # check and its receipt
    CHECK_USE_IN_PAST = "check.use_in_past"
    RECEIPT_MALFORMED = "receipt.malformed"

    # agency, its keys and the cursor of its feed
    AGENCY_EXISTS = "agency.exists"
    AGENCY_INACTIVE = "agency.inactive"
    ASSISTANCE_ALREADY_ASKED = "assistance.already_asked"
    ASSISTANCE_NOT_OWED = "assistance.not_owed"
    ASSISTANCE_NOT_OVER = "assistance.not_over"
    AGENCY_KEYS_ENOUGH = "agency.keys_enough"
    AGENCY_KEY_MISSING = "agency.key_missing"
    AGENCY_KEY_UNKNOWN = "agency.key_unknown"
    CREDENTIAL_ENOUGH = "credential.enough"
    CREDENTIAL_LAST = "credential.last"
    CREDENTIAL_UNKNOWN = "credential.unknown"
    CURSOR_INVALID = "cursor.invalid"
    CURSOR_KEY_ROTATED = "cursor.key_rotated"
    CURSOR_SCOPE_CHANGED = "cursor.scope_changed"
    SNAPSHOT_GONE = "snapshot.gone"
    ENDPOINT_EXISTS = "endpoint.exists"
    ENDPOINT_NOT_ACTIVE = "endpoint.not_active"
    ENDPOINT_NOT_HTTPS = "endpoint.not_https"
    ENDPOINT_PRIVATE_NETWORK = "endpoint.private_network"
    ENDPOINT_TOO_MANY = "endpoint.too_many"
    ENDPOINT_UNKNOWN = "endpoint.unknown"
    ENDPOINT_URL_MALFORMED = "endpoint.url_malformed"

    # how far an agency has applied the feed, and what it reports
    ACKNOWLEDGEMENT_BACKWARDS = "acknowledgement.backwards"
    ACKNOWLEDGEMENT_BEYOND_READ = "acknowledgement.beyond_read"
    CHANGE_NOT_TOLD = "change.not_told"
    SHORTFALL_RESOLVED = "shortfall.resolved"
    SHORTFALL_UNKNOWN = "shortfall.unknown"
    ASSISTANCE_DAY_IN_FUTURE = "assistance.day_in_future"
    ASSISTANCE_DELIVERED = "assistance.delivered"
    ASSISTANCE_NOT_CONCERNED = "assistance.not_concerned"
    ASSISTANCE_RECEIPT_MISSING = "assistance.receipt_missing"
    ASSISTANCE_SENT = "assistance.sent"
    IDEMPOTENCY_KEY_MALFORMED = "idempotency.key_malformed"
    IDEMPOTENCY_KEY_REUSED = "idempotency.key_reused"
    QUOTA_EXHAUSTED = "quota.exhausted"
    QUOTA_UNKNOWN = "quota.unknown"
    SANDBOX_OUTAGE = "sandbox.outage"
    REPORT_DIFFERS = "report.differs"
    REPORT_IN_FUTURE = "report.in_future"
    REPORT_NOT_YOUR_HIT = "report.not_your_hit"
    REPORT_OUTCOME_NOT_OF_KIND = "report.outcome_not_of_kind"

    # statutory consequence
    CONSEQUENCE_TEST_UNKNOWN = "consequence.test_unknown"

    # what a party hands in
    DOCUMENT_UNPRINTABLE = "document.unprintable"
    FILING_EMPTY = "filing.empty"
    FILING_NEEDS_DAY = "filing.needs_day"
    FILING_NEEDS_DECISION = "filing.needs_decision"
    FILING_NEEDS_REVIEW = "filing.needs_review"
    FILING_NOT_AN_OBJECTION = "filing.not_an_objection"
    FILING_NOT_OF_OWN_MONEY = "filing.not_of_own_money"
    FILING_NOT_OF_THE_CASE = "filing.not_of_the_case"
    FILING_NOT_REFUSED = "filing.not_refused"

    # refusal reference
    REFERENCE_TOO_FEW_BYTES = "reference.too_few_bytes"
    REFERENCE_MALFORMED = "reference.malformed"

    # a row of an import
    ROW_AMOUNT_UNREADABLE = "row.amount_unreadable"
    ROW_CASE_OF_ANOTHER_COURT = "row.case_of_another_court"
    ROW_CASE_OF_ANOTHER_JUDGMENT = "row.case_of_another_judgment"
    ROW_COURT_DIFFERS = "row.court_differs"
    ROW_DAY_IN_FUTURE = "row.day_in_future"
    ROW_DAY_UNREADABLE = "row.day_unreadable"
    ROW_DUTY_DIFFERS = "row.duty_differs"
    ROW_FIELD_MISSING = "row.field_missing"
    ROW_FIELD_TOO_LONG = "row.field_too_long"
    ROW_GROUND_UNKNOWN = "row.ground_unknown"
    ROW_KIND_UNKNOWN = "row.kind_unknown"
    ROW_NOT_STORABLE = "row.not_storable"
    ROW_NUMBER_ROUNDED = "row.number_rounded"
