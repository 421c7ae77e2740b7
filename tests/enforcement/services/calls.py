"""A call of every service that a role is asked for, on a case with one of everything."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from courts.models import Case, Transfer
from courts.services import acts, calendar, courts, staff, subjects
from defaulters.models import Decision
from enforcement.management.demo import moves
from enforcement.models import LinkedPerson
from enforcement.services import (
    applications,
    decisions,
    drafts,
    filings,
    findings,
    objections,
    performances,
    permissions,
    reconsiderations,
    rulings,
    searches,
    settlements,
    transfers,
    warnings,
)
from enforcement.services import cases as case_services
from tests.factories import asking, cases, proceedings, remedies
from tests.factories.cases import World

DAY = cases.LISTED


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
        self.settlement = proceedings.settled(world, self.case, 1, DAY)
        self.draft: Decision = moves.draft(world, self.case, ["G1"], "拒不履行。")
        self.ruling = proceedings.ruled(world, self.case, "suspension_other")
        self.served = cases.listed_debtor(world, name="梁丘缺").decision
        self.objection = remedies.refused_once(world, self.served)
        self.reconsideration = remedies.asked_again(world, self.objection)
        self.filing = remedies.filed(world, self.served)
        self.application = asking.received(world, self.case)
        self.transfer = Transfer.objects.create(
            case=self.case, from_court=self.court, to_court=world.courts["京0106"], reasons="-",
            proposed_by=world.people["judge"], proposed_on=DAY,
        )  # fmt: skip
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
        "settlements.sign": lambda d, act: settlements.sign(
            act=act, **d.of_case(), subject_id=d.subject.pk, signed_on=DAY, total=Decimal(1), due_on=DAY,
            content="1",
        ),
        "cases.close": lambda d, act: case_services.close(act=act, **d.of_case(), closed_as="terminated"),
        "settlements.breach": lambda d, act: settlements.breach(
            act=act, settlement_id=d.settlement.pk, facts="1"
        ),
    }  # fmt: skip


def _rulings() -> dict[str, Call]:
    return {
        "rulings.enter": lambda d, act: rulings.enter(
            act=act, **d.of_case(), kind="termination", number="1", made_on=DAY, reasons="1"
        ),
        "rulings.serve": lambda d, act: rulings.serve(act=act, ruling_id=d.ruling.pk, served_on=DAY),
        "rulings.resume": lambda d, act: rulings.resume(act=act, ruling_id=d.ruling.pk, until_day=DAY),
        "searches.record": lambda d, act: searches.record(
            act=act, **d.of_case(), subject_id=d.subject.pk, made_on=DAY, source="network", result="none"
        ),
        "permissions.supply_evidence": lambda d, act: permissions.supply_evidence(
            act=act, decision_id=d.draft.pk, evidence="1"
        ),
    }


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


def _ways_in() -> dict[str, Call]:
    return {
        "applications.receive": lambda d, act: applications.receive(
            act=act, **d.of_case(), subject_id=d.subject.pk, measure="list", text="1", received_on=DAY
        ),
        "applications.refuse": lambda d, act: applications.refuse(
            act=act, application_id=d.application.pk, reasons="1"
        ),
        "warnings.issue": lambda d, act: warnings.issue(
            act=act,
            **d.of_case(),
            subject_id=d.subject.pk,
            reasons="1",
            remedy="1",
            avoid_by=DAY,
            method="post",
        ),
    }


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


def _remedies() -> dict[str, Call]:
    def on(verb: str, **given: Any) -> Call:
        return lambda d, act: getattr(objections, verb)(act=act, objection_id=d.objection.pk, **given)

    def above(verb: str, **given: Any) -> Call:
        return lambda d, act: getattr(reconsiderations, verb)(
            act=act, reconsideration_id=d.reconsideration.pk, **given
        )

    served = {"method": "in_person", "served_on": DAY, "reference": "1"}
    return {
        "objections.lodge": lambda d, act: objections.lodge(
            act=act, decision_id=d.served.pk, ground="inaccurate", text="1"
        ),
        "objections.take_up": lambda d, act: objections.take_up(
            act=act, filing_id=d.filing.pk, decision_id=d.served.pk, ground="not_me"
        ),
        "objections.admit": on("admit"),
        "objections.not_admit": on("not_admit", reasons="1"),
        "objections.uphold": on("uphold", follows="cancel", reasons="1"),
        "objections.dismiss": on("dismiss", reasons="1"),
        "objections.serve": on("serve", **served),
        "objections.withdraw": on("withdraw"),
        "reconsiderations.lodge": lambda d, act: reconsiderations.lodge(
            act=act, objection_id=d.objection.pk, text="1"
        ),
        "reconsiderations.uphold": above("uphold", reasons="1"),
        "reconsiderations.dismiss": above("dismiss", reasons="1"),
        "reconsiderations.withdraw": above("withdraw"),
    }


def _transfers() -> dict[str, Call]:
    return {
        "transfers.propose": lambda d, act: transfers.propose(
            act=act, **d.of_case(), to_court_id=d.transfer.to_court_id, reasons="1"
        ),
        "transfers.withdraw": lambda d, act: transfers.withdraw(act=act, transfer_id=d.transfer.pk),
        "transfers.accept": lambda d, act: transfers.accept(
            act=act, transfer_id=d.transfer.pk, number="（2026）京0106执9号"
        ),
    }


CALLS = (
    _subjects()
    | _cases()
    | _rulings()
    | _findings()
    | _ways_in()
    | _transfers()
    | _drafts()
    | _decisions()
    | _remedies()
    | _money_and_house()
)
