"""Every act with the roles that may do it, at the own court and at another, and that each service asks its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from courts.models import Case, LedgerEntry
from courts.rules.codes import Code
from courts.rules.errors import DomainError
from courts.rules.permissions import BY_SYSTEM, PERMITTED
from courts.rules.roles import Role
from courts.selectors import postings
from courts.services import acts, calendar, courts, staff, subjects
from courts.services.postings import require, require_system
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.models import LinkedPerson
from enforcement.services import cases as case_services
from enforcement.services import consequences, decisions, drafts, filings, findings, performances
from tests.factories import cases
from tests.factories.cases import World

DAY = cases.LISTED
ROLES = ["clerk", "assistant", "judge", "chief", "president", "auditor"]
CLERKS, DESK = "clerk assistant", "clerk assistant judge"

ALLOWED = {
    "subjects.register": CLERKS,
    "subjects.verify_identity": DESK,
    "subjects.add_name": CLERKS,
    "subjects.issue_code": DESK,
    "subjects.record_death": DESK,
    "subjects.reveal_number": "clerk assistant judge chief president",
    "cases.enter_judgment": CLERKS,
    "cases.file": CLERKS,
    "cases.serve_notice": CLERKS,
    "cases.classify": DESK,
    "cases.record_tool": "judge",
    "cases.record_circumstance": DESK,
    "cases.end_circumstance": DESK,
    "cases.settle": DESK,
    "cases.close": "judge",
    "findings.find_ability": "judge",
    "findings.find_conduct": "judge",
    "findings.find_link": "judge",
    "drafts.draft_listing": "assistant judge",
    "drafts.draft_restriction": "assistant judge",
    "drafts.draft_reach": "assistant judge",
    "drafts.draft_relief": "assistant judge",
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


# -- each service asks for its own act --------------------------------------------------------------------------


class Desk:
    """A case with one of everything, and a call of every service by the auditor, who may do nothing."""

    def __init__(self, world: World) -> None:
        self.world, self.court = world, world.court
        self.case: Case = cases.debtor(world)
        self.obligor = moves.obligors(self.case)[0]
        self.subject = self.obligor.subject
        self.document = self.subject.documents.get()
        self.circumstance = cases.circumstance(world, self.case, "ranks_later", until_day=world.today)
        self.performance = moves.paid(world.on(DAY), self.case, Decimal(1))
        self.draft: Decision = moves.draft(world, self.case, ["G1"], "拒不履行。")
        self.link = LinkedPerson.objects.create(
            unit=moves.company(world, "甲公司", "乙"), person=self.subject, case=self.case, role="controller",
            facts="-", sources="-", effect="-", found_by=world.people["judge"], found_on=DAY,
        )  # fmt: skip

    def at_court(self) -> dict[str, Any]:
        return {"court": self.court}

    def of_case(self) -> dict[str, Any]:
        return {"case_id": self.case.pk}

    def of_draft(self) -> dict[str, Any]:
        return {"decision_id": self.draft.pk}


Call = Callable[[Desk, acts.Act], object]


def _subjects() -> dict[str, Call]:
    def of(desk: Desk) -> dict[str, Any]:
        return {**desk.at_court(), "subject_id": desk.subject.pk}

    def paper(desk: Desk) -> dict[str, Any]:
        return {**desk.at_court(), "document_id": desk.document.pk}

    return {
        "subjects.register": lambda d, act: subjects.register(
            act=act, **d.at_court(), kind="natural", id_type="citizen_id", number="1", name="甲"
        ),
        "subjects.verify_identity": lambda d, act: subjects.verify_identity(act=act, **paper(d)),
        "subjects.add_name": lambda d, act: subjects.add_name(act=act, **of(d), form="former", text="乙"),
        "subjects.issue_code": lambda d, act: subjects.issue_code(act=act, **of(d)),
        "subjects.record_death": lambda d, act: subjects.record_death(act=act, **of(d), died_on=DAY),
        "subjects.reveal_number": lambda d, act: subjects.reveal_number(act=act, **paper(d)),
    }


def _cases() -> dict[str, Call]:
    return {
        "cases.enter_judgment": lambda d, act: case_services.enter_judgment(
            act=act, court_id=d.court.pk, basis="EB1", number="1", maker="1", made_on=None, in_force_on=None,
            interest_rule="none", obligations=[],
        ),
        "cases.file": lambda d, act: case_services.file(
            act=act, court_id=d.court.pk, judgment_id=d.case.judgment_id, number="1", filed_on=DAY
        ),
        "cases.serve_notice": lambda d, act: case_services.serve_notice(
            act=act, **d.of_case(), subject_id=d.subject.pk, number="1", issued_on=DAY, perform_by=DAY,
            method="post", served_on=DAY, reference="1",
        ),
        "cases.classify": lambda d, act: case_services.classify(
            act=act, **d.of_case(), obligation_id=d.obligor.obligation_id, kind="OB1"
        ),
        "cases.record_tool": lambda d, act: case_services.record_tool(
            act=act, **d.of_case(), obligation_id=d.obligor.obligation_id, tool="fine", outcome="failed",
            reason="1", on_day=DAY,
        ),
        "cases.record_circumstance": lambda d, act: case_services.record_circumstance(
            act=act, **d.of_case(), subject_id=d.subject.pk, kind="security", evidence="1", from_day=DAY
        ),
        "cases.end_circumstance": lambda d, act: case_services.end_circumstance(
            act=act, circumstance_id=d.circumstance.pk, until_day=DAY
        ),
        "cases.settle": lambda d, act: case_services.settle(
            act=act, **d.of_case(), subject_id=d.subject.pk, signed_on=DAY, total=Decimal(1), due_on=DAY,
            content="1",
        ),
        "cases.close": lambda d, act: case_services.close(act=act, **d.of_case(), closed_as="terminated"),
    }  # fmt: skip


def _findings() -> dict[str, Call]:
    return {
        "findings.find_ability": lambda d, act: findings.find_ability(
            act=act, **d.of_case(), obligor_id=d.obligor.pk, sources="1", reasons="1", valid_until=DAY
        ),
        "findings.find_conduct": lambda d, act: findings.find_conduct(
            act=act, **d.of_case(), obligor_id=d.obligor.pk, ground="G4", happened_on=DAY, facts="1",
            evidence="1",
        ),
        "findings.find_link": lambda d, act: findings.find_link(
            act=act, **d.of_case(), unit_id=d.subject.pk, person_id=d.subject.pk, role="controller",
            facts="1", sources="1", effect="1",
        ),
    }  # fmt: skip


def _drafts() -> dict[str, Call]:
    return {
        "drafts.draft_listing": lambda d, act: drafts.draft_listing(
            act=act, **d.of_case(), obligor_ids=[d.obligor.pk], grounds=["G1"], reasons="1"
        ),
        "drafts.draft_restriction": lambda d, act: drafts.draft_restriction(
            act=act, **d.of_case(), obligor_ids=[d.obligor.pk], reasons="1"
        ),
        "drafts.draft_reach": lambda d, act: drafts.draft_reach(
            act=act, linked_person_id=d.link.pk, order_id=d.draft.pk, reasons="1"
        ),
        "drafts.draft_relief": lambda d, act: drafts.draft_relief(
            act=act, kind="lift", **d.of_case(), subject_id=d.subject.pk, reasons="1", concerns_id=d.draft.pk
        ),
    }


def _decisions() -> dict[str, Call]:
    why: dict[str, Any] = {"because": "1"}
    return {
        "decisions.submit": lambda d, act: decisions.submit(act=act, **d.of_draft()),
        "decisions.review": lambda d, act: decisions.review(act=act, **d.of_draft()),
        "decisions.send_back": lambda d, act: decisions.send_back(act=act, **d.of_draft(), **why),
        "decisions.withdraw": lambda d, act: decisions.withdraw(act=act, **d.of_draft(), **why),
        "decisions.revoke": lambda d, act: decisions.revoke(act=act, **d.of_draft(), **why),
        "decisions.sign": lambda d, act: decisions.sign(act=act, **d.of_draft()),
        "decisions.sign_relief": _sign_a_relief,
        "decisions.serve": lambda d, act: decisions.serve(
            act=act, **d.of_draft(), method="post", served_on=DAY, reference="1"
        ),
    }


def _sign_a_relief(desk: Desk, act: acts.Act) -> object:
    relief = Decision.objects.create(
        court=desk.court, case=desk.case, subject=desk.subject, kind="lift", number="1", content={},
        reasons="", drafted_on=DAY,
    )  # fmt: skip
    return decisions.sign(act=act, decision_id=relief.pk)


def _money_and_house() -> dict[str, Call]:
    def money(desk: Desk) -> dict[str, Any]:
        return {"performance_id": desk.performance.pk}

    return {
        "performances.record": lambda d, act: performances.record(
            act=act, **d.of_case(), subject_id=d.subject.pk, value_day=DAY, reference="1", amount=Decimal(1)
        ),
        "performances.confirm": lambda d, act: performances.confirm(act=act, **money(d)),
        "performances.refuse": lambda d, act: performances.refuse(act=act, **money(d), reason="1"),
        "performances.reverse": lambda d, act: performances.reverse(act=act, **money(d), reason="1"),
        "courts.switch_review": lambda d, act: courts.switch_review(
            act=act, court_id=d.court.pk, off=True, reasons="1"
        ),
        "filings.answer": _answer_a_filing,
        "calendar.set_day": lambda d, act: calendar.set_day(
            act=act, **d.at_court(), day=DAY, kind="holiday", source="1"
        ),
        "staff.authorise": lambda d, act: staff.authorise(
            act=act, **d.at_court(), deputy_id=act.user.pk, kinds=["list"], from_day=DAY, until_day=DAY
        ),
    }


def _answer_a_filing(desk: Desk, act: acts.Act) -> object:
    lodger = acts.Act(acts.party(desk.subject.pk), act.now, act.today, "r")
    filing = filings.lodge(
        act=lodger, kind="paid", subject_id=desk.subject.pk, case_id=desk.case.pk, text="1", contact="1"
    )
    return filings.answer(act=act, filing_id=filing.pk, text="1")


CALLS = _subjects() | _cases() | _findings() | _drafts() | _decisions() | _money_and_house()


def test_every_act_has_its_call() -> None:
    assert set(CALLS) == set(PERMITTED)


def test_every_service_asks_for_its_own_act_before_it_does_anything(world: World) -> None:
    desk, denied = Desk(world), {}
    for code, call in CALLS.items():
        with (
            pytest.raises(DomainError) as caught,
            acts.begin(actor=world.people["auditor"], now=world.now) as act,
        ):
            call(desk, act)
        assert caught.value.code == Code.PERMISSION_DENIED, code
        denied[code] = caught.value.context["act"]
    assert denied == {code: code for code in PERMITTED}


def test_the_drafts_and_the_system_of_the_case_stand_apart(world: World) -> None:
    listing = cases.listed_debtor(world)
    calls: list[Callable[[acts.Act], object]] = [
        lambda act: consequences.publish_due(act=act, listing_id=listing.pk),
        lambda act: consequences.remove_due(act=act, listing_id=listing.pk),
        lambda act: consequences.end_by_time(act=act, restriction_id=listing.restrictions.get().pk),
    ]
    for call in calls:
        with pytest.raises(DomainError, match=r"permission\.denied"), world.act("president") as act:
            call(act)
