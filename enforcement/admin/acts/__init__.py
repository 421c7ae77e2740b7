"""All actions of the desk, one file a noun."""

from typing import Final

from enforcement.admin.actions import Action
from enforcement.admin.acts import (
    applications,
    cases,
    courts,
    decisions,
    drafts,
    filings,
    findings,
    judgments,
    objections,
    performances,
    permissions,
    reliefs,
    rulings,
    settlements,
    subjects,
    transfers,
    warnings,
)

TABLES: Final = (
    subjects,
    judgments,
    cases,
    settlements,
    rulings,
    transfers,
    findings,
    applications,
    warnings,
    drafts,
    decisions,
    reliefs,
    permissions,
    performances,
    filings,
    objections,
    courts,
)
ACTIONS: Final[dict[str, Action]] = {action.code: action for table in TABLES for action in table.ACTIONS}


def on(noun: str) -> list[Action]:
    """The actions on a noun, in the order of their tables."""
    return [action for action in ACTIONS.values() if action.on == noun]
