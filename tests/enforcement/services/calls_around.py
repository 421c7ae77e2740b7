"""The calls around the decision: who is party, what is owned, who applies it, and what is asked against it."""

from __future__ import annotations

from typing import Any

from enforcement.services import (
    acknowledgements,
    applications,
    assistance_deliveries,
    objections,
    partner_reports,
    party_changes,
    party_remedies,
    party_requests,
    party_suits,
    property_clues,
    property_reports,
    reconsiderations,
    report_extensions,
    transfers,
    warnings,
)
from tests.enforcement.services.desk import Call, Desk
from tests.factories import assets, cases

DAY = cases.LISTED


def of_parties() -> dict[str, Call]:
    def of(desk: Desk) -> dict[str, Any]:
        return {"party_change_id": desk.change.pk}

    return {
        "party_changes.apply": lambda d, act: party_changes.apply(
            act=act, **d.of_case(), kind="heir", predecessor_id=d.subject.pk, successor_id=d.subject.pk,
            text="-", received_on=DAY,
        ),
        "party_changes.decide": lambda d, act: party_changes.decide(
            act=act, **of(d), granted=True, number="1", reasons="-"
        ),
        "party_changes.serve": lambda d, act: party_changes.serve(act=act, **of(d), served_on=DAY),
        "party_changes.enter": lambda d, act: party_changes.enter(act=act, **of(d)),
        "party_remedies.lodge": lambda d, act: party_remedies.lodge(
            act=act, **of(d), text="-", received_on=DAY
        ),
        "party_remedies.decide": lambda d, act: party_remedies.decide(
            act=act, party_remedy_id=d.remedy.pk, upheld=True, reasons="-"
        ),
        "party_suits.lodge": lambda d, act: party_suits.lodge(act=act, **of(d), number="1", filed_on=DAY),
        "party_suits.close": lambda d, act: party_suits.close(
            act=act, party_suit_id=d.suit.pk, state="dismissed", judgment="1", in_force_on=DAY, outcome="-"
        ),
        "party_requests.take_up": lambda d, act: party_requests.take_up(
            act=act, party_request_id=d.party_request.pk, successor_id=d.subject.pk
        ),
        "party_requests.send_back": lambda d, act: party_requests.send_back(
            act=act, party_request_id=d.party_request.pk, because="-"
        ),
    }  # fmt: skip


def of_property() -> dict[str, Call]:
    return {
        "property_reports.order": lambda d, act: property_reports.order(
            act=act, **d.of_case(), subject_id=d.subject.pk, number="1", issued_on=DAY, report_by=DAY,
            method="post", served_on=DAY, reference="1",
        ),
        "property_reports.receive": lambda d, act: property_reports.receive(
            act=act, order_id=d.report_order.pk, items=assets.TOLD, received_on=DAY
        ),
        "property_reports.assess": lambda d, act: property_reports.assess(
            act=act, report_id=d.report.pk, result="false", reasons="1"
        ),
        "property_reports.excuse": lambda d, act: property_reports.excuse(
            act=act, order_id=d.report_order.pk, reasons="1"
        ),
        "report_extensions.receive": lambda d, act: report_extensions.receive(
            act=act, order_id=d.report_order.pk, asked_until=DAY, text="1", received_on=DAY
        ),
        "report_extensions.decide": lambda d, act: report_extensions.decide(
            act=act, extension_id=d.extension.pk, until=None, reasons="1"
        ),
        "property_clues.receive": lambda d, act: property_clues.receive(
            act=act, **d.of_case(), subject_id=d.subject.pk, text="1", received_on=DAY
        ),
        "property_clues.verify": lambda d, act: property_clues.verify(
            act=act, clue_id=d.clue.pk, result="none", reasons="1"
        ),
    }  # fmt: skip


def of_partners() -> dict[str, Call]:
    return {
        "assistance.send": lambda d, act: assistance_deliveries.send(
            act=act, order_id=d.served.pair.pk, agency_id=d.agency.pk, method="post", sent_on=DAY
        ),
        "assistance.deliver": lambda d, act: assistance_deliveries.deliver(
            act=act, notice_id=d.notice.pk, delivered_on=DAY, receipt="1"
        ),
        "shortfalls.settle": lambda d, act: acknowledgements.settle(
            act=act, shortfall_id=d.shortfall.pk, resolution="1"
        ),
        "partner_reports.note": lambda d, act: partner_reports.note(
            act=act, report_id=d.partner_report.pk, text="1"
        ),
        "partner_reports.answer": lambda d, act: partner_reports.answer(
            act=act, report_id=d.partner_report.pk, outcome="noted", text="1"
        ),
    }


def of_transfers() -> dict[str, Call]:
    return {
        "transfers.propose": lambda d, act: transfers.propose(
            act=act, **d.of_case(), to_court_id=d.transfer.to_court_id, reasons="1"
        ),
        "transfers.withdraw": lambda d, act: transfers.withdraw(act=act, transfer_id=d.transfer.pk),
        "transfers.accept": lambda d, act: transfers.accept(
            act=act, transfer_id=d.transfer.pk, number="（2026）京0106执9号"
        ),
    }


def of_remedies() -> dict[str, Call]:
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


def of_ways_in() -> dict[str, Call]:
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
