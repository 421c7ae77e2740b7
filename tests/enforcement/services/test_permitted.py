"""Every act with the roles that may do it, at the own court and at another, and that each service asks its own."""

from __future__ import annotations

from datetime import date

import pytest

from courts.models import LedgerEntry
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.permissions import BY_SYSTEM, PERMITTED
from courts.rules.roles import Role
from courts.selectors import postings
from courts.services.postings import require, require_system
from tests.factories.cases import LISTED as DAY
from tests.factories.cases import World

ROLES = ["clerk", "assistant", "judge", "chief", "president", "auditor"]
CLERKS, DESK = "clerk assistant", "clerk assistant judge"

ALLOWED = {
    "subjects.register": CLERKS,
    "subjects.verify_identity": DESK,
    "subjects.add_name": CLERKS,
    "subjects.issue_code": DESK,
    "subjects.reveal_number": "clerk assistant judge chief president",
    "deaths.record": DESK,
    "deaths.disprove": "judge",
    "cases.enter_judgment": CLERKS,
    "cases.file": CLERKS,
    "cases.serve_notice": CLERKS,
    "cases.classify": DESK,
    "cases.record_tool": "judge",
    "cases.record_circumstance": DESK,
    "cases.end_circumstance": DESK,
    "settlements.sign": DESK,
    "cases.close": "judge",
    "settlements.breach": "judge",
    "rulings.enter": "judge",
    "rulings.serve": CLERKS,
    "rulings.resume": "judge",
    "party_changes.apply": CLERKS,
    "party_changes.decide": "judge",
    "party_changes.serve": CLERKS,
    "party_changes.enter": CLERKS,
    "party_remedies.lodge": CLERKS,
    "party_remedies.decide": "judge",
    "party_suits.lodge": CLERKS,
    "party_suits.close": "judge",
    "party_requests.take_up": CLERKS,
    "party_requests.send_back": CLERKS,
    "searches.record": DESK,
    "property_reports.order": DESK,
    "property_reports.receive": CLERKS,
    "property_reports.assess": "judge",
    "property_reports.excuse": "judge",
    "report_extensions.receive": CLERKS,
    "report_extensions.decide": "judge",
    "property_clues.receive": CLERKS,
    "property_clues.verify": "judge",
    "applications.receive": CLERKS,
    "warnings.issue": "judge",
    "applications.refuse": "judge",
    "transfers.propose": "judge",
    "transfers.withdraw": "judge",
    "transfers.accept": "clerk assistant chief",
    "permissions.supply_evidence": DESK,
    "findings.find_ability": "judge",
    "findings.find_conduct": "judge",
    "findings.find_link": "judge",
    "school_fees.find": "judge",
    "drafts.draft_listing": "assistant judge",
    "drafts.draft_restriction": "assistant judge",
    "drafts.draft_reach": "assistant judge",
    "drafts.draft_relief": "assistant judge",
    "drafts.draft_replacement": "assistant judge",
    "restrictions.review": "judge",
    "decisions.submit": "assistant judge",
    "decisions.review": "chief",
    "decisions.send_back": "chief president",
    "decisions.sign": "president",
    "decisions.sign_relief": "chief president",
    "decisions.serve": CLERKS,
    "decisions.revoke": "president",
    "decisions.withdraw": "assistant judge",
    "performances.record": CLERKS,
    "performances.confirm": "judge chief",
    "performances.refuse": "judge chief",
    "performances.reverse": "chief",
    "courts.switch_review": "president",
    "filings.answer": "judge",
    "assistance.send": CLERKS,
    "assistance.deliver": CLERKS,
    "shortfalls.settle": DESK,
    "partner_reports.note": CLERKS,
    "partner_reports.answer": "judge",
    "own_money.refuse": "judge",
    "own_money.serve": CLERKS,
    "objections.lodge": CLERKS,
    "objections.take_up": DESK,
    "objections.admit": "judge",
    "objections.not_admit": "judge",
    "objections.uphold": "judge",
    "objections.dismiss": "judge",
    "objections.serve": CLERKS,
    "objections.withdraw": CLERKS,
    "reconsiderations.lodge": CLERKS,
    "reconsiderations.uphold": "judge",
    "reconsiderations.dismiss": "judge",
    "reconsiderations.withdraw": CLERKS,
    "calendar.set_day": "chief president",
    "staff.authorise": "president",
}


def test_every_act_has_its_row() -> None:
    assert set(ALLOWED) == set(PERMITTED)
    assert {role.value for role in Role} == set(ROLES)


@pytest.mark.parametrize("code", sorted(PERMITTED))
def test_a_role_may_do_what_its_row_says_at_the_own_court_and_nothing_at_another(
    world: World, code: str
) -> None:
    def of(court: str) -> set[str]:
        return {role for role in ROLES if postings.may(world.people[role], code, world.courts[court], DAY)}

    assert (of("京0105"), of("京0106")) == (set(ALLOWED[code].split()), set())


@pytest.mark.parametrize(
    ("role", "own", "day", "passes"),
    [
        ("clerk", True, DAY, True),
        ("clerk", False, DAY, False),
        ("judge", True, DAY, False),
        ("clerk", True, date(2019, 12, 31), False),
    ],
)
def test_a_denial_is_kept_in_the_ledger_and_a_permission_is_not(
    world: World, role: str, own: bool, day: date, passes: bool
) -> None:
    court = world.court if own else world.courts["京0106"]
    world.on(day)
    if passes:
        with world.act(role) as act:
            require(act=act, code="cases.file", court=court)
        return
    with pytest.raises(DomainError) as caught, world.act(role) as act:
        require(act=act, code="cases.file", court=court)
    last = LedgerEntry.objects.latest("position")
    assert (caught.value.code, caught.value.context["act"]) == (Code.PERMISSION_DENIED, "cases.file")
    assert (last.code, last.row_id, last.payload) == ("refused", court.pk, {"refusal": "permission.denied"})


@pytest.mark.parametrize("code", sorted(BY_SYSTEM))
def test_the_system_acts_only_in_the_duty_of_its_name_and_people_never_for_it(
    world: World, code: str
) -> None:
    for duty in BY_SYSTEM[code]:
        with world.system(duty) as act:
            require_system(act=act, code=code)
    others = frozenset().union(*BY_SYSTEM.values()) - BY_SYSTEM[code]
    for duty in sorted(others):
        with pytest.raises(DomainError, match=r"permission\.denied"), world.system(duty) as act:
            require_system(act=act, code=code)
    with pytest.raises(DomainError, match=r"permission\.denied"), world.act("president") as act:
        require_system(act=act, code=code)
