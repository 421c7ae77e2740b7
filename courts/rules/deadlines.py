"""Every legal clock, in one table: how long, from what, by which article, and what its end means.

The words for it stand with the faces; here are slugs. `article` is empty where the clock is a rule of the
house or a practice that no text numbers.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from courts.rules.working_days import (
    Calendar,
    Due,
    add_days,
    add_months,
    add_working_days,
    working_days_before,
)


class Unit(StrEnum):
    WORKING_DAYS = "working_days"  # 工作日
    DAYS = "days"  # 日: moves off rest days
    MONTHS = "months"  # moves off rest days where it is a limit to act
    HOURS = "hours"  # 小时: day and night, also while offices rest
    WORKING_DAYS_BEFORE = "working_days_before"  # 提前工作日: counted back from the day of `starts`


class Passing(StrEnum):
    """What it means that the last day has passed."""

    ALARM = "alarm"  # the duty goes on, and those above who owes it are told
    SYSTEM_ACTS = "system_acts"  # done by the system that day, with an alarm and the name of who owed it
    BINDING_STAYS = "binding_stays"  # what binds stays itself until the court has decided
    RIGHT_LAPSES = "right_lapses"  # the party can no longer ask
    MAY_ACT = "may_act"  # what was barred until then is open
    ENDS = "ends"  # a measure or a leave ends by itself
    DEEMED = "deemed"  # the law takes something as done


class Owes(StrEnum):
    """Whose clock it is."""

    CLERK = "clerk"
    JUDGE = "judge"
    PRESIDENT = "president"
    PANEL = "panel"  # the collegial panel that reviews, never who handled the case
    HIGHER = "higher_court"
    APPLICANT = "applicant"
    PARTNER = "partner"  # the agency that assists
    DEBTOR = "debtor"
    PARTY = "party"  # whoever is burdened by the decision
    NOBODY = "nobody"  # a period that runs by itself


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock: `number` of `unit` after the day of `starts`, which itself is not counted.

    `number = 0` is the same day, or the first working day if offices rest.
    """

    code: str
    number: int
    unit: Unit
    starts: str
    article: str
    when_it_passes: Passing
    owed_by: Owes

    @property
    def rolls(self) -> bool:
        """Whether a limit in months moves off rest days: one to act in does, a burden does not."""
        return self.when_it_passes in {Passing.ALARM, Passing.RIGHT_LAPSES}


_WD, _D, _M, _P, _O = Unit.WORKING_DAYS, Unit.DAYS, Unit.MONTHS, Passing, Owes
_H, _BEFORE = Unit.HOURS, Unit.WORKING_DAYS_BEFORE
_LIST = "法释〔2017〕7号第{}条".format
_RESTRICT = "法释〔2015〕17号第{}条".format
_GOODWILL = "法发〔2019〕35号第{}条".format
_CPL = "民事诉讼法第{}条".format
_JI = "民诉法解释第{}条".format
_ENFORCE = "执行工作规定第{}条".format
_PROPERTY = "财产调查规定第{}条".format
_REVIEW = "异议复议规定第{}条".format
_PARTIES = "变更追加规定第{}条".format
_HOUSE = ""

