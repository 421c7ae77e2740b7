"""Which role may do which act. Row access (own court or another) is asked beside it, never instead of it."""

from typing import Final

from courts.rules.roles import Role, Roles

_CLERKS: Final[Roles] = frozenset({Role.CLERK, Role.ASSISTANT})
_DESK: Final[Roles] = frozenset({Role.CLERK, Role.ASSISTANT, Role.JUDGE})
_JUDGE: Final[Roles] = frozenset({Role.JUDGE})
_DRAFTERS: Final[Roles] = frozenset({Role.ASSISTANT, Role.JUDGE})
_CHIEF: Final[Roles] = frozenset({Role.CHIEF})
_SIGNERS: Final[Roles] = frozenset({Role.PRESIDENT})
_RELIEF_SIGNERS: Final[Roles] = frozenset({Role.CHIEF, Role.PRESIDENT})

# What burdens is signed by the president (2017 list rules art.5, 2015 consumption rules art.5); an
# authorised deputy is looked up beside this table. What relieves may be signed by the chief too.
PERMITTED: Final[dict[str, Roles]] = {
    "subjects.register": _CLERKS,
    "subjects.verify_identity": _DESK,
    "subjects.add_name": _CLERKS,
    "subjects.issue_code": _DESK,
    "subjects.reveal_number": _DESK | _CHIEF | _SIGNERS,
    "deaths.record": _DESK,
    "deaths.disprove": _JUDGE,
    "cases.enter_judgment": _CLERKS,
    "cases.file": _CLERKS,
    "cases.serve_notice": _CLERKS,
    "cases.classify": _DESK,
    "cases.record_tool": _JUDGE,
    "cases.record_circumstance": _DESK,
    "cases.end_circumstance": _DESK,
    "settlements.sign": _DESK,
    "settlements.breach": _JUDGE,
    "cases.close": _JUDGE,
    "rulings.enter": _JUDGE,
    "rulings.serve": _CLERKS,
    "rulings.resume": _JUDGE,
    "party_changes.apply": _CLERKS,
    "party_changes.decide": _JUDGE,
    "party_changes.serve": _CLERKS,
    "party_changes.enter": _CLERKS,
    "party_remedies.lodge": _CLERKS,
    "party_remedies.decide": _JUDGE,
    "party_suits.lodge": _CLERKS,
    "party_suits.close": _JUDGE,
    "searches.record": _DESK,
    "property_reports.order": _DESK,
    "property_reports.receive": _CLERKS,
    "property_reports.assess": _JUDGE,
    "property_reports.excuse": _JUDGE,
    "report_extensions.receive": _CLERKS,
    "report_extensions.decide": _JUDGE,
    "property_clues.receive": _CLERKS,
    "property_clues.verify": _JUDGE,
    "applications.receive": _CLERKS,
    "warnings.issue": _JUDGE,
    "applications.refuse": _JUDGE,
    "transfers.propose": _JUDGE,
    "transfers.withdraw": _JUDGE,
    # A sealed file that is offered is seen by the heads of the court only: then the chief files it.
    "transfers.accept": _CLERKS | _CHIEF,
    "permissions.supply_evidence": _DESK,
    "findings.find_ability": _JUDGE,
    "findings.find_conduct": _JUDGE,
    "findings.find_link": _JUDGE,
    "school_fees.find": _JUDGE,
    "drafts.draft_listing": _DRAFTERS,
    "drafts.draft_restriction": _DRAFTERS,
    "drafts.draft_reach": _DRAFTERS,
    "drafts.draft_replacement": _DRAFTERS,
    "drafts.draft_relief": _DRAFTERS,
    "restrictions.review": _JUDGE,
    "decisions.submit": _DRAFTERS,
    "decisions.review": _CHIEF,
    "decisions.send_back": _RELIEF_SIGNERS,
    "decisions.sign": _SIGNERS,
    "decisions.sign_relief": _RELIEF_SIGNERS,
    "decisions.serve": _CLERKS,
    "decisions.revoke": _SIGNERS,
    "decisions.withdraw": _DRAFTERS,
    "performances.record": _CLERKS,
    "performances.confirm": _JUDGE | _CHIEF,
    "performances.refuse": _JUDGE | _CHIEF,
    "performances.reverse": _CHIEF,
    "courts.switch_review": _SIGNERS,
    "filings.answer": _JUDGE,
    "assistance.send": _CLERKS,
    "assistance.deliver": _CLERKS,
    "shortfalls.settle": _DESK,
    "partner_reports.note": _CLERKS,
    "partner_reports.answer": _JUDGE,
    "own_money.refuse": _JUDGE,
    "own_money.serve": _CLERKS,
    "objections.lodge": _CLERKS,
    "objections.take_up": _DESK,
    "objections.admit": _JUDGE,
    "objections.not_admit": _JUDGE,
    "objections.uphold": _JUDGE,
    "objections.dismiss": _JUDGE,
    "objections.serve": _CLERKS,
    "objections.withdraw": _CLERKS,
    "reconsiderations.lodge": _CLERKS,
    "reconsiderations.uphold": _JUDGE,
    "reconsiderations.dismiss": _JUDGE,
    "reconsiderations.withdraw": _CLERKS,
    "calendar.set_day": _RELIEF_SIGNERS,
    "staff.authorise": _SIGNERS,
}

# The system may only stay on confirmed performance, delete at the deadline, publish after grace and record
# ends by time; the case account may only credit. Whoever may run commands on the server loads and imports.
BY_SYSTEM: Final[dict[str, frozenset[str]]] = {
    "consequences.publish_due": frozenset({"grace"}),
    "consequences.remove_due": frozenset({"deadline"}),
    "consequences.end_by_time": frozenset({"time"}),
    "warnings.erase": frozenset({"erasure"}),
    "renditions.keep": frozenset({"papers"}),
    "warning_papers.keep": frozenset({"papers"}),
    "print_faults.report": frozenset({"papers"}),
    "assistance.issue": frozenset({"assistance"}),
    "assistance.end": frozenset({"assistance"}),
    "seeds.load": frozenset({"seeds"}),
    "imports.take": frozenset({"import"}),
}
