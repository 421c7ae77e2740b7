"""All actions of the desk, one file a noun."""

from typing import Final

from enforcement.admin.actions import Action
from enforcement.admin.acts import (
    agencies,
    alarms,
    applications,
    cases,
    courts,
    deaths,
    decisions,
    drafts,
    filings,
    findings,
    judgments,
    objections,
    own_money,
    partners,
    party_changes,
    party_requests,
    performances,
    permissions,
    property_clues,
    property_reports,
    reliefs,
    replacements,
    report_extensions,
    reviews,
    rulings,
    school_fees,
    settlements,
    subjects,
    transfers,
    warnings,
)

TABLES: Final = (
    subjects,
    deaths,
    judgments,
    cases,
    settlements,
    rulings,
    party_changes,
    party_requests,
    transfers,
    property_reports,
    report_extensions,
    property_clues,
    findings,
    school_fees,
    applications,
    warnings,
    drafts,
    decisions,
    reliefs,
    replacements,
    reviews,
    permissions,
    performances,
    filings,
    partners,
    alarms,
    agencies,
    own_money,
    objections,
    courts,
)
ACTIONS: Final[dict[str, Action]] = {action.code: action for table in TABLES for action in table.ACTIONS}


def on(noun: str) -> list[Action]:
    """The actions on a noun, in the order of their tables."""
    return [action for action in ACTIONS.values() if action.on == noun]