# fmt: off
_LISTING = (
    ("application.decide", 15, _D, "application_received", _LIST(5), _P.ALARM, _O.JUDGE),
    ("grace.longest", 3, _M, "grace_granted", _GOODWILL(15), _P.ENDS, _O.NOBODY),
    ("listing.publish_after_grace", 1, _WD, "grace_ended", _GOODWILL(15), _P.SYSTEM_ACTS, _O.JUDGE),
    ("listing.term", 24, _M, "decided", _LIST(2), _P.ENDS, _O.NOBODY),
    ("listing.extension_longest", 36, _M, "term_ended", _LIST(2), _P.ENDS, _O.NOBODY),
    ("listing.delete_performed", 3, _WD, "performance_confirmed", _LIST(10), _P.SYSTEM_ACTS, _O.JUDGE),
    ("listing.delete_ruled", 3, _WD, "ground_for_deletion_arose", _LIST(10), _P.ALARM, _O.JUDGE),
    ("listing.delete_term_ended", 3, _WD, "term_ended", _LIST(10), _P.SYSTEM_ACTS, _O.JUDGE),
    ("listing.decide_early_deletion", 3, _WD, "performance_confirmed", _LIST(2), _P.ALARM, _O.JUDGE),
    ("listing.delete_early", 3, _WD, "early_deletion_signed", _LIST(10), _P.SYSTEM_ACTS, _O.JUDGE),
    ("listing.cancel", 3, _WD, "error_found", _LIST(9), _P.ALARM, _O.JUDGE),
    ("listing.correct", 3, _WD, "inaccuracy_found", _LIST(9), _P.ALARM, _O.JUDGE),
    ("listing.update_performance", 3, _WD, "part_performance_confirmed", _LIST(9), _P.ALARM, _O.CLERK),
    ("listing.relist_after_consent", 6, _M, "deleted_by_consent", _LIST(10), _P.MAY_ACT, _O.APPLICANT),
)
_REMEDIES = (
    ("objection.review", 15, _D, "objection_received", _LIST(12), _P.ALARM, _O.PANEL),
    ("objection.correct", 3, _WD, "objection_upheld", _LIST(12), _P.ALARM, _O.JUDGE),
    ("reconsideration.apply", 10, _D, "dismissal_served", _LIST(12), _P.RIGHT_LAPSES, _O.PARTY),
    ("reconsideration.decide", 15, _D, "reconsideration_received", _LIST(12), _P.ALARM, _O.HIGHER),
    ("act_objection.file", 3, _D, "objection_received", _REVIEW(2), _P.ALARM, _O.CLERK),
    ("act_objection.notify", 3, _D, "objection_filed", _REVIEW(2), _P.ALARM, _O.CLERK),
    ("act_objection.review", 15, _D, "objection_received", _CPL(236), _P.ALARM, _O.PANEL),
    ("act_reconsideration.apply", 10, _D, "ruling_served", _CPL(236), _P.RIGHT_LAPSES, _O.PARTY),
    ("third_party_objection.review", 15, _D, "objection_received", _CPL(238), _P.ALARM, _O.PANEL),
    ("third_party_objection.sue", 15, _D, "ruling_served", _CPL(238), _P.RIGHT_LAPSES, _O.PARTY),
    ("exit_ban.apply", 10, _D, "decision_received", _REVIEW(9), _P.RIGHT_LAPSES, _O.PARTY),
    ("exit_ban.decide", 15, _D, "reconsideration_received", _REVIEW(9), _P.ALARM, _O.HIGHER),
    ("party_change.rule", 60, _D, "application_received", _PARTIES(28), _P.ALARM, _O.PANEL),
    ("party_change.ask_again", 10, _D, "ruling_served", _PARTIES(30), _P.RIGHT_LAPSES, _O.PARTY),
    ("party_change.decide_again", 60, _D, "reconsideration_received", _PARTIES(31), _P.ALARM, _O.HIGHER),
    ("party_change.sue", 15, _D, "ruling_served", _PARTIES(32), _P.RIGHT_LAPSES, _O.PARTY),
    ("excused_delay.apply", 10, _D, "obstacle_ended", _CPL(86), _P.RIGHT_LAPSES, _O.PARTY),
    ("not_me.decide", 0, _WD, "claim_received", _HOUSE, _P.BINDING_STAYS, _O.JUDGE),
    ("not_me.cancel", 3, _WD, "claim_upheld", _LIST(9), _P.ALARM, _O.JUDGE),
)
_RESTRICTION = (
    ("restriction.lift", 3, _WD, "ground_for_lifting_arose", _RESTRICT(9), _P.SYSTEM_ACTS, _O.JUDGE),
    ("restriction.decide_milder", 3, _WD, "part_performance_confirmed", _HOUSE, _P.ALARM, _O.JUDGE),
    ("former_representative.decide", 15, _D, "request_received", _GOODWILL(18), _P.ALARM, _O.PANEL),
    ("linked_person.review", 15, _D, "objection_received", _GOODWILL(18), _P.ALARM, _O.PANEL),
    ("temporary_lifting.longest", 1, _M, "lifting_began", _GOODWILL(17), _P.ENDS, _O.NOBODY),
    ("temporary_lifting.evidence", 3, _D, "lifting_signed", _HOUSE, _P.ALARM, _O.PARTY),
    ("urgent_travel.decide", 4, _H, "claim_received", _HOUSE, _P.ALARM, _O.PRESIDENT),
    ("permission.decide", 2, _BEFORE, "first_day_of_use", _HOUSE, _P.ALARM, _O.JUDGE),
)
_PERFORMANCE = (
    ("performance.confirm", 0, _WD, "performance_recorded", _HOUSE, _P.ALARM, _O.JUDGE),
    ("hold_off.answer", 3, _WD, "request_received", _HOUSE, _P.ALARM, _O.JUDGE),
    ("claim_paid.answer", 1, _WD, "claim_received", _HOUSE, _P.ALARM, _O.CLERK),
    ("settlement.resume", 24, _M, "last_day_agreed", "执行和解规定第10条", _P.RIGHT_LAPSES, _O.APPLICANT),
)
_CASE = (
    ("case.apply", 24, _M, "performance_period_ended", _CPL(250), _P.RIGHT_LAPSES, _O.APPLICANT),
    ("case.file", 7, _D, "application_received", _ENFORCE(16), _P.ALARM, _O.CLERK),
    ("case.serve_notice", 10, _D, "application_received", _ENFORCE(22), _P.ALARM, _O.CLERK),
    ("case.close", 6, _M, "case_filed", _ENFORCE(63), _P.ALARM, _O.JUDGE),
    ("case.ask_higher_court", 6, _M, "application_received", _CPL(237), _P.MAY_ACT, _O.APPLICANT),
    ("case.end_this_procedure", 3, _M, "case_filed", "法〔2016〕373号第1条", _P.MAY_ACT, _O.JUDGE),
    ("case.search_again", 6, _M, "procedure_ended", "法〔2016〕373号第9条", _P.ALARM, _O.JUDGE),
    ("case.file_entrusted", 7, _D, "file_received", "委托执行规定第2条", _P.ALARM, _O.CLERK),
    ("bankruptcy_transfer.answer", 30, _D, "file_received", _JI(512), _P.ALARM, _O.JUDGE),
    ("stay_with_security.longest", 12, _M, "stay_began", _JI(467), _P.ENDS, _O.NOBODY),
    ("public_notice.serve", 30, _D, "notice_published", _CPL(95), _P.DEEMED, _O.NOBODY),
)
_PARTNERS = (
    ("partner.apply_release", 1, _WD, "release_told", _HOUSE, _P.ALARM, _O.PARTNER),
    ("partner.apply_restriction", 3, _WD, "restriction_told", _HOUSE, _P.ALARM, _O.PARTNER),
    ("assistance.send", 1, _WD, "order_served", _HOUSE, _P.ALARM, _O.CLERK),
    ("assistance.receipt", 5, _WD, "notice_sent", _HOUSE, _P.ALARM, _O.CLERK),
    ("partner_report.identify", 0, _WD, "report_received", _HOUSE, _P.ALARM, _O.JUDGE),
    ("partner_report.let_through", 3, _WD, "report_received", _HOUSE, _P.ALARM, _O.JUDGE),
    ("partner_report.note", 5, _WD, "report_received", _HOUSE, _P.ALARM, _O.CLERK),
)
_PROPERTY_CLOCKS = (
    ("property_report.supplement", 10, _D, "property_changed", _PROPERTY(7), _P.ALARM, _O.DEBTOR),
    ("property_report.decide_extension", 3, _WD, "request_received", _HOUSE, _P.ALARM, _O.JUDGE),
    ("property_report.extension_longest", 30, _D, "report_period_ended", _HOUSE, _P.ENDS, _O.NOBODY),
    ("property_clue.verify", 7, _D, "clue_received", _PROPERTY(2), _P.ALARM, _O.JUDGE),
    ("property_clue.verify_urgent", 3, _D, "clue_received", _PROPERTY(2), _P.ALARM, _O.JUDGE),
    ("audit.decide", 10, _D, "application_received", _PROPERTY(17), _P.ALARM, _O.JUDGE),
    ("reward_notice.decide", 10, _D, "application_received", _PROPERTY(21), _P.ALARM, _O.JUDGE),
    ("freeze.deposit", 12, _M, "freeze_began", _JI(485), _P.ENDS, _O.JUDGE),
    ("freeze.movable", 24, _M, "freeze_began", _JI(485), _P.ENDS, _O.JUDGE),
    ("freeze.immovable", 36, _M, "freeze_began", _JI(485), _P.ENDS, _O.JUDGE),
)
# fmt: on

