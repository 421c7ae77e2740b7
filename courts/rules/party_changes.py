"""Who may take the place of a party, or stand beside it, by a ruling alone (法释〔2016〕21号)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DEBTOR, APPLICANT = "debtor", "applicant"
DEAD, UNIT, ANYBODY = "dead", "unit", "anybody"


@dataclass(frozen=True, slots=True)
class Succession:
    """On which `side` (`debtor`, `applicant`), after whom, by which article; `capped`: liable for what was taken
    over and no more."""

    side: str
    after: str
    article: str
    capped: bool = False


_PARTIES = "变更追加规定第{}条".format

SUCCESSIONS: Final[dict[str, Succession]] = {
    "heir": Succession(DEBTOR, DEAD, _PARTIES(10), capped=True),
    "merged": Succession(DEBTOR, UNIT, _PARTIES(11)),
    "split": Succession(DEBTOR, UNIT, _PARTIES(12)),
    "took_property": Succession(DEBTOR, UNIT, _PARTIES(22), capped=True),
    "promised": Succession(DEBTOR, UNIT, _PARTIES(23)),
    "applicant_heir": Succession(APPLICANT, DEAD, _PARTIES(2)),
    "applicant_merged": Succession(APPLICANT, UNIT, _PARTIES(5)),
    "assignee": Succession(APPLICANT, ANYBODY, _PARTIES(9)),
}
CAPPED: Final = [kind for kind, one in SUCCESSIONS.items() if one.capped]
