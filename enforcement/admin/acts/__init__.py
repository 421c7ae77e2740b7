"""All actions of the desk, one file a noun."""

from typing import Final

from enforcement.admin.actions import Action
from enforcement.admin.acts import (
    cases,
    courts,
    decisions,
    drafts,
    filings,
    findings,
    judgments,
    performances,
    reliefs,
    rulings,
    subjects,
)

TABLES: Final = (
    subjects,
    judgments,
    cases,
    rulings,
    findings,
    drafts,
    decisions,
    reliefs,
    performances,
    filings,
    courts,
)
ACTIONS: Final[dict[str, Action]] = {action.code: action for table in TABLES for action in table.ACTIONS}


def on(noun: str) -> list[Action]:
    """The actions on a noun, in the order of their tables."""
    return [action for action in ACTIONS.values() if action.on == noun]