DEADLINES: Final[dict[str, Deadline]] = {
    row[0]: Deadline(*row)
    for rows in (_LISTING, _REMEDIES, _RESTRICTION, _PERFORMANCE, _CASE, _PARTNERS, _PROPERTY_CLOCKS)
    for row in rows
}


# The court's day ends then: what nobody has decided by this hour of the last day, the system does.
OFFICE_CLOSES: Final = time(17, 0)


def has_passed(last_day: date, day: date, at: time) -> bool:
    """Whether a duty with this last day is overdue, or its last office hour over, on `day` at the local time `at`."""
    return day > last_day or (day == last_day and at >= OFFICE_CLOSES)


def due(code: str, start: date, calendar: Calendar) -> Due:
    """The last day of the clock `code` that was started on `start`; `KeyError` if there is no such clock.

    Of a clock in hours, whose instant `due_at` tells, it is the day of the start itself.
    """
    deadline = DEADLINES[code]
    if deadline.unit is Unit.HOURS:
        return Due(start, provisional=False)
    if deadline.unit is Unit.WORKING_DAYS_BEFORE:
        return working_days_before(start, deadline.number, calendar)
    if deadline.unit is Unit.WORKING_DAYS:
        return add_working_days(start, deadline.number, calendar)
    if deadline.unit is Unit.DAYS:
        return add_days(start, deadline.number, calendar)
    last = add_months(start, deadline.number)
    return add_days(last, 0, calendar) if deadline.rolls else Due(last, provisional=False)


def due_at(code: str, start: datetime) -> datetime:
    """The instant at which the clock `code`, which runs in hours, ends."""
    deadline = DEADLINES[code]
    assert deadline.unit is Unit.HOURS, code
    return start + timedelta(hours=deadline.number)
