"""What is due from somebody today, first what concerns a person's freedom, then in the order of the statutory day.

Derived from the rows, stored nowhere; the priority of each kind stands in `enforcement/rules/priorities.py`.

| task | from whom | clock |
| --- | --- | --- |
| confirm | judge, chief | the day it was recorded, or the next working day |
| remove, early_delete | judge | third working day after performance (list rules art.10, 2) |
| decide_milder | judge | third working day after the part performance (a rule of the house) |
| milder_reversed | judge | none |
| publish_barred | judge | first working day after the grace (2019 opinion art.15) |
| delete_ruled, early_ruled | judge | third working day after the ruling or the second search (list rules art.10) |
| serve_ruling | clerk, judge | none |
| instalment_missed, settlement_breached | judge | none |
| search_again | desk | six months after the last search (法〔2016〕373号 art.9) |
| verify_clue | judge | seventh day after it was received, third in urgent cases (财产调查规定 art.2) |
| assess_report, report_overdue, report_late, report_false | judge | none (财产调查规定 art.9, 10) |
| decide_extension | judge | third working day after it was received (a rule of the house) |
| deceased | judge | none (CPL 267(3), 268(3)) |
| decide_party_change | judges | sixtieth day after it was received (变更追加规定 art.28) |
| serve_party_change, enter_party | clerk | none |
| take_up_party_request | clerk | the same sixty days |
| succeeded, limit_spent | judge | none |
| decide_party_remedy | judges of the next higher court | sixtieth day after it was received (变更追加规定 art.31) |
| file_entrusted | clerk of the receiving court | seven days after the file was sent (委托执行规定 art.2) |
| evidence | desk | third day after a temporary lifting was signed |
| own_money | judge | second working day before the first day of use |
| serve_refusal | clerk | none |
| unprintable | clerk | none |
| answer | judge | as the filing says; an emergency journey by the hour |
| take_up | desk | as the filing says |
| admit, decide | judges who did not make the decision | 15 days, "not me" the same day (list rules art.12) |
| serve_dismissal, serve_letter | clerk | none |
| reconsider | judges of the next higher court | 15 days (list rules art.12) |
| quashed | judge | third working day after the reconsideration (list rules art.12) |
| decide_application | judge | fifteenth day after it was received (list rules art.5) |
| report_mismatch, report_disputed | judge | the same day, as a claim "not me" |
| report_let_through, report_refused | judge, clerk | third, fifth working day after the report |
| partner_late | desk | one working day after a release, three after all else |
| shortfall | desk | none |
| assistance_send, assistance_receipt | clerk | first working day after the order bound; fifth after it was sent |
| sign, draft of a permission | president, judge | an emergency 4 hours, else 2 working days before its first day |
| review, sign, sign_relief, serve, draft | chief, president, clerk, author | a relief has one, a burden has none |
| expiring, review_on, basis_lapses | judge | the day itself |
| review_overdue | president | the day itself |
| serve_notice | desk | tenth day after the filing (执行工作规定 art.22) |
| close_case | judge | six months after the filing (执行工作规定 art.63) |
| expiring, renew_finding, review_on, basis_lapses | judge | the day itself |
| classify, verify | desk | none |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import inf
from typing import Final

from django.db.models import Q

from courts.models import Authorisation, Case, User
from courts.rules.working_days import Calendar, working_days_between
from courts.selectors.calendar import calendar
from enforcement.rules import priorities
from enforcement.rules.priorities import Priority
from enforcement.selectors import (
    due,
    due_applications,
    due_cases,
    due_deaths,
    due_findings,
    due_lapsing,
    due_milder,
    due_papers,
    due_partners,
    due_party_changes,
    due_permissions,
    due_property,
    due_remedies,
    due_reviews,
    due_rulings,
    due_transfers,
)
from enforcement.selectors.desk import courts_where, visible_cases
from enforcement.selectors.due import Asked, Finder, Task

SOON: Final = 3  # working days

# The act that answers the task, whether it falls to the judge of the case, and what finds it.
FINDERS: Final[tuple[tuple[str, bool, Finder], ...]] = (
    ("performances.confirm", True, due.to_confirm),
    ("drafts.draft_relief", True, due.to_remove),
    ("drafts.draft_relief", True, due_rulings.deletions),
    ("rulings.serve", False, due_rulings.to_serve),
    ("settlements.breach", True, due_rulings.settlements),
    ("findings.find_conduct", True, due_rulings.breached),
    ("searches.record", False, due_rulings.searches),
    ("property_clues.verify", True, due_property.clues),
    ("property_reports.assess", True, due_property.to_assess),
    ("report_extensions.decide", True, due_property.extensions),
    ("findings.find_conduct", True, due_property.missed),
    ("rulings.enter", True, due_deaths.to_rule),
    ("party_changes.decide", False, due_party_changes.to_decide),
    ("party_changes.serve", False, due_party_changes.to_serve),
    ("party_changes.enter", False, due_party_changes.to_enter),
    ("party_requests.take_up", False, due_party_changes.requests),
    ("drafts.draft_relief", True, due_party_changes.succeeded),
    ("drafts.draft_relief", True, due_party_changes.spent),
    ("transfers.accept", False, due_transfers.to_file),
    ("permissions.supply_evidence", False, due_permissions.evidence),
    ("own_money.refuse", True, due_permissions.own_money),
    ("own_money.serve", False, due_permissions.refusals),
    ("decisions.submit", True, due.early_deletions),
    ("decisions.submit", True, due_milder.to_decide),
    ("drafts.draft_replacement", True, due_milder.on_reversed_performance),
    ("drafts.draft_relief", True, due.barred_after_grace),
    ("filings.answer", True, due.filings),
    ("partner_reports.answer", True, due_partners.reports_to_answer),
    ("partner_reports.note", False, due_partners.reports_to_note),
    ("shortfalls.settle", False, due_partners.late),
    ("shortfalls.settle", False, due_partners.shortfalls),
    ("assistance.send", False, due_partners.notices_to_send),
    ("assistance.deliver", False, due_partners.receipts_awaited),
    ("objections.take_up", False, due_remedies.to_take_up),
    ("objections.admit", False, due_remedies.to_admit),
    ("objections.dismiss", False, due_remedies.to_decide),
    ("objections.serve", False, due_remedies.to_serve),
    ("decisions.submit", True, due_remedies.quashed),
    ("applications.refuse", True, due_applications.to_decide),
    ("decisions.review", False, due.to_review),
    ("decisions.sign", False, due.to_sign),
    ("decisions.sign_relief", False, due.to_sign_relief),
    ("decisions.serve", False, due.to_serve),
    ("decisions.serve", False, due_papers.unprintable),
    ("decisions.submit", False, due.drafts),
    ("findings.find_ability", True, due.expiring),
    ("restrictions.review", True, due_reviews.to_review),
    ("decisions.revoke", False, due_reviews.overdue),
    ("findings.find_ability", True, due_findings.renewals),
    ("findings.find_ability", True, due_lapsing.lapses),
    ("cases.serve_notice", False, due_cases.notices),
    ("cases.close", True, due_cases.closings),
    ("cases.classify", False, due.unclassified),
    ("subjects.verify_identity", False, due.unverified),
)
# What falls to the judges of the next higher court, whose case it is not.
ABOVE: Final[tuple[Finder, ...]] = (due_remedies.reconsiderations, due_party_changes.reconsiderations)
_SIGNING: Final = {"decisions.sign", "decisions.sign_relief"}


def of(user: User, day: date, *, everyone: bool = False) -> list[Task]:
    """The tasks of `user` on `day`; `everyone`: those of the other judges of the same courts as well."""
    return _ordered(_found(user, day, everyone=everyone), day, calendar())


def _found(user: User, day: date, *, everyone: bool) -> Iterator[Task]:
    days, visible = calendar(), visible_cases(user, day)
    for code, of_judge, finder in FINDERS:
        cases = visible.filter(court__in=courts_where(user, code, day))
        if of_judge and not everyone:
            cases = cases.filter(Q(judge=user) | Q(judge=None))
        yield from finder(Asked(cases, user, day, days))
        if code in _SIGNING:
            yield from _as_deputy(user, day, days, finder, code)
    for above in ABOVE:
        yield from above(Asked(visible, user, day, days))


def _as_deputy(user: User, day: date, days: Calendar, finder: Finder, code: str) -> Iterator[Task]:
    """What a deputy may sign within an authorisation of the president."""
    held = Authorisation.objects.filter(deputy=user, from_day__lte=day, until_day__gte=day)
    for one in held.exclude(court__in=courts_where(user, code, day)):
        cases = visible_cases(user, day).filter(court=one.court_id)
        yield from finder(Asked(cases, user, day, days, frozenset(one.kinds)))


def of_case(case: Case, day: date) -> list[Task]:
    """What is due in one case, from whomever."""
    days = calendar()
    asked = Asked(Case.objects.filter(pk=case.pk), None, day, days)
    finders = [*(finder for _, _, finder in FINDERS), *ABOVE]
    return _ordered((task for finder in finders for task in finder(asked)), day, days)


def group(task: Task) -> str:
    """`release` (a confirmation sets somebody free), `overdue`, `today`, `soon` (within 3 working days), `later`,
    where tasks without a clock stand too, or `file`, which is about the case and about nobody in it.
    """
    if task.kind == "confirm":
        return "release"
    if _priority(task) is Priority.FILE:
        return "file"
    if task.left is None or task.left > SOON:
        return "later"
    if task.left < 0:
        return "overdue"
    return "soon" if task.left else "today"


def _ordered(tasks: Iterator[Task], day: date, days: Calendar) -> list[Task]:
    timed = [replace(task, left=_left(task, day, days)) for task in tasks]
    return sorted(timed, key=_order)


def _order(task: Task) -> tuple[Priority, date, float, str, int]:
    """By the priority, then the last day; within it what ends at an hour comes before what has the whole day."""
    hour = task.clock.at.timestamp() if task.clock and task.clock.at else inf
    return (_priority(task), task.clock.day if task.clock else date.max, hour, task.kind, task.row_id)


def _priority(task: Task) -> Priority:
    return priorities.of(task.kind, timed=task.clock is not None)


def _left(task: Task, day: date, days: Calendar) -> int | None:
    if task.clock is None:
        return None
    left = working_days_between(day, task.clock.day, days)
    # A last day on the weekend to come is not today, one on the weekend that has passed is late.
    return left or (task.clock.day > day) - (task.clock.day < day)
