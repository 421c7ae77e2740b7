"""A call of every service that a role is asked for, on a case with one of everything."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from courts.services import acts, courts, staff, subjects
from defaulters.models import Decision
from enforcement.services import (
    calendar,
    deaths,
    decisions,
    drafts,
    filings,
    findings,
    own_money,
    performances,
    permissions,
    replacements,
    reviews,
    rulings,
    school_fees,
    searches,
    settlements,
)
from enforcement.services import cases as case_services
from tests.enforcement.services import calls_around
from tests.enforcement.services.desk import Call, Desk
from tests.factories import cases

DAY = cases.LISTED


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
        "deaths.record": lambda d, act: deaths.record(act=act, **of(d), died_on=DAY, evidence="-"),
        "deaths.disprove": lambda d, act: deaths.disprove(act=act, **of(d), reasons="-"),
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
        "school_fees.find": lambda d, act: school_fees.find(
            act=act, case_id=d.case.pk, subject_id=d.subject.pk, fee=Decimal(2), standard=Decimal(1), sources="1"
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
        "restrictions.review": lambda d, act: reviews.review(
            act=act, order_id=d.draft.pk, outcome="continue", reasons="1"
        ),
        "drafts.draft_replacement": lambda d, act: replacements.draft(
            act=act, order_id=d.draft.pk, reasons="1"
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
        "own_money.refuse": lambda d, act: own_money.refuse(
            act=act, filing_id=d.own_money.pk, refused_for="not_linked", reasons="1"
        ),
        "own_money.serve": lambda d, act: own_money.serve(
            act=act, filing_id=d.own_money_refused.pk, method="in_person", served_on=DAY, reference="1"
        ),
        "calendar.set_day": lambda d, act: calendar.set_day(
            act=act, **d.at_court(), day=DAY, kind="holiday", source="1"
        ),
        "staff.authorise": lambda d, act: staff.authorise(
            act=act,
            **d.at_court(),
            deputy_id=d.world.people["deputy"].pk,
            kinds=["list"],
            from_day=DAY,
            until_day=DAY,
        ),
    }


def _answer_a_filing(desk: Desk, act: acts.Act) -> object:
    lodger = acts.Act(acts.party(desk.subject.pk), act.now, act.today, "r")
    filing = filings.lodge(
        act=lodger, kind="paid", subject_id=desk.subject.pk, case_id=desk.case.pk, text="1", contact="1"
    )
    return filings.answer(act=act, filing_id=filing.pk, text="1")


CALLS = (
    _subjects()
    | _cases()
    | calls_around.of_parties()
    | _rulings()
    | calls_around.of_property()
    | _findings()
    | calls_around.of_ways_in()
    | calls_around.of_transfers()
    | calls_around.of_partners()
    | _drafts()
    | _decisions()
    | calls_around.of_remedies()
    | _money_and_house()
)
